// The disk refuses at every single call of everything that is saved: once, and until further notice. What was there
// stays, the refusal is told in the words of its cause, and saving again succeeds once the disk does.

import { describe, expect, it } from "vitest"
import type { OpenProject } from "../../shared/application/ports.ts"
import { type FailureCode, type Result, unwrap } from "../../shared/domain/result.ts"
import { isTemporaryName } from "../../shared/storage/layout.ts"
import { article, project, stamp } from "../support/article.ts"
import { isLongRun, tell } from "./support/durability.ts"
import { faulty, type Outcome } from "./support/faults.ts"
import { everythingLost, type MemoryDisk } from "./support/memory-disk.ts"
import { contentOf, FOLDER, newDisk, startProcess } from "./support/process.ts"
import { bytesOf, type Step, set } from "./support/scenario.ts"

const faults: [Outcome, FailureCode][] = [
  [{ fails: "ENOSPC" }, "disk-full"],
  [{ fails: "EIO" }, "io"],
  [{ fails: "EROFS" }, "not-permitted"],
  ["short", "io"],
  // Renaming is tried again for a second when it meets these, so that they take long.
  ...(isLongRun
    ? ([
        [{ fails: "EACCES" }, "not-permitted"],
        [{ fails: "EPERM" }, "not-permitted"],
      ] as [Outcome, FailureCode][])
    : []),
]

const steps: [string, Step][] = [
  ["a change to an article", (project) => project.apply("article-1", [set("b", 11, 17)], stamp)],
  [
    "a change to the project",
    (project) => project.applyToProject({ type: "project.rename", name: "October" }, stamp),
  ],
  ["a new article", (project) => project.add(article("Lavrov", "article-3"), bytesOf("Lavrov"), stamp)],
  [
    "a change to several articles",
    (project) =>
      project.applyTogether(
        {
          project: [{ type: "project.rename", name: "October" }],
          articles: ["article-1", "article-2"].map((id) => ({ id, operations: [set("b", 7, 10)] })),
        },
        stamp,
      ),
  ],
]

describe.each(steps)("%s on a failing disk", (name, step) => {
  it.each(faults)("is whole or not at all: %o", async (fault, code) => {
    let points = 0
    const lengths = [1, Number.POSITIVE_INFINITY]
    for (const times of lengths) {
      let reached = true
      for (let at = 1; reached; at++) {
        reached = await failAt(step, fault, code, at, at + times)
        points++
      }
    }
    tell(`${name}: ${JSON.stringify(fault)}, once and for good`, `${points} calls, whole or not at all`)
  })
})

it("a change made while an earlier one is failing fails with it", async () => {
  const { disk, store } = await prepared()
  let broken = false
  const opened = unwrap(
    await store(faulty(disk, (_, name) => (broken && name === "sync" ? { fails: "EIO" } : "works"))),
  )
  broken = true
  const first = opened.apply("article-1", [set("b", 11, 17)], stamp)
  await new Promise(setImmediate)
  const second = opened.apply("article-1", [{ type: "annotation.remove", id: "b" }], stamp)
  expect(await first).toMatchObject({ ok: false, error: { code: "io" } })
  expect(await second).toMatchObject({ ok: false, error: { code: "io" } })
  await opened.close()
})

it("a snapshot that cannot be written costs nothing", async () => {
  const { disk, store } = await prepared()
  const opened = unwrap(
    await store(faulty(disk, (_, name) => (name === "open to create" ? { fails: "ENOSPC" } : "works"))),
  )
  unwrap(await opened.apply("article-1", [set("b", 11, 17)], stamp))
  const content = await contentOf(opened)
  await opened.close()
  const again = unwrap(await startProcess(disk.afterPowerCut(everythingLost)).open(FOLDER))
  expect(await contentOf(again)).toEqual(content)
  await again.close()
})

it("a change to several articles holds although one of them cannot be written, and is whole after a crash", async () => {
  const { disk, store } = await prepared()
  const opened = unwrap(
    await store(
      faulty(disk, (_, name, path) =>
        path.includes("article-2") && name === "sync" ? { fails: "EIO" } : "works",
      ),
    ),
  )
  const articles = ["article-1", "article-2"].map((id) => ({ id, operations: [set("b", 7, 10)] }))
  const outcome = unwrap(await opened.applyTogether({ project: [], articles }, stamp))
  expect(outcome.sequences).toEqual({ "article-1": 3, "article-2": 2 })
  const content = await contentOf(opened)
  const crashed = disk.afterPowerCut(everythingLost)
  const readOnly = { code: "read-only", message: "Just looking." } as const
  const reading = unwrap(await startProcess(crashed).openForReading(FOLDER, readOnly))
  expect(await contentOf(reading)).toEqual(content)
  const again = unwrap(await startProcess(crashed).open(FOLDER))
  expect(again.notices).toEqual([])
  expect(await contentOf(again)).toEqual(content)
  expect(unwrap(await again.history("article-2"))).toHaveLength(2)
  await again.close()
  await opened.close()
})

describe("making a project on a failing disk", () => {
  it.each(faults)("can be repeated: %o", async (fault) => {
    let reached = true
    for (let at = 1; reached; at++) {
      reached = false
      const disk = await newDisk()
      const store = startProcess(
        faulty(disk, (call) => {
          if (call !== at) return "works"
          reached = true
          return fault
        }),
      )
      const created = await store.create(FOLDER, project(), stamp)
      const opened = created.ok ? created : await store.create(FOLDER, project(), stamp)
      await unwrap(opened).close()
      expect(leftovers(disk)).toEqual([])
    }
  })
})

/** @returns whether the step made as many calls. */
async function failAt(
  step: Step,
  fault: Outcome,
  code: FailureCode,
  from: number,
  to: number,
): Promise<boolean> {
  const { disk, store } = await prepared()
  let call = 0
  let armed = false
  const opened = unwrap(
    await store(
      faulty(disk, () => {
        if (armed) call++
        return armed && call >= from && call < to ? fault : "works"
      }),
    ),
  )
  // In memory already, so that the faults meet the saving and not the reading.
  for (const id of ["article-1", "article-2"]) unwrap(await opened.read(id))
  const before = await contentOf(opened)
  armed = true
  const result = await step(opened)
  armed = false
  if (!result.ok) {
    expect(result.error.code).toBe(code)
    expect(await contentOf(opened)).toEqual(before)
    await settled(step(opened))
  }
  const after = await contentOf(opened)
  expect(after).not.toEqual(before)
  await opened.close()
  const again = unwrap(await startProcess(disk).open(FOLDER))
  expect(await contentOf(again)).toEqual(after)
  await again.close()
  expect(leftovers(disk)).toEqual([])
  return call >= from
}

async function settled(result: Promise<Result<unknown>>): Promise<void> {
  unwrap(await result)
}

async function prepared() {
  const disk = await newDisk()
  const opened = unwrap(await startProcess(disk).create(FOLDER, project(), stamp))
  unwrap(await opened.add(article("Austin met Shoigu"), bytesOf("Austin met Shoigu"), stamp))
  unwrap(await opened.apply("article-1", [set("a", 0, 6)], stamp))
  unwrap(await opened.add(article("Lavrov spoke", "article-2"), bytesOf("Lavrov spoke"), stamp))
  await opened.close()
  const store = (fileSystem: Parameters<typeof startProcess>[0]): Promise<Result<OpenProject>> =>
    startProcess(fileSystem).open(FOLDER)
  return { disk, store }
}

function leftovers(disk: MemoryDisk): string[] {
  return disk.files().filter((path) => path.split("/").some(isTemporaryName))
}
