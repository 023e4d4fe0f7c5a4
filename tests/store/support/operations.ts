// What is done with a project apart from editing, each as one thing that may be cut short anywhere: what the disk is
// like before, what is done, and what the project must look like afterwards.

import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { FileSystem } from "../../../electron/store/file-system.ts"
import { createIds } from "../../../electron/system/ids.ts"
import type { OpenProject } from "../../../shared/application/ports.ts"
import type { Client } from "../../../shared/contract/client.ts"
import { articleToJson } from "../../../shared/domain/article.ts"
import { ok, type Result, unwrap } from "../../../shared/domain/result.ts"
import { testApplication, textFile } from "../../application/support.ts"
import { annotation, article, project, stamp } from "../../support/article.ts"
import { everythingKept, type MemoryDisk } from "./memory-disk.ts"
import { FOLDER, newDisk, startProcess } from "./process.ts"
import { bytesOf, set } from "./scenario.ts"

export interface Operation {
  readonly name: string
  /** A disk of its own each time. */
  prepare(): Promise<MemoryDisk>
  /** @returns whether it was acknowledged */
  run(fileSystem: FileSystem): Promise<Result<unknown>>
  /** Whether it may be done in part: each article whole or not there. */
  readonly inParts?: boolean
}

/** What a project holds that can be read, apart from ids, and from creators, who are known before they do anything. */
export async function look(project: OpenProject): Promise<Readonly<Record<string, unknown>>> {
  const { name, codebook } = project.project
  const articles: Record<string, unknown> = {}
  for (const { id } of unwrap(await project.list())) {
    const read = await project.read(id)
    if (!read.ok) continue
    const { id: _, added: __, ...content } = articleToJson(read.value.article)
    articles[content.metadata.title] = content
  }
  return { name, codebook, articles }
}

export const operations: readonly Operation[] = [
  { name: "open", prepare: prepared(crashed), run: (disk) => within(disk, async () => ok(null)) },
  {
    name: "edit and snapshot",
    prepare: prepared(),
    run: (disk) => within(disk, (opened) => opened.apply("article-1", [set("x", 7, 10)], stamp)),
  },
  {
    name: "edit several articles at once",
    prepare: prepared(),
    run: (disk) =>
      within(disk, (opened) =>
        opened.applyTogether(
          {
            project: [{ type: "project.rename", name: "November" }],
            articles: ["article-1", "article-2"].map((id) => ({ id, operations: [set("x", 7, 10)] })),
          },
          stamp,
        ),
      ),
  },
  {
    name: "back up",
    prepare: prepared(),
    run: (disk) => within(disk, (opened) => opened.backUp("before-import")),
  },
  {
    name: "restore",
    prepare: prepared(),
    run: (disk) =>
      asked(disk, async (client) => {
        const opened = await client.call("project.open", { path: FOLDER, access: "write" })
        return opened.ok ? await client.call("backup.restore", { number: 1 }) : opened
      }),
  },
  {
    name: "repair",
    prepare: prepared(damaged),
    run: (disk) => asked(disk, (client) => client.call("project.check", { path: FOLDER, repair: true })),
    inParts: true,
  },
  {
    name: "import a batch",
    prepare: prepared(),
    inParts: true,
    run: (disk) =>
      asked(disk, async (client) => {
        const opened = await client.call("project.open", { path: FOLDER, access: "write" })
        if (!opened.ok) return opened
        const files = Array.from({ length: 11 }, (_, index) =>
          textFile(`report ${index}.txt`, `Report ${index} says that Austin met Shoigu.`),
        )
        const outcomes = await client.call("article.import", { files })
        const refused = outcomes.ok && outcomes.value.find(({ outcome }) => outcome === "refused")
        return refused
          ? { ok: false, error: { code: "io", message: JSON.stringify(refused.problems) } }
          : outcomes
      }),
  },
  {
    name: "migrate",
    prepare: () => golden("version-1"),
    run: (disk) =>
      within(disk, async (opened) => {
        const rows = await opened.list()
        for (const { id } of rows.ok ? rows.value : []) {
          const read = await opened.read(id)
          if (!read.ok) return read
        }
        return rows
      }),
  },
]

