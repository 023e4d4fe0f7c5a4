// What every settings store does, whether it keeps them on a disk or in memory.

import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { createFileSettingsStore } from "../../electron/store/settings-store.ts"
import { createMemorySettingsStore } from "../../shared/application/memory/settings-store.ts"
import { emptySettings, type SettingsStore } from "../../shared/application/ports.ts"
import { unwrap } from "../../shared/domain/result.ts"

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

const stores: [string, () => Promise<SettingsStore>][] = [
  [
    "on a disk",
    async () => {
      const folder = await mkdtemp(join(tmpdir(), "postil-"))
      folders.push(folder)
      return createFileSettingsStore(join(folder, "to", "be", "made"))
    },
  ],
  ["in memory", async () => createMemorySettingsStore()],
]

describe.each(stores)("a settings store %s", (_, make) => {
  it("begins with nothing set", async () => {
    expect(await (await make()).read()).toEqual(emptySettings)
  })

  it("keeps every change of many made at once", async () => {
    const settings = await make()
    const names = Array.from({ length: 20 }, (_, index) => `key-${index}`)
    const results = await Promise.all(
      names.map((name) =>
        settings.update((before) => ({
          ...before,
          preferences: { ...before.preferences, [name]: { width: 3 } },
        })),
      ),
    )
    expect(results.map((result) => Object.keys(unwrap(result).preferences).length)).toEqual(
      names.map((_, index) => index + 1),
    )
    expect(Object.keys((await settings.read()).preferences)).toEqual(names)
  })

  it("throws what a change throws, and goes on", async () => {
    const settings = await make()
    await expect(
      settings.update(() => {
        throw new Error("A mistake")
      }),
    ).rejects.toThrow("A mistake")
    const creator = { id: "analyst-1", name: "Maria" }
    unwrap(await settings.update((before) => ({ ...before, creator })))
    expect((await settings.read()).creator).toEqual(creator)
  })
})
