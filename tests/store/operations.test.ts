// Everything that is done with a project is cut short at every call of the file system that it makes: the process
// dies there, or the power fails, or the disk refuses, once or from then on. Afterwards the project is as it was before
// or as it was to be, whole either way; nothing is damaged or left lying about; and done again, it succeeds.

import { describe, expect, it, vi } from "vitest"
import type { FileSystem } from "../../electron/store/file-system.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { isTemporaryName } from "../../shared/storage/layout.ts"
import { methodsOf } from "./support/crash.ts"
import { chance, isLongRun, seed, tell } from "./support/durability.ts"
import { faulty, type Outcome } from "./support/faults.ts"
import {
  everythingKept,
  everythingLost,
  type MemoryDisk,
  onlyNamesKept,
  randomFate,
} from "./support/memory-disk.ts"
import { look, type Operation, operations } from "./support/operations.ts"
import { FOLDER, startProcess } from "./support/process.ts"

// Renaming is tried again for a second where something holds a file for a moment.
vi.mock("node:timers/promises", async (original) => ({
  ...(await original<typeof import("node:timers/promises")>()),
  setTimeout: () => new Promise(setImmediate),
}))

const random = chance(7)
const faults: readonly Outcome[] = [
  ...["EIO", "EACCES", "EPERM", "ENOSPC"].map((fails) => ({ fails })),
  "short",
]

describe.each(operations)("$name", (operation) => {
  it("cut short by a crash anywhere, leaves the project as before or as meant", async () => {
    const { before, after } = await extremes(operation)
    const { calls, problems } = await everywhere(async (at) => {
      const disk = await operation.prepare()
      let reached = false
      const dying = faulty(methodsOf(disk), (call) => {
        reached ||= call >= at
        return call < at ? "works" : "dies"
      })
      const done = (await operation.run(dying)).ok
      const ends = [everythingLost, everythingKept, onlyNamesKept, randomFate(random)]
      const found: string[] = []
      for (const [index, fate] of ends.entries()) {
        const problem = await problemOn(disk.afterPowerCut(fate), operation, { before, after, done })
        if (problem !== undefined) found.push(`end ${index}: ${problem}`)
      }
      return { reached, found }
    })
    tell(
      `crash at every call: ${operation.name}`,
      `${calls} calls, ${calls * 4} ends, ${problems.length} problems`,
    )
    expect(problems, `seed ${seed}`).toEqual([])
  }, 1_200_000)

  it("on a disk that fails anywhere, once or from then on, is whole or not at all, and succeeds later", async () => {
    const { before, after } = await extremes(operation)
    let tried = 0
    for (const fault of faults) {
      for (const times of [1, Number.POSITIVE_INFINITY]) {
        const { calls, problems } = await everywhere(async (at) => {
          const disk = await operation.prepare()
          let reached = false
          const failing = faulty(methodsOf(disk), (call) => {
            reached ||= call >= at
            return call >= at && call < at + times ? fault : "works"
          })
          const done = (await operation.run(failing)).ok
          const problem = await problemOn(disk, operation, { before, after, done })
          return { reached, found: problem === undefined ? [] : [problem] }
        })
        tried += calls
        expect(problems, `${JSON.stringify(fault)} ${times} times, seed ${seed}`).toEqual([])
      }
    }
    tell(
      `failing disk: ${operation.name}`,
      `${tried} failures of ${faults.length} sorts, once and for good, 0 problems`,
    )
  }, 1_200_000)
})

