// What another program, a sync client or another machine, put in the place of an open record's files: told from our
// own, and kept beside, history and snapshot together, so that it can be compared with ours.

import { randomBytes } from "node:crypto"
import { join } from "node:path"
import { otherName } from "../../shared/storage/layout.ts"
import { encodeSnapshot, type RecordCodec } from "../../shared/storage/record.ts"
import { recover } from "../../shared/storage/recovery.ts"
import { readWhole, writeDurably } from "./durable-file.ts"
import { isMissing } from "./failures.ts"
import type { FileSystem } from "./file-system.ts"

export interface RecordFolder {
  readonly fileSystem: FileSystem
  readonly folder: string
  /** Names of the two files in the folder. */
  readonly snapshot: string
  readonly history: string
}

/** How a file looks, to be compared; `undefined` where there is none. */
export async function stampOf(fileSystem: FileSystem, path: string): Promise<string | undefined> {
  try {
    const { size, modified, inode } = await fileSystem.stat(path)
    return `${size}@${modified}#${inode}`
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/**
 * Keeps what others put in the place of a record's files.
 * @param theirs which of the files are not ours
 * @returns the name of the snapshot kept; `undefined` where there was nothing that could be read
 */
export async function keepTheirs<State, Operation>(
  codec: RecordCodec<State, Operation>,
  { fileSystem, folder, snapshot, history }: RecordFolder,
  theirs: { readonly snapshot: boolean; readonly history: boolean },
): Promise<string | undefined> {
  const read = (is: boolean, name: string) => (is ? readWhole(fileSystem, join(folder, name)) : undefined)
  const [state, changes] = [await read(theirs.snapshot, snapshot), await read(theirs.history, history)]
  const [time, random] = [new Date().toISOString(), randomBytes(4).toString("hex")]
  const name = otherName(snapshot, time, random)
  if (changes !== undefined)
    await writeDurably(fileSystem, join(folder, otherName(history, time, random)), changes)
  const bytes = state ?? snapshotOf(codec, changes)
  if (bytes === undefined) return undefined
  await writeDurably(fileSystem, join(folder, name), bytes)
  return name
}

function snapshotOf<State, Operation>(
  codec: RecordCodec<State, Operation>,
  history: Uint8Array | undefined,
): Uint8Array | undefined {
  const found = recover(codec, { snapshot: undefined, history }, "reading")
  return found.ok ? new TextEncoder().encode(encodeSnapshot(codec, found.value)) : undefined
}
