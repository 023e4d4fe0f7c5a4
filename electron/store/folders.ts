// Making, sweeping and removing folders, and looking what is there.

import { dirname, join } from "node:path"
import { isTemporaryName } from "../../shared/storage/layout.ts"
import { isMissing, systemCode } from "./failures.ts"
import type { FileStat, FileSystem } from "./file-system.ts"

/** Makes a folder and those above it that are missing, and makes their names durable. */
export async function makeFolders(fileSystem: FileSystem, path: string): Promise<void> {
  try {
    await fileSystem.makeFolder(path)
  } catch (error) {
    if (systemCode(error) === "EEXIST") return
    const parent = dirname(path)
    if (!isMissing(error) || parent === path) throw error
    await makeFolders(fileSystem, parent)
    await fileSystem.makeFolder(path)
  }
  await fileSystem.syncFolder(dirname(path))
}

/** Makes a folder's name durable, and those of the folders above, whoever made them, as far as that is permitted. */
export async function syncAncestors(fileSystem: FileSystem, path: string): Promise<void> {
  for (let folder = path; folder !== dirname(folder); ) {
    folder = dirname(folder)
    await fileSystem.syncFolder(folder).catch(() => undefined)
  }
}

/** Removes a folder with everything in it. Links are removed, never followed. */
export async function removeTree(fileSystem: FileSystem, path: string): Promise<void> {
  for (const { name, kind } of await fileSystem.readFolder(path)) {
    if (kind === "folder") await removeTree(fileSystem, join(path, name))
    else await fileSystem.unlink(join(path, name))
  }
  await fileSystem.removeFolder(path)
}

/**
 * Clears up after a writer that died: removes what it was writing, and makes durable what it may have renamed
 * without living to say so. Only for folders that nobody writes to at the moment.
 */
export async function sweepFolder(fileSystem: FileSystem, folder: string): Promise<void> {
  for (const { name, kind } of await fileSystem.readFolder(folder)) {
    if (!isTemporaryName(name)) continue
    if (kind === "folder") await removeTree(fileSystem, join(folder, name))
    else await fileSystem.unlink(join(folder, name))
  }
  await fileSystem.syncFolder(folder)
}

/** What is at a path, links not followed; `undefined` where there is nothing. */
export async function kindOf(fileSystem: FileSystem, path: string): Promise<FileStat["kind"] | undefined> {
  try {
    return (await fileSystem.stat(path)).kind
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}
