// Backups on a disk: which stay, what they are good for when an article is beyond reading, and that an upgrade makes
// one before it writes anything.

import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Backups } from "../../electron/store/backups.ts"
import { DurableRecord } from "../../electron/store/durable-record.ts"
import type { FileSystem } from "../../electron/store/file-system.ts"
import { fail, ok, unwrap } from "../../shared/domain/result.ts"
import { expiredGenerations, type Generation } from "../../shared/storage/backup.ts"
import type { RecordCodec } from "../../shared/storage/record.ts"
import { createSequence } from "../../shared/storage/sequence.ts"
import { article, project, stamp } from "../support/article.ts"
import { faulty } from "./support/faults.ts"
import { everythingLost } from "./support/memory-disk.ts"
import { FOLDER, newDisk, startProcess } from "./support/process.ts"
import { bytesOf, set } from "./support/scenario.ts"

const HOUR = 3_600_000

describe("making room", () => {
  const now = Date.UTC(2026, 2, 29, 1, 30)
  const made = (number: number, age: number, bytes = 10): Generation => {
    const file = { sha256: String(number).padStart(64, "0"), bytes, stamp: "" }
    return { number, made: new Date(now - age).toISOString(), reason: "regular", project: file, articles: [] }
  }
  const kept = (generations: readonly Generation[], budget = Number.POSITIVE_INFINITY) => {
    const expired = expiredGenerations(generations, new Date(now).toISOString(), budget)
    return generations.map(({ number }) => number).filter((number) => !expired.has(number))
  }

  it("keeps the last hour closely, then one an hour, then one a day", () => {
    const every10Minutes = Array.from({ length: 6 * 24 * 70 }, (_, index) =>
      made(6 * 24 * 70 - index, index * (HOUR / 6)),
    )
    const numbers = kept(every10Minutes)
    const ages = numbers.map((number) => (6 * 24 * 70 - number) / 6)
    expect(ages.filter((age) => age < 1)).toHaveLength(6)
    expect(ages.filter((age) => age >= 1 && age < 48).length).toBeGreaterThanOrEqual(47)
    expect(ages.filter((age) => age >= 48).length).toBeGreaterThanOrEqual(57)
    expect(numbers.length).toBeLessThan(120)
  })

  it("keeps the newest within the budget, and the newest two whatever they weigh and whatever the clock says", () => {
    const generations = [made(4, 0, 80), made(3, 60_000, 80), made(2, 120_000, 15), made(1, 180_000, 80)]
    expect(kept(generations, 180)).toEqual([4, 3, 2])
    expect(kept(generations, 1)).toEqual([4, 3])
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1e12, max: 1e12 }), { minLength: 2, maxLength: 12 }),
        (ages) => {
          const list = ages.map((age, index) => made(index + 1, age))
          expect(kept(list)).toEqual(expect.arrayContaining([ages.length, ages.length - 1]))
        },
      ),
    )
  })
})

it("an article beyond reading is brought back, and its damaged files are kept", async () => {
  const disk = await newDisk()
  const first = unwrap(await startProcess(disk).create(FOLDER, project(), stamp))
  unwrap(await first.add(article("Austin met Shoigu"), bytesOf("Austin met Shoigu"), stamp))
  unwrap(await first.apply("article-1", [set("a", 0, 6)], stamp))
  await first.close()
  const folder = `${FOLDER}/articles/article-1`
  disk.put(`${folder}/article.json`, "{")
  disk.put(`${folder}/history.jsonl`, "{}\n")
  const opened = unwrap(await startProcess(disk).open(FOLDER))
  expect(await opened.read("article-1")).toMatchObject({ ok: false, error: { code: "article-damaged" } })
  const former = unwrap(await opened.readGeneration(1, "article-1"))
  unwrap(await opened.add(former, undefined, stamp))
  expect([...unwrap(await opened.read("article-1")).article.annotations.keys()]).toEqual(["a"])
  expect(unwrap(await opened.source("article-1"))).toEqual(bytesOf("Austin met Shoigu"))
  await opened.close()
  expect(disk.files().filter((path) => path.includes(".damaged-"))).toHaveLength(2)
})

describe("an upgrade", () => {
  interface Tally {
    readonly total: number
  }
  /** Version 2 counts in tens. */
  const codecOf = (version: 1 | 2): RecordCodec<Tally, { add: number }> => ({
    sequence: createSequence(
      "tally",
      version === 1
        ? []
        : [
            {
              to: 2,
              name: "count-in-tens",
              snapshot: (json) => ({ ...json, total: Number(json.total) * 10 }),
              operation: (json) => ({ ...json, add: Number(json.add) * 10 }),
            },
          ],
    ),
    name: () => "The tally",
    encode: (state) => ({ ...state }),
    decode: ({ total }) =>
      typeof total === "number" ? ok({ state: { total }, doubts: [] }) : fail("bad-request", "No tally."),
    parse: (operation) =>
      typeof operation === "object" && operation !== null && "add" in operation
        ? ok({ add: Number(operation.add) })
        : fail("bad-operation", "That adds nothing."),
    apply: (state, operations) =>
      ok({ total: operations.reduce((sum, { add }) => sum + add, state?.total ?? 0) }),
  })
  const open = (fileSystem: FileSystem, version: 1 | 2) =>
    DurableRecord.open(codecOf(version), {
      fileSystem,
      folder: "/home",
      snapshot: "project.json",
      history: "history.jsonl",
      pace: { idle: 1, most: 1 },
      beforeMigration: () => new Backups(fileSystem, "/home").make("before-migration", [], stamp.time),
    })
  const old = async () => {
    const disk = await newDisk()
    disk.put("/home/project.json", '{"version": 1, "sequence": 2, "total": 3}')
    return disk
  }

  it("backs up first, and stopped at any call loses nothing", async () => {
    let finished = false
    for (let last = 1; !finished; last++) {
      const disk = await old()
      const before = disk.text("/home/project.json")
      finished = true
      const dying = faulty(disk, (call) => {
        if (call < last) return "works"
        finished = false
        return "dies"
      })
      const opened = await open(dying, 2)
      const added = opened.ok ? await opened.value.apply([{ add: 5 }], stamp) : opened
      if (opened.ok) await opened.value.close()
      for (const after of [disk, disk.afterPowerCut(everythingLost)]) {
        await new Backups(after, "/home").sweep()
        const again = unwrap(await open(after, 2))
        // The step under way may have been done just before its acknowledgement.
        expect(added.ok ? [35] : [30, 35]).toContain(again.state.total)
        await again.close()
        if (after.text("/home/project.json") === before) continue
        const [generation] = await new Backups(after, "/home").list()
        expect(generation?.reason).toBe("before-migration")
        const kept = await new Backups(after, "/home").read(generation?.project.sha256 ?? "")
        expect(new TextDecoder().decode(kept)).toBe(before)
      }
    }
  })

  it("is not undone by an older program, which leaves the files alone", async () => {
    const disk = await old()
    const opened = unwrap(await open(disk, 2))
    unwrap(await opened.apply([{ add: 5 }], stamp))
    await opened.close()
    const files = disk.files().map((path) => disk.text(path))
    expect(await open(disk, 1)).toMatchObject({ ok: false, error: { code: "project-newer" } })
    expect(disk.files().map((path) => disk.text(path))).toEqual(files)
  })
})