describe("this test itself", () => {
  const withoutSync = (matches: (path: string) => boolean) => (disk: MemoryDisk) => ({
    open: async (path: string, use: "read" | "create" | "update") => {
      const file = await disk.open(path, use)
      return matches(path) ? { ...file, sync: async () => {} } : file
    },
  })
  const controls: [string, string, (disk: MemoryDisk) => Partial<FileSystem>][] = [
    ["restore", "never syncs files", withoutSync(() => true)],
    ["import a batch", "never syncs folders", () => ({ syncFolder: async () => {} })],
    [
      "edit several articles at once",
      "writes into the articles before the project's history is durable",
      withoutSync((path) => path === `${FOLDER}/history.jsonl`),
    ],
  ]
  it.each(controls)(
    "catches, in %s, a store that %s",
    async (name, words, weakness) => {
      const operation = operations.find((one) => one.name === name)
      if (operation === undefined) throw new Error(`There is no ${name}`)
      const { before, after } = await extremes(operation)
      const { problems } = await everywhere(async (at) => {
        const disk = await operation.prepare()
        let reached = false
        const dying = faulty({ ...methodsOf(disk), ...weakness(disk) }, (call) => {
          reached ||= call >= at
          return call < at ? "works" : "dies"
        })
        const done = (await operation.run(dying)).ok
        const found: string[] = []
        for (const fate of [everythingLost, onlyNamesKept]) {
          const problem = await problemOn(disk.afterPowerCut(fate), operation, { before, after, done }).catch(
            String,
          )
          if (problem !== undefined) found.push(problem)
        }
        return { reached, found }
      })
      tell(`crash at every call: ${name}, control: ${words}`, `caught ${problems.length} times`)
      expect(problems.length).toBeGreaterThan(0)
    },
    1_200_000,
  )
})

type Content = Readonly<Record<string, unknown>>

/** What the project holds if the operation never happens, and if it does. */
async function extremes(operation: Operation): Promise<{ before: Content; after: Content }> {
  const untouched = await operation.prepare()
  const done = await operation.prepare()
  unwrap(await operation.run(done))
  return { before: await contentOn(untouched), after: await contentOn(done) }
}

/** Tries at each call of an operation until there are no more; in the short run, at every few. */
async function everywhere(
  attempt: (at: number) => Promise<{ reached: boolean; found: readonly string[] }>,
  stride = isLongRun ? 1 : 29,
): Promise<{ calls: number; problems: string[] }> {
  const problems: string[] = []
  let calls = 0
  for (let at = 1 + Math.floor(random() * stride); ; at += stride) {
    const { reached, found } = await attempt(at)
    if (!reached) return { calls, problems }
    calls++
    problems.push(...found.map((problem) => `call ${at}, ${problem}`))
  }
}

async function problemOn(
  disk: MemoryDisk,
  operation: Operation,
  { before, after, done }: { before: Content; after: Content; done: boolean },
): Promise<string | undefined> {
  const content = await contentOn(disk)
  const possible = done ? [after] : [before, after]
  const whole = possible.some((one) => JSON.stringify(one) === JSON.stringify(content))
  if (!whole && (done || operation.inParts !== true || !isBetween(content, before, after)))
    return `it holds something else although it was ${done ? "done" : "not done"}`
  const again = await operation.run(disk)
  if (!again.ok) return `it cannot be done again: ${again.error.message}`
  if (JSON.stringify(await contentOn(disk)) !== JSON.stringify(after))
    return "done again it gives something else"
  const left = disk.files().filter((path) => path.split("/").some(isTemporaryName))
  if (left.length > 0) return `it leaves ${left.join(", ")}`
  const damage = unwrap(await startProcess(disk).check(FOLDER)).filter(
    ({ severity }) => severity === "damage",
  )
  return damage.length > 0 ? `it leaves damage: ${JSON.stringify(damage)}` : undefined
}

async function contentOn(disk: MemoryDisk): Promise<Content> {
  const opened = unwrap(await startProcess(disk).open(FOLDER))
  const content = await look(opened)
  await opened.close()
  return sorted(content)
}

/** Everything there was is there or as it was to be, and everything else is as it was to be. */
function isBetween(content: Content, before: Content, after: Content): boolean {
  const parts = (one: Content) =>
    new Map(Object.entries(Object(one.articles)).map(([title, article]) => [title, JSON.stringify(article)]))
  const [now, then, meant] = [parts(content), parts(before), parts(after)]
  return (
    [...then.keys()].every((title) => now.has(title)) &&
    [...now].every(([title, article]) => [then.get(title), meant.get(title)].includes(article))
  )
}

function sorted(content: Content): Content {
  const articles = Object.entries(Object(content.articles)).sort(([a], [b]) => (a < b ? -1 : 1))
  return { ...content, articles: Object.fromEntries(articles) }
}
