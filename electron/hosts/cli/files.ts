// The files that a command names, those in folders included, in portions small enough to be read together. Files that
// belong together stay together: those of a folder that are named alike, with the folder's settings.

import type { Dirent } from "node:fs"
import { open, readdir, stat } from "node:fs/promises"
import path from "node:path"
import { familyOf, isExportEvidence, speaksForFolder } from "../../../shared/domain/file-family.ts"

/** The largest file that is read at all, in bytes. */
const LARGEST = 128 * 1024 * 1024
const PORTION_BYTES = 24 * 1024 * 1024
const PORTION_FILES = 400
/** Folders within folders deeper than this are left alone: somebody named a whole disk. */
const DEEPEST = 20

export interface GivenFile {
  /** As it was typed, with `/` between folders. */
  readonly name: string
  readonly bytes: Buffer
}

export interface UnreadFile {
  readonly name: string
  /** Why, in words. */
  readonly problem: string
}

/** Files and what is in folders, as typed; folders' files in the order of their names, hidden ones left out. */
export async function listFiles(paths: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const given of paths) {
    const isFolder = await stat(given).then(
      (entry) => entry.isDirectory(),
      () => false,
    )
    const before = found.length
    if (isFolder) await addFolder(given, found, 0)
    // What yields no file is refused like one that is not there.
    if (found.length === before) found.push(given)
  }
  return found
}

async function addFolder(folder: string, found: string[], depth: number): Promise<void> {
  if (depth > DEEPEST) return
  const entries = await readdir(folder, { withFileTypes: true })
  entries.sort((one: Dirent, other: Dirent) => (one.name < other.name ? -1 : 1))
  for (const entry of entries) {
    if (entry.name.startsWith(".")) continue
    const inside = path.join(folder, entry.name)
    if (entry.isDirectory()) await addFolder(inside, found, depth + 1)
    else if (entry.isFile() && !isExportEvidence(entry.name)) found.push(inside)
  }
}

/** Reads files, a portion at a time. */
export async function* readPortions(
  files: readonly string[],
): AsyncGenerator<{ readonly files: readonly GivenFile[]; readonly unread: readonly UnreadFile[] }> {
  const folders = groupBy(files, path.dirname)
  let portion: GivenFile[] = []
  let unread: UnreadFile[] = []
  for (const inside of folders.values()) {
    const settings: GivenFile[] = []
    const groups = [...groupBy(inside, togetherBy).values()]
    // Settings come first, so that they are there for every portion of the folder.
    groups.sort((one, other) => Number(other.some(isSettings)) - Number(one.some(isSettings)))
    for (const group of groups) {
      if (size(portion) > PORTION_BYTES || portion.length >= PORTION_FILES) {
        yield { files: portion, unread }
        portion = [...settings]
        unread = []
      }
      for (const file of group) {
        const bytes = await readWhole(file)
        const name = file.split(path.sep).join("/")
        if (typeof bytes === "string") unread.push({ name, problem: bytes })
        else {
          portion.push({ name, bytes })
          if (isSettings(file)) settings.push({ name, bytes })
        }
      }
    }
  }
  if (portion.length + unread.length > 0) yield { files: portion, unread }
}

function isSettings(file: string): boolean {
  return speaksForFolder(path.basename(file))
}

/** What files of one folder that are read together have in common. */
function togetherBy(file: string): string {
  const name = path.basename(file)
  return speaksForFolder(name) ? name : familyOf(name)
}

function groupBy(files: readonly string[], key: (file: string) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const file of files) {
    const group = groups.get(key(file))
    if (group === undefined) groups.set(key(file), [file])
    else group.push(file)
  }
  return groups
}

function size(files: readonly GivenFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes.length, 0)
}

/** The bytes of a file, or why there are none in words. */
export async function readWhole(file: string): Promise<Buffer | string> {
  const handle = await open(file, "r").catch(reasonOf)
  if (typeof handle === "string") return handle
  try {
    const { size } = await handle.stat()
    if (size > LARGEST) return `The file is larger than ${LARGEST / 1024 / 1024} MB.`
    return await handle.readFile()
  } catch (error) {
    return reasonOf(error)
  } finally {
    await handle.close()
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined
  if (code === "ENOENT" || code === "ENOTDIR") return "There is no such file."
  if (code === "EISDIR") return "There are no files in this folder."
  if (code === "EACCES" || code === "EPERM") return "Postil may not read this file."
  return `The file could not be read: ${error instanceof Error ? error.message : String(error)}`
}
