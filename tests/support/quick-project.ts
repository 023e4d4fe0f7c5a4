// Large projects on disk, laid out as the store does it, but without waiting for the disk.

import { join } from "node:path"
import { makeArticleFolder } from "../../electron/store/article-folder.ts"
import { nodeFileSystem } from "../../electron/store/node-file-system.ts"
import { createFileProjectStore } from "../../electron/store/project-store.ts"
import type { Article } from "../../shared/domain/article.ts"
import { creationOf } from "../../shared/domain/operation.ts"
import type { Project } from "../../shared/domain/project.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { articleRecord } from "../../shared/storage/article-record.ts"
import { encodeEntry } from "../../shared/storage/history.ts"
import { encodeSnapshot } from "../../shared/storage/record.ts"
import { stamp } from "./article.ts"

const encoder = new TextEncoder()

const hasty = {
  ...nodeFileSystem,
  open: async (file: string, use: "read" | "create" | "update") => ({
    ...(await nodeFileSystem.open(file, use)),
    sync: async () => {},
  }),
  syncFolder: async () => {},
}

/** Makes a project of these articles in a new folder. */
export async function makeQuickly(
  path: string,
  project: Project,
  articles: Iterable<Article>,
): Promise<void> {
  await unwrap(await createFileProjectStore().create(path, project, stamp)).close()
  for (const article of articles) await addQuickly(path, article)
}

/** Adds an article to a project that nobody has open. */
export async function addQuickly(path: string, state: Article): Promise<void> {
  const codec = articleRecord(state.id)
  const entry = { version: codec.sequence.version, sequence: 1, ...stamp, operations: [creationOf(state)] }
  await makeArticleFolder(hasty, join(path, "articles"), {
    id: state.id,
    fileName: "a.txt",
    source: encoder.encode(state.text),
    history: encodeEntry(entry),
    snapshot: encoder.encode(encodeSnapshot(codec, { state, sequence: 1 })),
  })
}
