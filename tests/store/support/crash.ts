// Dying at every call of a day's work, and judging what is on the disk afterwards.

import type { FileSystem } from "../../../electron/store/file-system.ts"
import { createMemoryProjectStore } from "../../../shared/application/memory/project-store.ts"
import { unwrap } from "../../../shared/domain/result.ts"
import { isTemporaryName } from "../../../shared/storage/layout.ts"
import { project, stamp } from "../../support/article.ts"
import { faulty } from "./faults.ts"
import { everythingLost, type Fate, type MemoryDisk } from "./memory-disk.ts"
import { type Content, contentOf, FOLDER, newDisk, startProcess } from "./process.ts"
import { contents, set, work } from "./scenario.ts"

/** Problems, not to be drowned in them. */
const ENOUGH = 10

/**
 * Runs the scenario once for each call that it makes, dying there.
 * @param thorough how many ends of each death are worked on as well as looked at
 * @param ends what may follow each death: a power cut with its fate, or, last, `undefined`: only the process ends
 */
export async function crashEverywhere(
  ends: () => (Fate | undefined)[],
  {
    weakness = () => ({}),
    thorough = Number.POSITIVE_INFINITY,
  }: { weakness?: (disk: MemoryDisk) => Partial<FileSystem>; thorough?: number } = {},
) {
  const expected = await contents(createMemoryProjectStore())
  const problems: string[] = []
  let finished = false
  let deaths = 0
  let judged = 0
  for (let last = 1; !finished && problems.length < ENOUGH; last++) {
    const disk = await newDisk()
    finished = true
    const dying = faulty({ ...methodsOf(disk), ...weakness(disk) }, (call, name) => {
      if (call < last) return "works"
      if (finished) deathAt = `call ${call} (${name})`
      finished = false
      return "dies"
    })
    let deathAt = "the end"
    const acknowledged = await work(startProcess(dying))
    if (finished && acknowledged !== expected.length - 1) problems.push("the work was not done")
    if (!finished) deaths++
    for (const [index, fate] of ends().entries()) {
      const after = fate === undefined ? disk : disk.afterPowerCut(fate)
      const judge = index < thorough ? problemWith : lossOn
      const problem = await judge(after, expected, acknowledged).catch(String)
      judged++
      if (problem !== undefined) problems.push(`${deathAt}, end ${index}: ${problem}`)
    }
  }
  return { deaths, judged, problems }
}

/** What was acknowledged and is not there, looked at only. */
async function lossOn(
  disk: MemoryDisk,
  expected: readonly (Content | undefined)[],
  acknowledged: number,
): Promise<string | undefined> {
  const opened = await startProcess(disk).open(FOLDER)
  if (!opened.ok) return acknowledged > 0 ? `it does not open: ${opened.error.message}` : undefined
  const content = JSON.stringify(await contentOf(opened.value))
  await opened.value.close()
  const possible = expected.slice(acknowledged, acknowledged + 2).map((state) => JSON.stringify(state))
  return possible.includes(content) ? undefined : `after ${acknowledged} steps it holds something else`
}

/** What is wrong with a disk on which so many steps were acknowledged, if anything. */
export async function problemWith(
  disk: MemoryDisk,
  expected: readonly (Content | undefined)[],
  acknowledged: number,
): Promise<string | undefined> {
  const store = startProcess(disk)
  const opened = await store.open(FOLDER)
  if (!opened.ok) {
    if (acknowledged > 0) return `it does not open: ${opened.error.message}`
    const made = unwrap(await store.create(FOLDER, project(), stamp))
    const kept = await startProcess(disk.afterPowerCut(everythingLost)).open(FOLDER)
    await made.close()
    return kept.ok ? undefined : "a second attempt at making it is lost"
  }
  const content = await contentOf(opened.value)
  // The step under way may have been done just before its acknowledgement.
  const possible = expected.slice(acknowledged, acknowledged + 2).map((state) => JSON.stringify(state))
  if (!possible.includes(JSON.stringify(content)))
    return `after ${acknowledged} steps it holds something else`
  if (content.articles.length > 0) unwrap(await opened.value.apply("article-1", [set("z", 1, 3)], stamp))
  else unwrap(await opened.value.applyToProject({ type: "project.rename", name: "Later" }, stamp))
  const later = JSON.stringify(await contentOf(opened.value))
  for (const { id } of content.articles) unwrap(await opened.value.source(id))
  await opened.value.close()
  const left = disk.files().filter((path) => path.split("/").some(isTemporaryName))
  if (left.length > 0) return `it leaves ${left.join(", ")}`
  const again = unwrap(await startProcess(disk.afterPowerCut(everythingLost)).open(FOLDER))
  if (JSON.stringify(await contentOf(again)) !== later) return "what was done afterwards is lost"
  await again.close()
  return undefined
}

export function methodsOf(disk: MemoryDisk): FileSystem {
  return {
    open: (path, use) => disk.open(path, use),
    rename: (from, to) => disk.rename(from, to),
    unlink: (path) => disk.unlink(path),
    makeFolder: (path) => disk.makeFolder(path),
    removeFolder: (path) => disk.removeFolder(path),
    readFolder: (path) => disk.readFolder(path),
    stat: (path) => disk.stat(path),
    realPath: (path) => disk.realPath(path),
    syncFolder: (path) => disk.syncFolder(path),
  }
}
