// Writing exports into a folder of the analyst's choice. Names come from titles, and so from anybody: they are made
// safe first, and no link inside the folder leads a file out of it. Existing files of the same name are replaced,
// all others stay.

import { join } from "node:path"
import type { ExportFolder } from "../../shared/application/ports.ts"
import { fail, ok, type Result } from "../../shared/domain/result.ts"
import { distinctPaths, safeRelativePath } from "../../shared/storage/file-name.ts"
import { writeDurably } from "./durable-file.ts"
import { failureOf } from "./failures.ts"
import type { FileSystem } from "./file-system.ts"
import { kindOf, makeFolders } from "./folders.ts"
import { nodeFileSystem } from "./node-file-system.ts"

export function createExportFolder(options: { readonly fileSystem?: FileSystem } = {}): ExportFolder {
  const fileSystem = options.fileSystem ?? nodeFileSystem
  return {
    async write(folder, files) {
      try {
        await makeFolders(fileSystem, folder)
        const root = await fileSystem.realPath(folder)
        const names = distinctPaths(files.map(({ name }) => safeRelativePath(name)))
        for (const [index, { content }] of files.entries()) {
          const parts = (names[index] ?? "").split("/")
          const place = await placeFor(fileSystem, root, parts)
          if (!place.ok) return place
          const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content
          await writeDurably(fileSystem, place.value, bytes)
        }
        return ok({ folder: root, files: names })
      } catch (error) {
        return failureOf(error, "The export could not be written", folder)
      }
    },
  }
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
