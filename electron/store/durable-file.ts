// Writing whole files so that a crash, a power cut or a full disk leaves either the old content or the new, and
// so that a resolved promise means the new one is on the disk. lowdb writes through the adapter here.

import { randomBytes } from "node:crypto"
import { basename, dirname, join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import type { Adapter } from "lowdb"
import { temporaryName } from "../../shared/storage/layout.ts"
import { isMissing, systemCode } from "./failures.ts"
import type { FileSystem, OpenFile } from "./file-system.ts"

/** Replaces or makes a file. When it rejects, the file holds its old or its new content, whole, and may be written again. */
export async function writeDurably(fileSystem: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path)
  const temporary = join(folder, temporaryName(basename(path), randomBytes(8).toString("hex")))
  try {
    await writeNewFile(fileSystem, temporary, bytes)
    await renamePatiently(fileSystem, temporary, path)
  } catch (error) {
    // What cannot be removed now is removed when the folder is next opened.
    await fileSystem.unlink(temporary).catch(() => undefined)
    throw error
  }
  await fileSystem.syncFolder(folder)
}

/** Writes a file that is not there yet and makes its content durable; its name is so only after `syncFolder`. */
export async function writeNewFile(fileSystem: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  await using(await fileSystem.open(path, "create"), async (file) => {
    for (let done = 0; done < bytes.length; done += AT_ONCE) {
      // A little at a time, lest the sync of a history wait until the whole of a large file is on the disk.
      if (done > 0) await file.sync()
      await writeAll(file, bytes.subarray(done, done + AT_ONCE), done)
    }
    const { size } = await file.stat()
    if (size !== bytes.length) throw new Error(`${path} has ${size} bytes after ${bytes.length} were written`)
    await file.sync()
  })
}

const AT_ONCE = 2 << 20

/** Writes all bytes at a position, however many calls it takes. */
export async function writeAll(file: OpenFile, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const written = await file.write(bytes.subarray(done), position + done)
    if (written <= 0) throw new Error("The disk took no more bytes")
    done += written
  }
}

/** The whole content of a file, or `undefined` where there is none. */
export async function readWhole(fileSystem: FileSystem, path: string): Promise<Uint8Array | undefined> {
  let file: OpenFile
  try {
    file = await fileSystem.open(path, "read")
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
  return await using(file, async () => {
    const bytes = new Uint8Array((await file.stat()).size)
    let done = 0
    while (done < bytes.length) {
      const read = await file.read(bytes.subarray(done), done)
      if (read === 0) break
      done += read
    }
    return bytes.subarray(0, done)
  })
}

/** Renames, and tries again for about a second where a virus scanner or an indexer holds the file for a moment. */
export async function renamePatiently(fileSystem: FileSystem, from: string, to: string): Promise<void> {
  for (const delay of [10, 40, 150, 300, 500]) {
    try {
      return await fileSystem.rename(from, to)
    } catch (error) {
      if (!["EPERM", "EACCES", "EBUSY"].includes(systemCode(error) ?? "")) throw error
      await wait(delay)
    }
  }
  await fileSystem.rename(from, to)
}

/** How values of a file become text, and come back. `parse` may throw. */
export interface FileCodec<T> {
  parse(bytes: Uint8Array): T
  stringify(value: T): string
}

/** An adapter for `new Low(adapter, defaults)`; reads `null` only where there is no file. */
export function durableAdapter<T>(fileSystem: FileSystem, path: string, codec: FileCodec<T>): Adapter<T> {
  return {
    async read() {
      const bytes = await readWhole(fileSystem, path)
      return bytes === undefined ? null : codec.parse(bytes)
    },
    write: durableWriter(fileSystem, path, (value: T) => new TextEncoder().encode(codec.stringify(value))),
  }
}

/**
 * Writes one file again and again. Each write holds the value as it was when it was asked for, writes are made one
 * after the other, and each promise tells the fate of its own write.
 * @param encode may take its time with values that never change
 */
export function durableWriter<T>(
  fileSystem: FileSystem,
  path: string,
  encode: (value: T) => Uint8Array | Promise<Uint8Array>,
): (value: T) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve()
  return (value) => {
    const encoded = Promise.resolve(encode(value))
    const write = Promise.all([encoded, last]).then(([bytes]) => writeDurably(fileSystem, path, bytes))
    last = write.catch(() => undefined)
    return write
  }
}

async function using<T>(file: OpenFile, work: (file: OpenFile) => Promise<T>): Promise<T> {
  let result: T
  try {
    result = await work(file)
  } catch (error) {
    await file.close().catch(() => undefined)
    throw error
  }
  await file.close()
  return result
}
