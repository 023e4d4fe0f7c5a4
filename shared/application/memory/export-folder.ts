// Exports that go nowhere but into a map.

import { ok } from "../../domain/result.ts"
import { distinctPaths, safeRelativePath } from "../../storage/file-name.ts"
import type { ExportFolder } from "../ports.ts"

export interface MemoryExportFolder extends ExportFolder {
  /** What was written, by folder and by name in it. */
  readonly folders: ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>
}

export function createMemoryExportFolder(): MemoryExportFolder {
  const folders = new Map<string, Map<string, Uint8Array>>()
  return {
    folders,
    async write(folder, files) {
      const kept = folders.get(folder) ?? new Map<string, Uint8Array>()
      folders.set(folder, kept)
      const names = distinctPaths(files.map(({ name }) => safeRelativePath(name)))
      for (const [index, { content }] of files.entries()) {
        kept.set(
          names[index] ?? "",
          typeof content === "string" ? new TextEncoder().encode(content) : content,
        )
      }
      return ok({ folder, files: names })
    },
  }
}