/** A project with a backup, and work since. */
function prepared(spoil: (disk: MemoryDisk) => MemoryDisk | Promise<MemoryDisk> = (disk) => disk) {
  let made: Promise<MemoryDisk> | undefined
  const make = async () => {
    const disk = await newDisk()
    const opened = unwrap(await startProcess(disk).create(FOLDER, project(), stamp))
    for (const id of ["article-1", "article-2"])
      unwrap(
        await opened.add(
          article(`Austin met Shoigu in ${id}`, id),
          bytesOf(`Austin met Shoigu in ${id}`),
          stamp,
        ),
      )
    unwrap(await opened.apply("article-1", [set("a", 0, 6)], stamp))
    unwrap(await opened.backUp("regular"))
    unwrap(await opened.apply("article-1", [{ type: "annotation.remove", id: "a" }], stamp))
    const noted = {
      type: "annotation.set",
      annotation: annotation("b", 0, 6, { note: "the minister" }),
    } as const
    unwrap(await opened.apply("article-2", [noted], stamp))
    await opened.close()
    return await spoil(disk)
  }
  return async () => {
    made ??= make()
    return (await made).afterPowerCut(everythingKept)
  }
}

/** As after a process that died: a torn line, a snapshot that lags, another that is damaged, a temporary file. */
async function crashed(disk: MemoryDisk): Promise<MemoryDisk> {
  const folder = `${FOLDER}/articles`
  const snapshot = disk.text(`${folder}/article-1/article.json`)
  const opened = unwrap(await startProcess(disk).open(FOLDER))
  unwrap(await opened.apply("article-1", [set("c", 7, 10)], stamp))
  await opened.close()
  disk.put(`${folder}/article-1/article.json`, snapshot)
  disk.put(
    `${folder}/article-1/history.jsonl`,
    `${disk.text(`${folder}/article-1/history.jsonl`)}{"version":2,"seq`,
  )
  disk.put(`${folder}/article-2/article.json`, "{")
  disk.put(`${FOLDER}/holder.json`, '{"process":1,"host":"elsewhere"}')
  return disk
}

function damaged(disk: MemoryDisk): MemoryDisk {
  for (const name of ["article.json", "history.jsonl"])
    disk.put(`${FOLDER}/articles/article-1/${name}`, "not what it was")
  return disk
}

async function golden(version: string): Promise<MemoryDisk> {
  const disk = await newDisk()
  const root = join(import.meta.dirname, "../../fixtures/projects", version)
  for (const folder of ["/home/maria", FOLDER]) await disk.makeFolder(folder)
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true }).sort(
    (a, b) => a.parentPath.length - b.parentPath.length,
  )) {
    const path = `${FOLDER}${join(entry.parentPath, entry.name).slice(root.length)}`
    if (entry.isDirectory()) await disk.makeFolder(path)
    else disk.put(path, new Uint8Array(readFileSync(join(entry.parentPath, entry.name))))
  }
  return disk.afterPowerCut(everythingKept)
}

async function within(
  fileSystem: FileSystem,
  work: (opened: OpenProject) => Promise<Result<unknown>>,
): Promise<Result<unknown>> {
  const opened = await startProcess(fileSystem).open(FOLDER)
  if (!opened.ok) return opened
  const result = await work(opened.value)
  await opened.value.close()
  return result
}

async function asked(
  fileSystem: FileSystem,
  work: (client: Client) => Promise<Result<unknown>>,
): Promise<Result<unknown>> {
  const { application, window } = testApplication({ store: startProcess(fileSystem), ids: createIds() })
  const result = await work(window("a window"))
  await application.close()
  return result
}
