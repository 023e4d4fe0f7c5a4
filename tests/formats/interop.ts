// Files that other tools wrote. They lie beside the project and are read in place; some licences forbid shipping them.

import { execFileSync, spawnSync } from "node:child_process"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"
import type { InputFile } from "../../shared/formats/read.ts"

const root = fileURLToPath(new URL("../../../shared/interop/", import.meta.url))

/** Why tests over these files are skipped, in words; undefined where they run. */
export const interopMissing = !existsSync(root)
  ? `Other tools' files are not at hand (${root}), so they are not read.`
  : spawnSync("python3", ["--version"]).status !== 0
    ? "Python is not installed, so nobody counts other tools' files independently."
    : undefined

/** All files of a folder and of those in it, by their names relative to it, in the order of these. */
export function interopFiles(folder: string): InputFile[] {
  const base = path.join(root, folder)
  return readdirSync(base, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({
      name: path.relative(base, file).split(path.sep).join("/"),
      bytes: new Uint8Array(readFileSync(file)),
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** What one of the Python programs beside this file makes of a folder. */
export function counted(program: string, folder: string, ...words: readonly string[]): unknown {
  const script = fileURLToPath(new URL(program, import.meta.url))
  const options = {
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, PYTHONUTF8: "1" },
  } as const
  return JSON.parse(execFileSync("python3", [script, path.join(root, folder), ...words], options))
}
