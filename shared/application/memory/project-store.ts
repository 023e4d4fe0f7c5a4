// Projects that live as long as the object: the store's twin for tests and for hosts without a disk. It keeps what
// a real one would keep, by the same codecs, and nothing of how.

import type { Article } from "../../domain/article.ts"
import { summarize } from "../../domain/article.ts"
import { sha256OfBytes } from "../../domain/hash.ts"
import { creationOf } from "../../domain/operation.ts"
import { applyToProject, type Project, type ProjectOperation } from "../../domain/project.ts"
import { type Failure, fail, ok } from "../../domain/result.ts"
import { articleRecord } from "../../storage/article-record.ts"
import type { Generation } from "../../storage/backup.ts"
import { objectionToGroup } from "../../storage/group.ts"
import type { HistoryEntry } from "../../storage/history.ts"
import { projectRecord } from "../../storage/project-record.ts"
import { applyUnparsed } from "../../storage/record.ts"
import type { OpenProject, ProjectStore, Stamp } from "../ports.ts"

export function createMemoryProjectStore(): ProjectStore {
  const folders = new Map<string, Folder>()
  return {
    async create(path, project, stamp) {
      if (folders.has(path)) return fail("project-exists", `There is a project in ${path} already.`, path)
      const history = [
        { version: 1, sequence: 1, ...stamp, operations: [{ type: "project.create", project }] },
      ]
      const folder: Folder = { path, project, history, articles: new Map(), open: true, generations: [] }
      folders.set(path, folder)
      return ok(openFolder(folder))
    },
    async open(path) {
      const folder = folders.get(path)
      if (folder === undefined) return fail("not-found", `There is no folder ${path}.`, path)
      if (folder.open) return fail("project-locked", "This project is already open.", path)
      folder.open = true
      return ok(openFolder(folder))
    },
    async openForReading(path, readOnly) {
      const folder = folders.get(path)
      return folder === undefined
        ? fail("not-found", `There is no folder ${path}.`, path)
        : ok(openFolder(folder, readOnly))
    },
    realPath: async (path) => path,
    async check(path) {
      // What lives in memory has no files that could be damaged.
      return folders.has(path) ? ok([]) : fail("not-found", `There is no folder ${path}.`, path)
    },
  }
}

interface Folder {
  readonly path: string
  project: Project
  readonly history: HistoryEntry[]
  readonly articles: Map<
    string,
    {
      article: Article
      sequence: number
      readonly sources: Uint8Array[]
      readonly history: HistoryEntry[]
    }
  >
  open: boolean
  /** The newest first. */
  readonly generations: { generation: Generation; articles: ReadonlyMap<string, Article> }[]
}

