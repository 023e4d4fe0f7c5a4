// Exports that go nowhere but into a map.

import { ok } from "../../domain/result.ts"
import { DistinctPaths, safeRelativePath } from "../../storage/file-name.ts"
import type { ExportFolder } from "../ports.ts"

export interface MemoryExportFolder extends ExportFolder {
  /** What was written, by folder and by name in it. */
  readonly folders: ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>
}

export function createMemoryExportFolder(): MemoryExportFolder {
  const folders = new Map<string, Map<string, Uint8Array>>()
  return {
    folders,
    async write(folder, pieces) {
      const paths = new DistinctPaths()
      const names = new Map<string, string>()
      const written = new Map<string, Uint8Array[]>()
      for await (const { name, content } of pieces) {
        const path = names.get(name) ?? paths.next(safeRelativePath(name))
        names.set(name, path)
        const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content
        written.set(path, [...(written.get(path) ?? []), bytes])
      }
      const kept = folders.get(folder) ?? new Map<string, Uint8Array>()
      folders.set(folder, kept)
      for (const [path, parts] of written) kept.set(path, joined(parts))
      return ok({ folder, files: [...names.values()] })
    },
    async names(folder) {
      return ok([...(folders.get(folder)?.keys() ?? [])])
    },
    async read(folder, name) {
      return ok(folders.get(folder)?.get(name))
    },
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
