// The folder of one article: made whole or not at all, and read for its original bytes. What is in the article is
// a record's business.

import { randomBytes } from "node:crypto"
import { join } from "node:path"
import { articleLayout, isSourceName, sourceName, temporaryName } from "../../shared/storage/layout.ts"
import { readWhole, renamePatiently, writeNewFile } from "./durable-file.ts"
import type { FileSystem } from "./file-system.ts"
import { kindOf, removeTree } from "./folders.ts"

export interface NewArticleFolder {
  readonly id: string
  /** The name of the file the article was made from. */
  readonly fileName: string
  readonly source: Uint8Array
  readonly history: Uint8Array
  readonly snapshot: Uint8Array
}

/**
 * Writes everything under a temporary name and gives the folder its own at the end, in one step. A folder of that
 * name can only be left over from a call that failed: it is replaced.
 */
export async function makeArticleFolder(
  fileSystem: FileSystem,
  articles: string,
  content: NewArticleFolder,
): Promise<void> {
  const temporaryPath = () => join(articles, temporaryName(content.id, randomBytes(8).toString("hex")))
  const temporary = temporaryPath()
  const folder = join(articles, content.id)
  try {
    await fileSystem.makeFolder(temporary)
    await writeNewFile(fileSystem, join(temporary, sourceName(content.fileName)), content.source)
    await writeNewFile(fileSystem, join(temporary, articleLayout.history), content.history)
    await writeNewFile(fileSystem, join(temporary, articleLayout.article), content.snapshot)
    await fileSystem.syncFolder(temporary)
    if ((await kindOf(fileSystem, folder)) !== undefined) await withdraw(fileSystem, folder, temporaryPath())
    await renamePatiently(fileSystem, temporary, folder)
  } catch (error) {
    await removeTree(fileSystem, temporary).catch(() => undefined)
    throw error
  }
  try {
    await fileSystem.syncFolder(articles)
  } catch (error) {
    // What cannot be withdrawn is a whole article that nobody was promised.
    await withdraw(fileSystem, folder, temporary).catch(() => undefined)
    throw error
  }
}

/** Removes an article's folder so that it is never seen half removed. */
async function withdraw(fileSystem: FileSystem, folder: string, temporary: string): Promise<void> {
  await renamePatiently(fileSystem, folder, temporary)
  await removeTree(fileSystem, temporary)
}

/** The original bytes, or `undefined` where there are none. */
export async function readSource(fileSystem: FileSystem, folder: string): Promise<Uint8Array | undefined> {
  const entries = await fileSystem.readFolder(folder)
  const source = entries.find(({ name, kind }) => kind === "file" && isSourceName(name))
  return source === undefined ? undefined : await readWhole(fileSystem, join(folder, source.name))
}
