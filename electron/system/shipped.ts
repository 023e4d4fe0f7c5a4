// What ships with the app: its version, the built window and preload, the sample article. Found from this file's
// own place upwards, because it runs from `electron/` in tests and from `out/` when built.

import { existsSync, readFileSync } from "node:fs"
import { readFile } from "node:fs/promises"
import path from "node:path"
import { z } from "zod"
import type { Assets } from "../../shared/application/ports.ts"

export interface Shipped {
  readonly version: string
  /** The folder of the built window. */
  readonly window: string
  /** The file of the built preload script. */
  readonly preload: string
  /** The built program that reads files. */
  readonly importWorker: string
  readonly assets: Assets
}

const sampleName = "austin-shoigu.txt"

export function findShipped(): Shipped {
  const root = folderWithPackage(import.meta.dirname)
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")))
  return {
    version,
    window: path.join(root, "out/renderer"),
    preload: path.join(root, "out/preload/preload.cjs"),
    importWorker: path.join(root, "out/node/import-worker.js"),
    assets: {
      sample: async () => ({
        name: sampleName,
        bytes: await readFile(path.join(root, "assets/sample", sampleName)),
      }),
    },
  }
}

function folderWithPackage(folder: string): string {
  if (existsSync(path.join(folder, "package.json"))) return folder
  const parent = path.dirname(folder)
  if (parent === folder) throw new Error("Postil's own package.json is missing")
  return folderWithPackage(parent)
}
