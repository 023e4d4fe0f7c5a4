// Writing exports into a folder of the analyst's choice, and reading them again to verify them. Names come from titles,
// and so from anybody: they are made safe first, and no link inside the folder leads a file out of it. Files are written
// beside, piece by piece, and take their names when all are there; existing files of other names stay.

import { randomBytes } from "node:crypto"
import { basename, dirname, join } from "node:path"
import type { ExportFolder } from "../../shared/application/ports.ts"
import { fail, ok, type Result } from "../../shared/domain/result.ts"
import { DistinctPaths, safeRelativePath } from "../../shared/storage/file-name.ts"
import { temporaryName } from "../../shared/storage/layout.ts"
import { readWhole, renamePatiently, writeAll } from "./durable-file.ts"
import { failureOf } from "./failures.ts"
import type { FileSystem, OpenFile } from "./file-system.ts"
import { kindOf, makeFolders } from "./folders.ts"
import { nodeFileSystem } from "./node-file-system.ts"

export function createExportFolder(options: { readonly fileSystem?: FileSystem } = {}): ExportFolder {
  const fileSystem = options.fileSystem ?? nodeFileSystem
  return {
    async write(folder, pieces) {
      const begun = new BegunFiles(fileSystem)
      try {
        await makeFolders(fileSystem, folder)
        const root = await fileSystem.realPath(folder)
        const paths = new DistinctPaths()
        const names = new Map<string, string>()
        for await (const { name, content } of pieces) {
          let path = names.get(name)
          if (path === undefined) {
            path = paths.next(safeRelativePath(name))
            names.set(name, path)
            const place = await placeFor(fileSystem, root, path.split("/"))
            if (!place.ok) {
              await begun.abandon()
              return place
            }
            begun.begin(path, place.value)
          }
          await begun.append(path, typeof content === "string" ? new TextEncoder().encode(content) : content)
        }
        await begun.publish()
        return ok({ folder: root, files: [...names.values()] })
      } catch (error) {
        await begun.abandon()
        if (!isOfFileSystem(error)) throw error
        return failureOf(error, "The export could not be written", folder)
      }
    },
    async names(folder) {
      try {
        return ok(await namesIn(fileSystem, await fileSystem.realPath(folder), ""))
      } catch (error) {
        return failureOf(error, "The export could not be read", folder)
      }
    },
    async read(folder, name) {
      try {
        const root = await fileSystem.realPath(folder)
        const path = join(root, ...safeRelativePath(name).split("/"))
        return ok((await kindOf(fileSystem, path)) === "file" ? await readWhole(fileSystem, path) : undefined)
      } catch (error) {
        return failureOf(error, "The export could not be read", folder)
      }
    },
  }
}

/** Whether the disk is to blame, rather than whoever makes the pieces. */
function isOfFileSystem(error: unknown): boolean {
  return error instanceof Error && ("code" in error || error.message.startsWith("The disk"))
}

interface BegunFile {
  readonly path: string
  readonly temporary: string
  length: number
  file: OpenFile | undefined
}

/** Files that are being written under temporary names. */
class BegunFiles {
  private readonly all = new Map<string, BegunFile>()
  /** Those that are open, the one written to longest ago first. */
  private readonly open = new Set<BegunFile>()

  constructor(private readonly fileSystem: FileSystem) {}

  begin(name: string, path: string): void {
    const temporary = join(dirname(path), temporaryName(basename(path), randomBytes(8).toString("hex")))
    this.all.set(name, { path, temporary, length: 0, file: undefined })
  }

  async append(name: string, bytes: Uint8Array): Promise<void> {
    const begun = this.all.get(name)
    if (begun === undefined) throw new Error(`${name} was not begun`)
    if (begun.file === undefined) {
      const [oldest] = this.open
      if (oldest !== undefined && this.open.size >= MOST_OPEN) await this.close(oldest)
      begun.file = await this.fileSystem.open(begun.temporary, begun.length === 0 ? "create" : "update")
    }
    this.open.delete(begun)
    this.open.add(begun)
    await writeAll(begun.file, bytes, begun.length)
    begun.length += bytes.length
  }

  async publish(): Promise<void> {
    for (const begun of [...this.open]) await this.close(begun)
    const folders = new Set<string>()
    for (const { temporary, path } of this.all.values()) {
      await renamePatiently(this.fileSystem, temporary, path)
      folders.add(dirname(path))
    }
    for (const folder of folders) await this.fileSystem.syncFolder(folder)
    this.all.clear()
  }

  async abandon(): Promise<void> {
    for (const { file } of this.open) await file?.close().catch(() => undefined)
    for (const { temporary } of this.all.values()) {
      await this.fileSystem.unlink(temporary).catch(() => undefined)
    }
    this.open.clear()
    this.all.clear()
  }

  private async close(begun: BegunFile): Promise<void> {
    const { file } = begun
    if (file === undefined) return
    const { size } = await file.stat()
    if (size !== begun.length) throw new Error(`The disk holds ${size} bytes of ${begun.length}`)
    await file.sync()
    await file.close()
    begun.file = undefined
    this.open.delete(begun)
  }
}

/** An article each, or a table each: more are hardly ever written at once. */
const MOST_OPEN = 16

async function namesIn(fileSystem: FileSystem, folder: string, prefix: string): Promise<string[]> {
  const names: string[] = []
  for (const { name, kind } of await fileSystem.readFolder(folder)) {
    if (kind === "file") names.push(`${prefix}${name}`)
    else if (kind === "folder") {
      names.push(...(await namesIn(fileSystem, join(folder, name), `${prefix}${name}/`)))
    }
  }
  return names.sort()
}

/** Goes down folder by folder, making those that are missing. What is no real folder is not entered. */
async function placeFor(
  fileSystem: FileSystem,
  root: string,
  parts: readonly string[],
): Promise<Result<string>> {
  let path = root
  for (const part of parts.slice(0, -1)) {
    path = join(path, part)
    const kind = await kindOf(fileSystem, path)
    if (kind === undefined) await makeFolders(fileSystem, path)
    else if (kind !== "folder") {
      return fail("not-permitted", `The export could not be written: ${path} is a file or a link.`, path)
    }
  }
  return ok(join(path, parts.at(-1) ?? ""))
}
