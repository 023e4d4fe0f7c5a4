// The process dies, or the power fails, at every single file-system call of a day's work. Whatever was acknowledged
// is there afterwards, nothing is half there, and nothing is left lying about.

import { describe, expect, it } from "vitest"
import type { FileSystem } from "../../electron/store/file-system.ts"
import { crashEverywhere } from "./support/crash.ts"
import { amount, chance, seed, tell } from "./support/durability.ts"
import {
  everythingKept,
  everythingLost,
  type Fate,
  type MemoryDisk,
  onlyNamesKept,
  randomFate,
} from "./support/memory-disk.ts"

describe("after a crash at any call", () => {
  it("the project holds what was acknowledged, and takes new work", async () => {
    const { deaths, judged, problems } = await crashEverywhere(() => [...fates(), undefined])
    tell("crash at every call", `${deaths} calls, ${judged} ends, ${problems.length} problems`)
    expect(problems, `seed ${seed}`).toEqual([])
    // Should the calls ever become few, the crashes no longer reach what they are meant to.
    expect(deaths).toBeGreaterThan(150)
  }, 600_000)

  it("nothing is lost however writes were reordered and torn", async () => {
    const random = chance(1)
    const perDeath = amount(3, 300)
    const { judged, problems } = await crashEverywhere(
      () => Array.from({ length: perDeath }, () => randomFate(random)),
      { thorough: 0 },
    )
    tell("reordered and torn writes", `${judged} states, ${problems.length} acknowledged losses`)
    expect(problems, `seed ${seed}`).toEqual([])
  }, 7_200_000)
})

describe("the crash test itself", () => {
  const controls: [string, (disk: MemoryDisk) => Partial<FileSystem>][] = [
    ["never syncs folders", () => ({ syncFolder: async () => {} })],
    [
      "never syncs files, as stock lowdb does",
      (disk) => ({ open: async (path, use) => ({ ...(await disk.open(path, use)), sync: async () => {} }) }),
    ],
  ]
  it.each(controls)("catches a store that %s", async (name, weakness) => {
    const { problems } = await crashEverywhere(fates, { weakness })
    tell(`crash at every call, control: ${name}`, `caught: ${problems.length > 0}`)
    expect(problems.length, `seed ${seed}`).toBeGreaterThan(0)
  })
})

const random = chance(2)

function fates(): Fate[] {
  return [everythingLost, everythingKept, onlyNamesKept, randomFate(random)]
}
