// A disk in memory that knows what is durable. Everything written counts at once, as in a system's cache; only what
// was synced survives a power cut for certain. Of the rest, any writes may survive, whole, torn or not at all, and of
// a folder's changes any first few: a legal, and unkind, reading of what file systems promise.

import { dirname, posix } from "node:path"
import type { FileStat, FileSystem, OpenFile } from "../../../electron/store/file-system.ts"

/** What a power cut does to things not synced. */
export interface Fate {
  write(): "lost" | "torn" | "kept"
  /** How many of a folder's last changes survive. */
  changes(count: number): number
}

export const everythingLost: Fate = { write: () => "lost", changes: () => 0 }
export const everythingKept: Fate = { write: () => "kept", changes: (count) => count }
/** Names outlive contents: what tears programs that rename before they sync. */
export const onlyNamesKept: Fate = { write: () => "lost", changes: (count) => count }

/** @param random numbers in [0, 1) */
export function randomFate(random: () => number): Fate {
  return {
    write: () => (["lost", "torn", "kept"] as const)[Math.floor(random() * 3)] ?? "lost",
    changes: (count) => Math.floor(random() * (count + 1)),
  }
}

export class MemoryDisk implements FileSystem {
  private root = newFolder()

  /** The disk as a machine finds it that starts after a power cut. This one stays as it is. */
  afterPowerCut(fate: Fate): MemoryDisk {
    const disk = new MemoryDisk()
    disk.root = folderAfter(this.root, fate)
    return disk
  }

  /** The paths of all files. */
  files(folder: Folder = this.root, path = ""): string[] {
    return [...folder.entries].flatMap(([name, node]) =>
      node.kind === "folder" ? this.files(node, `${path}/${name}`) : [`${path}/${name}`],
    )
  }

  text(path: string): string {
    return new TextDecoder().decode(this.file(path).content)
  }

  /** Changes a file as another program would, durably. */
  put(path: string, content: string | Uint8Array): void {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content
    const file = newFile()
    file.content = bytes
    file.durable = bytes
    const folder = this.folder(dirname(path))
    folder.entries.set(posix.basename(path), file)
    folder.durable.set(posix.basename(path), file)
  }

  async open(path: string, use: "read" | "create" | "update"): Promise<OpenFile> {
    if (use !== "create") return openFile(this.file(path))
    const folder = this.folder(dirname(path))
    const name = posix.basename(path)
    if (folder.entries.has(name)) throw systemError("EEXIST", path)
    const file = newFile()
    change(folder, { set: name, node: file })
    return openFile(file)
  }

  async rename(from: string, to: string): Promise<void> {
    const folder = this.folder(dirname(from))
    if (folder !== this.folder(dirname(to))) throw new Error("Renaming between folders is not modelled")
    const node = folder.entries.get(posix.basename(from))
    const target = folder.entries.get(posix.basename(to))
    if (node === undefined) throw systemError("ENOENT", from)
    if (target?.kind === "folder" && target.entries.size > 0) throw systemError("ENOTEMPTY", to)
    change(folder, { set: posix.basename(to), node, remove: posix.basename(from) })
  }

  async unlink(path: string): Promise<void> {
    this.file(path)
    change(this.folder(dirname(path)), { remove: posix.basename(path) })
  }

  async makeFolder(path: string): Promise<void> {
    const folder = this.folder(dirname(path))
    const name = posix.basename(path)
    if (path === "/" || folder.entries.has(name)) throw systemError("EEXIST", path)
    change(folder, { set: name, node: newFolder() })
  }

  async removeFolder(path: string): Promise<void> {
    if (this.folder(path).entries.size > 0) throw systemError("ENOTEMPTY", path)
    change(this.folder(dirname(path)), { remove: posix.basename(path) })
  }

  async readFolder(path: string) {
    return [...this.folder(path).entries].map(([name, { kind }]) => ({ name, kind }))
  }

  async stat(path: string): Promise<FileStat> {
    return statOf(this.find(path))
  }

  async realPath(path: string): Promise<string> {
    this.find(path)
    return path
  }

  async syncFolder(path: string): Promise<void> {
    const folder = this.folder(path)
    folder.durable = new Map(folder.entries)
    folder.pending = []
  }

