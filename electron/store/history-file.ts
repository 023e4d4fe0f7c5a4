// Appending to a history so that a resolved promise means the bytes are on the disk, and a rejected one that they
// will not be found there later. What the bytes mean, and sharing one sync between several changes, is the
// caller's business: appends are made one after the other.

import { dirname } from "node:path"
import { writeAll } from "./durable-file.ts"
import { isMissing } from "./failures.ts"
import type { FileSystem, OpenFile } from "./file-system.ts"

/** Another program has put a file in the place of ours, or changed it. */
export class ForeignFile extends Error {
  constructor() {
    super("another program changed it in the meantime")
  }
}

export class HistoryFile {
  private readonly fileSystem: FileSystem
  readonly path: string
  /** How many bytes are known to be durable. What lies behind them was never acknowledged. */
  private length: number
  private file: OpenFile | undefined
  /** Which file on the disk is ours; `undefined` while there is none, or none was looked at. */
  private inode: number | undefined
  /** Whether the file's name in its folder is known to be durable as well. */
  private named: boolean
  /** Set while bytes of ours that were never acknowledged may lie behind the good ones. */
  private doubtful: boolean

  /**
   * @param length of the file's sound content in bytes; 0 for a file that is still to be made
   * @param torn whether an unfinished line follows it, to be cut off
   */
  constructor(fileSystem: FileSystem, path: string, length: number, torn: boolean) {
    this.fileSystem = fileSystem
    this.path = path
    this.length = length
    this.named = length > 0
    this.doubtful = torn
  }

  /** May be called again with the same bytes after a failure. */
  async append(bytes: Uint8Array): Promise<void> {
    try {
      const file = await this.ready()
      this.doubtful = true
      await writeAll(file, bytes, this.length)
      await file.sync()
      this.doubtful = false
      this.length += bytes.length
    } catch (error) {
      // What we wrote can still be had through the file that is open, though it has no name any more.
      if (!(error instanceof ForeignFile)) await this.retreat()
      throw error
    }
  }

  /** Makes durable what was found in the file on opening: a process that died may have left it half-way. */
  async settle(): Promise<void> {
    await (await this.ready()).sync()
  }

  /** Takes the file that is there now for ours. */
  async remember(): Promise<void> {
    this.inode = await this.inodeThere()
  }

  /** Whether another program has put a file in the place of ours, or changed or removed it. */
  async isForeign(): Promise<boolean> {
    try {
      const { inode, size } = await this.fileSystem.stat(this.path)
      const grown = size - this.length
      return inode !== this.inode || grown < 0 || (grown > 0 && !this.doubtful)
    } catch (error) {
      if (isMissing(error)) return this.inode !== undefined
      throw error
    }
  }

  /** What we wrote, wherever its file is by now; `undefined` where it cannot be had any more. */
  async ownBytes(): Promise<Uint8Array | undefined> {
    if (this.file === undefined) return undefined
    const bytes = new Uint8Array(this.length)
    let done = 0
    while (done < bytes.length) {
      const read = await this.file.read(bytes.subarray(done), done)
      if (read === 0) return undefined
      done += read
    }
    return bytes
  }

  async close(): Promise<void> {
    const file = this.file
    this.file = undefined
    await file?.close()
  }

  /** The file, ending where the good bytes end. Rejects when another program has changed it. */
  private async ready(): Promise<OpenFile> {
    const file = this.file ?? (await this.reopen())
    this.file = file
    if (!this.named) await this.fileSystem.syncFolder(dirname(this.path))
    this.named = true
    const [ours, there] = [await file.stat(), await this.fileSystem.stat(this.path)]
    const grown = ours.size - this.length
    this.inode ??= ours.inode
    if (
      ours.inode !== there.inode ||
      ours.inode !== this.inode ||
      grown < 0 ||
      (grown > 0 && !this.doubtful)
    ) {
      throw new ForeignFile()
    }
    if (this.doubtful) {
      // Made durable before anything is written over it, lest a crash leave a mixture of both.
      await file.truncate(this.length)
      await file.sync()
      this.doubtful = false
    }
    return file
  }

  private async inodeThere(): Promise<number | undefined> {
    try {
      return (await this.fileSystem.stat(this.path)).inode
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  }

  private async reopen(): Promise<OpenFile> {
    try {
      return await this.fileSystem.open(this.path, "update")
    } catch (error) {
      if (!isMissing(error) || this.length > 0) throw error
    }
    return await this.fileSystem.open(this.path, "create")
  }

  /**
   * Takes back what a failed append wrote, as far as the disk lets us; what it does not is done before the next
   * append. The file is opened anew then: after a failed sync, a handle's later successes prove nothing.
   */
  private async retreat(): Promise<void> {
    const file = this.file
    this.file = undefined
    if (file === undefined) return
    try {
      if (this.doubtful) {
        await file.truncate(this.length)
        await file.sync()
        this.doubtful = false
      }
    } catch {
      // Still doubtful.
    }
    await file.close().catch(() => undefined)
  }
}
