// A file system that fails where a test wants it to, call by call.

import type { FileSystem, OpenFile } from "../../../electron/store/file-system.ts"
import { systemError } from "./memory-disk.ts"

/** What becomes of one call: it works, it fails, it writes less than it was given, or the process dies at it. */
export type Outcome = "works" | "short" | "dies" | { readonly fails: string }

/** @param outcomeOf of the call with this number, from 1, this name, and the path it concerns */
export function faulty(
  fileSystem: FileSystem,
  outcomeOf: (call: number, name: string, path: string) => Outcome,
): FileSystem {
  let calls = 0
  let dead = false
  const attempt = async <T>(
    name: string,
    path: string,
    work: () => Promise<T>,
    partly?: () => Promise<T>,
  ): Promise<T> => {
    const outcome = dead ? "dies" : outcomeOf(++calls, name, path)
    if (outcome === "works" || (outcome === "short" && partly === undefined)) return await work()
    if (outcome === "short" && partly !== undefined) return await partly()
    if (outcome === "dies") {
      // A process may die in the middle of a write.
      if (!dead && partly !== undefined) await partly()
      dead = true
      throw new Error("This process is dead")
    }
    throw systemError(typeof outcome === "object" ? outcome.fails : "EIO", path)
  }
  const wrap = (file: OpenFile, path: string): OpenFile => ({
    read: (buffer, position) => attempt("read", path, () => file.read(buffer, position)),
    write: (bytes, position) =>
      attempt(
        "write",
        path,
        () => file.write(bytes, position),
        () => file.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), position),
      ),
    truncate: (length) => attempt("truncate", path, () => file.truncate(length)),
    stat: () => attempt("file stat", path, () => file.stat()),
    sync: () => attempt("sync", path, () => file.sync()),
    close: () => attempt("close", path, () => file.close()),
  })
  return {
    open: (path, use) =>
      attempt(`open to ${use}`, path, async () => wrap(await fileSystem.open(path, use), path)),
    rename: (from, to) => attempt("rename", from, () => fileSystem.rename(from, to)),
    unlink: (path) => attempt("unlink", path, () => fileSystem.unlink(path)),
    makeFolder: (path) => attempt("make folder", path, () => fileSystem.makeFolder(path)),
    removeFolder: (path) => attempt("remove folder", path, () => fileSystem.removeFolder(path)),
    readFolder: (path) => attempt("read folder", path, () => fileSystem.readFolder(path)),
    stat: (path) => attempt("stat", path, () => fileSystem.stat(path)),
    realPath: (path) => attempt("real path", path, () => fileSystem.realPath(path)),
    syncFolder: (path) => attempt("sync folder", path, () => fileSystem.syncFolder(path)),
  }
}
