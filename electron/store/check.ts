// Verifies every file of a project: checksums, that the pieces fit each other, that quotes are where the offsets say,
// that what is referred to exists, that backups are whole. Reads only.

import { join } from "node:path"
import type { Article } from "../../shared/domain/article.ts"
import type { Finding } from "../../shared/domain/finding.ts"
import type { Project } from "../../shared/domain/project.ts"
import { articleRecord } from "../../shared/storage/article-record.ts"
import { generationName } from "../../shared/storage/backup.ts"
import { examineRecord } from "../../shared/storage/examine.ts"
import { readJson } from "../../shared/storage/json.ts"
import { articleLayout, isTemporaryName, projectLayout } from "../../shared/storage/layout.ts"
import { isOtherVersionName } from "../../shared/storage/other-version.ts"
import { projectRecord } from "../../shared/storage/project-record.ts"
import type { RecordCodec } from "../../shared/storage/record.ts"
import { articleIdsIn, readSource } from "./article-folder.ts"
import { Backups } from "./backups.ts"
import { readWhole } from "./durable-file.ts"
import type { FileSystem } from "./file-system.ts"
import { kindOf } from "./folders.ts"

/** In the order of the folder: the project, its articles, its backups. Rejects as the disk does. */
export async function checkProject(fileSystem: FileSystem, path: string): Promise<Finding[]> {
  const { project: snapshot, history, articles } = projectLayout
  const project = await examine(fileSystem, path, "", projectRecord, { snapshot, history })
  const findings = [...project.findings, ...(await leftovers(fileSystem, path, ""))]
  if ((await kindOf(fileSystem, join(path, articles))) === "folder") {
    for (const id of (await articleIdsIn(fileSystem, join(path, articles))).sort()) {
      findings.push(...(await checkArticle(fileSystem, path, id, project.state)))
    }
    findings.push(...(await leftovers(fileSystem, path, articles)))
  }
  findings.push(...(await checkIndex(fileSystem, path)), ...(await checkBackups(fileSystem, path)))
  return findings
}

async function checkArticle(
  fileSystem: FileSystem,
  path: string,
  id: string,
  project: Project | undefined,
): Promise<Finding[]> {
  const folder = `${projectLayout.articles}/${id}`
  const { article: snapshot, history } = articleLayout
  const { state, findings } = await examine(fileSystem, path, folder, articleRecord(id), {
    snapshot,
    history,
  })
  const result = [...findings, ...(await leftovers(fileSystem, path, folder))]
  if (state === undefined) return result
  for (const { sha256 } of [state.source, ...(state.formerSources ?? [])]) {
    const source = await readSource(fileSystem, join(path, folder), sha256)
    if (!source.ok) result.push({ file: folder, severity: "damage", message: source.error.message })
  }
  if (project !== undefined) {
    for (const message of brokenReferences(state, project))
      result.push({ file: `${folder}/${snapshot}`, severity: "remark", message })
  }
  return result
}

function brokenReferences(article: Article, project: Project): string[] {
  const creators = new Set(project.creators.map(({ id }) => id))
  const kinds = new Set(project.codebook.kinds.map(({ id }) => id))
  return [...article.annotations.values()].flatMap(({ id, creator, kind }) => [
    ...(creators.has(creator)
      ? []
      : [`Annotation ${id} was made by ${creator}, whom the project does not know.`]),
    ...(kinds.has(kind) ? [] : [`Annotation ${id} is a ${kind}, which the codebook does not have.`]),
  ])
}

async function examine<State, Operation>(
  fileSystem: FileSystem,
  path: string,
  folder: string,
  codec: RecordCodec<State, Operation>,
  names: { readonly snapshot: string; readonly history: string },
) {
  const prefix = folder === "" ? "" : `${folder}/`
  const files = {
    snapshot: await readWhole(fileSystem, join(path, folder, names.snapshot)),
    history: await readWhole(fileSystem, join(path, folder, names.history)),
  }
  return examineRecord(codec, files, {
    snapshot: `${prefix}${names.snapshot}`,
    history: `${prefix}${names.history}`,
  })
}

/** What a process that died left lying about, and damaged files that were kept. */
async function leftovers(fileSystem: FileSystem, path: string, folder: string): Promise<Finding[]> {
  const entries = await fileSystem.readFolder(join(path, folder))
  return entries.flatMap(({ name }) => {
    const file = folder === "" ? name : `${folder}/${name}`
    if (isTemporaryName(name))
      return [{ file, severity: "remark", message: "A process that ended too early left it. It is no loss." }]
    if (isOtherVersionName(name))
      return [
        { file, severity: "remark", message: "Another version of the article. Postil shows how it differs." },
      ]
    const kept = keptFiles.find(([part]) => name.includes(part))
    return kept === undefined ? [] : [{ file, severity: "remark", message: kept[1] }]
  })
}

const keptFiles = [
  [".damaged-", "A damaged file that was kept when it was mended."],
  [".reviewed", "Another version of the article that was looked at."],
  [".other-", "What another program put here while it was open in Postil."],
] as const

async function checkIndex(fileSystem: FileSystem, path: string): Promise<Finding[]> {
  const bytes = await readWhole(fileSystem, join(path, projectLayout.index))
  if (bytes === undefined || readJson(bytes).ok) return []
  return [{ file: projectLayout.index, severity: "remark", message: "It is made anew at the next opening." }]
}

async function checkBackups(fileSystem: FileSystem, path: string): Promise<Finding[]> {
  const backups = new Backups(fileSystem, path)
  const findings: Finding[] = []
  const judged = new Map<string, boolean>()
  for (const number of await backups.numbers()) {
    const file = `${projectLayout.backups}/${generationName(number)}`
    const generation = await backups.find(number)
    if (generation === undefined) {
      findings.push({ file, severity: "damage", message: "This backup cannot be read." })
      continue
    }
    for (const { sha256 } of [generation.project, ...generation.articles]) {
      if (!judged.has(sha256)) judged.set(sha256, (await backups.read(sha256)) !== undefined)
    }
    const broken = generation.articles.filter(({ sha256 }) => judged.get(sha256) !== true)
    for (const { title } of broken)
      findings.push({ file, severity: "damage", message: `Its copy of “${title}” is missing or damaged.` })
    if (judged.get(generation.project.sha256) !== true)
      findings.push({
        file,
        severity: "damage",
        message: "Its copy of the project's file is missing or damaged.",
      })
  }
  return findings
}
