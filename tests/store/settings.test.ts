// What only a settings file on a disk can suffer.

import { expect, it } from "vitest"
import { createFileSettingsStore } from "../../electron/store/settings-store.ts"
import { emptySettings } from "../../shared/application/ports.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { faulty } from "./support/faults.ts"
import { everythingLost } from "./support/memory-disk.ts"
import { newDisk } from "./support/process.ts"

const FILE = "/home/settings.json"
const maria = { id: "analyst-1", name: "Maria" }

it.each(["{", "", "[]", '{"creator": 3}', '{"__proto__": {}}'])(
  "a damaged settings file is kept aside and the defaults serve: %j",
  async (damaged) => {
    const disk = await newDisk()
    disk.put(FILE, damaged)
    const settings = createFileSettingsStore("/home", { fileSystem: disk })
    expect(await settings.read()).toEqual(emptySettings)
    unwrap(await settings.update((before) => ({ ...before, creator: maria })))
    expect((await settings.read()).creator).toEqual(maria)
    const kept = disk.files().filter((path) => path.startsWith(`${FILE}.damaged-`))
    expect(kept.map((path) => disk.text(path))).toEqual([damaged])
  },
)

it("a settings file that may not be read is neither taken for empty nor written over", async () => {
  const disk = await newDisk()
  const before = JSON.stringify({ ...emptySettings, creator: maria })
  disk.put(FILE, before)
  const forbidden = faulty(disk, (_, name) => (name === "open to read" ? { fails: "EACCES" } : "works"))
  const settings = createFileSettingsStore("/home", { fileSystem: forbidden })
  expect(await settings.read()).toEqual(emptySettings)
  expect(await settings.update((now) => ({ ...now, exportFolder: "/tmp" }))).toMatchObject({
    ok: false,
    error: { code: "not-permitted" },
  })
  expect(disk.text(FILE)).toBe(before)
})

it("fields that nobody here knows are kept, and saved settings survive a power cut", async () => {
  const disk = await newDisk()
  disk.put(FILE, JSON.stringify({ creator: maria, theme: { accent: "teal" } }))
  const settings = createFileSettingsStore("/home", { fileSystem: disk })
  unwrap(await settings.update((before) => ({ ...before, exportFolder: "/home/exports" })))
  const after = disk.afterPowerCut(everythingLost)
  expect(JSON.parse(after.text(FILE))).toMatchObject({
    creator: maria,
    theme: { accent: "teal" },
    exportFolder: "/home/exports",
  })
})
