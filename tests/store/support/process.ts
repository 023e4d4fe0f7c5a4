// One process of Postil over a disk in memory, with the lock that such a process would hold: ending the process,
// however rudely, ends the lock with it.

import type { FileSystem } from "../../../electron/store/file-system.ts"
import type { ProjectLock } from "../../../electron/store/lock.ts"
import { createFileProjectStore } from "../../../electron/store/project-store.ts"
import type { OpenProject, ProjectStore } from "../../../shared/application/ports.ts"
import { type ArticleJson, articleToJson } from "../../../shared/domain/article.ts"
import { unwrap } from "../../../shared/domain/result.ts"
import { MemoryDisk } from "./memory-disk.ts"

export const FOLDER = "/home/maria/Talks"

export function startProcess(fileSystem: FileSystem): ProjectStore {
  return createFileProjectStore({ fileSystem, lock: processLock(), pace: { idle: 5, most: 20 } })
}

export async function newDisk(): Promise<MemoryDisk> {
  const disk = new MemoryDisk()
  await disk.makeFolder("/home")
  await disk.syncFolder("/")
  return disk
}

/** What a project holds, as plain data. */
export interface Content {
  readonly name: string
  readonly articles: readonly ArticleJson[]
}

export async function contentOf(project: OpenProject): Promise<Content> {
  const rows = unwrap(await project.list()).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const articles: ArticleJson[] = []
  for (const { id } of rows) articles.push(articleToJson(unwrap(await project.read(id)).article))
  return { name: project.project.name, articles }
}

function processLock(): ProjectLock {
  const held = new Set<string>()
  return {
    async acquire(path) {
      if (held.has(path)) return undefined
      held.add(path)
      return {
        async release() {
          held.delete(path)
        },
      }
    },
  }
}
