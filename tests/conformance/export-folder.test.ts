// What every export folder does, whether it writes to a disk or to memory.

import { mkdtemp, readdir, readFile, realpath, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { createExportFolder } from "../../electron/store/export-folder.ts"
import { createMemoryExportFolder } from "../../shared/application/memory/export-folder.ts"
import type { ExportFolder } from "../../shared/application/ports.ts"
import { unwrap } from "../../shared/domain/result.ts"

interface Place {
  readonly exports: ExportFolder
  readonly folder: string
  /** All files in the folder by relative name. */
  contents(): Promise<Record<string, string>>
}

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

const places: [string, () => Promise<Place>][] = [
  [
    "on a disk",
    async () => {
      const parent = await realpath(await mkdtemp(join(tmpdir(), "postil-")))
      folders.push(parent)
      const folder = join(parent, "exports")
      return { exports: createExportFolder(), folder, contents: () => filesIn(folder) }
    },
  ],
  [
    "in memory",
    async () => {
      const exports = createMemoryExportFolder()
      const folder = "/exports"
      const contents = async () =>
        Object.fromEntries(
          [...(exports.folders.get(folder) ?? [])].map(([name, bytes]) => [name, text(bytes)]),
        )
      return { exports, folder, contents }
    },
  ],
]

describe.each(places)("an export folder %s", (_, make) => {
  it("holds what was written, in folders where the names have them", async () => {
    const { exports, folder, contents } = await make()
    const written = await exports.write(folder, [
      { name: "article.json", content: "{}" },
      { name: "brat/one.txt", content: new TextEncoder().encode("Überblick") },
    ])
    expect(unwrap(written)).toEqual({ folder, files: ["article.json", "brat/one.txt"] })
    expect(await contents()).toEqual({ "article.json": "{}", "brat/one.txt": "Überblick" })
  })

  it("replaces files of the same name and leaves the others", async () => {
    const { exports, folder, contents } = await make()
    unwrap(await exports.write(folder, [{ name: "one.json", content: "1" }]))
    unwrap(await exports.write(folder, [{ name: "two.json", content: "2" }]))
    unwrap(await exports.write(folder, [{ name: "one.json", content: "3" }]))
    expect(await contents()).toEqual({ "one.json": "3", "two.json": "2" })
  })

  it("keeps every file in the folder and apart from the others, whatever they are called", async () => {
    const { exports, folder, contents } = await make()
    const names = [
      "../../escape.json",
      "/etc/passwd",
      "C:\\Windows\\a",
      "NUL.json",
      "Talks.json",
      "talks.JSON",
      "..",
    ]
    const { files } = unwrap(
      await exports.write(
        folder,
        names.map((name) => ({ name, content: name })),
      ),
    )
    expect(files).toEqual([
      "_/_/escape.json",
      "etc/passwd",
      "C-/Windows/a",
      "_NUL.json",
      "Talks.json",
      "talks (2).JSON",
      "_ (2)",
    ])
    expect(await contents()).toEqual(Object.fromEntries(files.map((file, index) => [file, names[index]])))
  })
})

async function filesIn(folder: string): Promise<Record<string, string>> {
  const result: Record<string, string> = {}
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name)
    if ((await stat(path)).isFile()) result[name.replaceAll("\\", "/")] = text(await readFile(path))
  }
  return result
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
