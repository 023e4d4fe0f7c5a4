// Carries out what recovery decided about a record's files. What cannot be used is kept under another name first,
// durably, and only then replaced: stopped at any point, the next opening finds the same or better.

import { randomBytes } from "node:crypto"
import { basename, dirname, join } from "node:path"
import { damagedName } from "../../shared/storage/layout.ts"
import type { Recovery } from "../../shared/storage/recovery.ts"
import { readWhole, renamePatiently, writeDurably } from "./durable-file.ts"
import type { FileSystem } from "./file-system.ts"

export interface MendPlace {
  readonly fileSystem: FileSystem
  readonly folder: string
  readonly snapshot: string
  readonly history: string
}

/** An unfinished line is not cut off here: that is done through the history's file. */
export async function mend(
  { fileSystem, folder, snapshot, history }: MendPlace,
  recovery: Recovery<unknown>,
): Promise<void> {
  if (recovery.history.type === "replace") {
    await copyAside(fileSystem, join(folder, history))
    await writeDurably(fileSystem, join(folder, history), Buffer.concat(recovery.history.lines))
  }
  if (recovery.snapshot.setAside) await copyAside(fileSystem, join(folder, snapshot))
}

/** Moves a file that cannot be used out of the way, under a name that says so. @returns the new path */
export async function moveAside(fileSystem: FileSystem, path: string): Promise<string> {
  const target = asideOf(path)
  await renamePatiently(fileSystem, path, target)
  await fileSystem.syncFolder(dirname(path))
  return target
}

/** Keeps a copy of a file under a name that says it cannot be used. */
export async function copyAside(fileSystem: FileSystem, path: string): Promise<void> {
  const bytes = await readWhole(fileSystem, path)
  if (bytes !== undefined) await writeDurably(fileSystem, asideOf(path), bytes)
}

function asideOf(path: string): string {
  const name = damagedName(basename(path), new Date().toISOString(), randomBytes(4).toString("hex"))
  return join(dirname(path), name)
}