function openFolder(folder: Folder, readOnly?: Failure): OpenProject {
  const { articles } = folder
  let closed = false
  const missing = () =>
    closed
      ? fail("no-project", "The project is closed.")
      : fail("not-found", "There is no such article in this project.")
  const refusal = () =>
    closed || readOnly === undefined ? undefined : ({ ok: false, error: readOnly } as const)
  const find = (id: string) => (closed ? undefined : articles.get(id))
  const record = (project: Project, operations: readonly ProjectOperation[], stamp: Stamp) => {
    folder.project = project
    if (operations.length > 0)
      folder.history.push({ version: 1, sequence: folder.history.length + 1, ...stamp, operations })
  }
  return {
    path: folder.path,
    get project() {
      return folder.project
    },
    get sequence() {
      return folder.history.length
    },
    notices: [],
    readOnly,
    async list() {
      return closed ? missing() : ok([...articles.values()].map(({ article }) => summarize(article)))
    },
    async read(id) {
      const kept = find(id)
      return kept === undefined
        ? missing()
        : ok({ article: kept.article, sequence: kept.sequence, notices: [] })
    },
    async add(article, bytes, stamp) {
      if (closed) return missing()
      const refused = refusal()
      if (refused !== undefined) return refused
      if (articles.has(article.id)) return fail("bad-operation", `There is an article ${article.id} already.`)
      const created = articleRecord(article.id).apply(undefined, [creationOf(article)])
      if (!created.ok) return created
      const history = [{ version: 1, sequence: 1, ...stamp, operations: [creationOf(article)] }]
      articles.set(article.id, {
        article: created.value,
        sequence: 1,
        sources: bytes === undefined ? [] : [bytes.slice()],
        history,
      })
      return ok({ sequence: 1 })
    },
    async apply(id, operations, stamp) {
      const kept = find(id)
      if (kept === undefined) return missing()
      const refused = refusal()
      if (refused !== undefined) return refused
      const applied = applyUnparsed(articleRecord(id), kept.article, operations)
      if (!applied.ok) return applied
      kept.article = applied.value
      kept.sequence++
      kept.history.push({ version: 1, sequence: kept.sequence, ...stamp, operations })
      return ok({ sequence: kept.sequence })
    },
    async applyToProject(operation, stamp) {
      if (closed) return missing()
      const refused = refusal()
      if (refused !== undefined) return refused
      if (operation.type === "project.create")
        return fail("bad-operation", "A project has only one creation.")
      record(applyToProject(folder.project, operation), [operation], stamp)
      return ok(folder.project)
    },
    async applyTogether(changes, stamp) {
      if (closed) return missing()
      const refused = refusal()
      if (refused !== undefined) return refused
      const objection = objectionToGroup(changes)
      if (objection !== undefined) return objection
      const project =
        changes.project.length === 0
          ? ok(folder.project)
          : applyUnparsed(projectRecord, folder.project, changes.project)
      if (!project.ok) return project
      const applied: (() => [string, number])[] = []
      for (const { id, operations } of changes.articles) {
        const kept = find(id)
        if (kept === undefined) return missing()
        const next = applyUnparsed(articleRecord(id), kept.article, operations)
        if (!next.ok) return next
        applied.push(() => {
          kept.article = next.value
          kept.sequence++
          kept.history.push({ version: 1, sequence: kept.sequence, ...stamp, operations })
          return [id, kept.sequence]
        })
      }
      record(project.value, changes.project, stamp)
      return ok({ project: project.value, sequences: Object.fromEntries(applied.map((apply) => apply())) })
    },
    async projectHistory() {
      return closed ? missing() : ok([...folder.history])
    },
    async history(id) {
      const kept = find(id)
      return kept === undefined ? missing() : ok([...kept.history])
    },
    async source(id, sha256) {
      const kept = find(id)
      if (kept === undefined) return missing()
      const wanted = sha256 ?? kept.article.source.sha256
      // What was put in by hand, as in tests, may not be what it says.
      const only = kept.sources.length === 1 && sha256 === undefined ? kept.sources[0] : undefined
      const source = only ?? kept.sources.find((bytes) => sha256OfBytes(bytes) === wanted)
      return source === undefined ? missing() : ok(source.slice())
    },
    async keepSource(id, _, bytes) {
      const kept = find(id)
      if (kept === undefined) return missing()
      const refused = refusal()
      if (refused !== undefined) return refused
      kept.sources.push(bytes.slice())
      return ok(null)
    },
    // Nobody else gets at what lives in memory.
    async lookOutside() {
      return closed ? missing() : ok({ project: false, theirs: [], both: [], arrived: [] })
    },
    async otherVersions() {
      return closed ? missing() : ok([])
    },
    readOtherVersion: async () => missing(),
    putOtherVersionAway: async () => refusal() ?? missing(),
    async generations() {
      return closed ? missing() : ok(folder.generations.map(({ generation }) => generation))
    },
    async readGeneration(number, id) {
      const kept = folder.generations.find(({ generation }) => generation.number === number)?.articles.get(id)
      return closed || kept === undefined ? missing() : ok(kept)
    },
    async backUp(reason) {
      if (closed) return missing()
      const refused = refusal()
      if (refused !== undefined) return refused
      const kept = new Map([...articles].map(([id, { article }]) => [id, article]))
      const last = folder.generations[0]
      const same =
        last?.articles.size === kept.size && [...kept].every(([id, one]) => last.articles.get(id) === one)
      if (reason === "regular" && same) return ok(null)
      const file = { sha256: "0".repeat(64), bytes: 0, stamp: "" }
      const rows = [...kept.values()].map(summarize)
      const generation = {
        number: (last?.generation.number ?? 0) + 1,
        made: new Date(0).toISOString(),
        reason,
        project: file,
        articles: rows.map(({ id, title, annotationCount }) => ({ ...file, id, title, annotationCount })),
      }
      folder.generations.unshift({ generation, articles: kept })
      return ok(null)
    },
    async close() {
      if (!closed && readOnly === undefined) folder.open = false
      closed = true
    },
  }
}
