// The file-system calls that the store makes, and no others. All writing goes through here, so that tests can
// make any single call fail, or model what a power cut leaves behind.

export interface FileSystem {
  /**
   * Opens a file: `read` an existing one, `create` a new one (mode 0600; fails with EEXIST, never follows a link),
   * `update` an existing one for reading and writing.
   */
  open(path: string, use: "read" | "create" | "update"): Promise<OpenFile>
  /** Replaces what is at the target. */
  rename(from: string, to: string): Promise<void>
  unlink(path: string): Promise<void>
  /** Makes one folder, mode 0700. */
  makeFolder(path: string): Promise<void>
  removeFolder(path: string): Promise<void>
  readFolder(path: string): Promise<FolderEntry[]>
  /** Of the thing itself: links are not followed. */
  stat(path: string): Promise<FileStat>
  realPath(path: string): Promise<string>
  /** Makes the folder's entries durable, where the platform has a way to. */
  syncFolder(path: string): Promise<void>
}

export interface OpenFile {
  /** Reads into the buffer; returns how many bytes, 0 at the end. */
  read(buffer: Uint8Array, position: number): Promise<number>
  /** Writes what it can of the bytes; returns how many. Short writes are the caller's business. */
  write(bytes: Uint8Array, position: number): Promise<number>
  truncate(length: number): Promise<void>
  stat(): Promise<FileStat>
  /** Makes content and size durable. */
  sync(): Promise<void>
  close(): Promise<void>
}

interface FolderEntry {
  readonly name: string
  readonly kind: "file" | "folder" | "other"
}

export interface FileStat {
  readonly kind: "file" | "folder" | "other"
  readonly size: number
  /** In milliseconds, with what fraction the platform has. */
  readonly modified: number
  /** The number of the file on its disk, whatever its name; 0 where the platform has none. */
  readonly inode: number
}
