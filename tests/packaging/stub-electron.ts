// Something electron-builder takes for Electron on Linux, so that packaging can be tested where the runtime cannot be
// had. It carries the fuse wire and a real asar, but runs nothing: stub, not runnable.

import { mkdir, writeFile } from "node:fs/promises"
import path from "node:path"
import { createPackage } from "@electron/asar"

/** From `@electron/fuses`: the mark before the wire, its version, its length, and each fuse as `0` or `1`. */
const sentinel = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX"
const fusesAsShipped = "10110001"

export const stubNotice = "stub, not runnable"
export const stubLocales = ["en-US", "de", "uk", "fr", "ja"]

/** Makes the distribution in a new folder inside another, and returns its path. */
export async function makeStubElectron(parent: string, version: string): Promise<string> {
  const folder = path.join(parent, "electron-dist")
  const empty = path.join(parent, "default-app")
  await mkdir(path.join(folder, "locales"), { recursive: true })
  await mkdir(path.join(folder, "resources"))
  await mkdir(empty)
  await writeFile(path.join(empty, "package.json"), "{}")
  await createPackage(empty, path.join(folder, "resources/default_app.asar"))
  const wire = Buffer.concat([
    Buffer.from(sentinel),
    Buffer.from([1, fusesAsShipped.length]),
    Buffer.from(fusesAsShipped),
  ])
  const executable = Buffer.concat([Buffer.from(`#!/bin/sh\necho "${stubNotice}"; exit 1\n`), wire])
  await writeFile(path.join(folder, "electron"), executable, { mode: 0o755 })
  await writeFile(path.join(folder, "version"), version)
  await writeFile(path.join(folder, "LICENSE"), stubNotice)
  for (const locale of stubLocales) await writeFile(path.join(folder, "locales", `${locale}.pak`), "")
  return folder
}