  private find(path: string): Node {
    let node: Node = this.root
    for (const name of path.split("/").filter((part) => part !== "")) {
      if (node.kind !== "folder") throw systemError("ENOTDIR", path)
      const next: Node | undefined = node.entries.get(name)
      if (next === undefined) throw systemError("ENOENT", path)
      node = next
    }
    return node
  }

  private file(path: string): File {
    const node = this.find(path)
    if (node.kind !== "file") throw systemError("EISDIR", path)
    return node
  }

  private folder(path: string): Folder {
    const node = this.find(path)
    if (node.kind !== "folder") throw systemError("ENOTDIR", path)
    return node
  }
}

export function systemError(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code })
}

type Node = File | Folder

interface File {
  readonly kind: "file"
  readonly inode: number
  content: Uint8Array
  durable: Uint8Array
  /** Changes since the last sync. */
  pending: ((content: Uint8Array, share: number) => Uint8Array)[]
  modified: number
}

interface Folder {
  readonly kind: "folder"
  readonly inode: number
  entries: Map<string, Node>
  durable: Map<string, Node>
  pending: FolderChange[]
}

/** One step: a name goes, a name comes, or both at once. */
interface FolderChange {
  readonly set?: string
  readonly node?: Node
  readonly remove?: string
}

let inodes = 0

function newFile(): File {
  const nothing = new Uint8Array()
  return {
    kind: "file",
    inode: ++inodes,
    content: nothing,
    durable: nothing,
    pending: [],
    modified: ++inodes,
  }
}

function newFolder(): Folder {
  return { kind: "folder", inode: ++inodes, entries: new Map(), durable: new Map(), pending: [] }
}

function change(folder: Folder, step: FolderChange): void {
  apply(folder.entries, step)
  folder.pending.push(step)
}

function apply(entries: Map<string, Node>, { set, node, remove }: FolderChange): void {
  if (remove !== undefined) entries.delete(remove)
  if (set !== undefined && node !== undefined) entries.set(set, node)
}

function openFile(file: File): OpenFile {
  const change = (step: (content: Uint8Array, share: number) => Uint8Array) => {
    file.content = step(file.content, 1)
    file.pending.push(step)
    file.modified = ++inodes
  }
  return {
    async read(buffer, position) {
      const part = file.content.subarray(position, position + buffer.length)
      buffer.set(part)
      return part.length
    },
    async write(bytes, position) {
      const copy = bytes.slice()
      change((content, share) => overwritten(content, copy.subarray(0, copy.length * share), position))
      return bytes.length
    },
    async truncate(length) {
      change((content, share) => (share < 1 ? content : resized(content, length)))
    },
    stat: async () => statOf(file),
    async sync() {
      file.durable = file.content
      file.pending = []
    },
    async close() {},
  }
}

function overwritten(content: Uint8Array, bytes: Uint8Array, position: number): Uint8Array {
  const result = resized(content, Math.max(content.length, position + bytes.length))
  result.set(bytes, position)
  return result
}

/** A copy; what is added is zeros, as on a disk. */
function resized(content: Uint8Array, length: number): Uint8Array {
  const result = new Uint8Array(length)
  result.set(content.subarray(0, length))
  return result
}

function statOf(node: Node): FileStat {
  return node.kind === "file"
    ? { kind: "file", size: node.content.length, modified: node.modified, inode: node.inode }
    : { kind: "folder", size: 0, modified: 0, inode: node.inode }
}

function folderAfter(folder: Folder, fate: Fate): Folder {
  const entries = new Map(folder.durable)
  for (const step of folder.pending.slice(0, fate.changes(folder.pending.length))) apply(entries, step)
  const result = newFolder()
  for (const [name, node] of entries) {
    result.entries.set(name, node.kind === "folder" ? folderAfter(node, fate) : fileAfter(node, fate))
  }
  result.durable = new Map(result.entries)
  return result
}

function fileAfter(file: File, fate: Fate): File {
  let content = file.durable
  for (const step of file.pending) {
    const outcome = fate.write()
    if (outcome !== "lost") content = step(content, outcome === "kept" ? 1 : 0.5)
  }
  return { ...newFile(), content, durable: content, modified: file.modified }
}
