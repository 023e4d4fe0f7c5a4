// The folder of one article: made whole or not at all, and read for its original bytes. What is in the article is
// a record's business.

import { createHash, randomBytes } from "node:crypto"
import { join } from "node:path"
import { fail, ok, type Result } from "../../shared/domain/result.ts"
import { idSchema } from "../../shared/domain/span.ts"
import { type HistoryEntry, parseHistory } from "../../shared/storage/history.ts"
import {
  articleLayout,
  furtherSourceName,
  isSourceName,
  isTemporaryName,
  sourceName,
  temporaryName,
} from "../../shared/storage/layout.ts"
import { readWhole, renamePatiently, writeDurably, writeNewFile } from "./durable-file.ts"
import { failureOf } from "./failures.ts"
import type { FileSystem } from "./file-system.ts"
import { kindOf, removeTree } from "./folders.ts"
import { copyAside } from "./mend.ts"

export interface NewArticleFolder {
  readonly id: string
  /** The name of the file the article was made from. */
  readonly fileName: string
  /** The original bytes, where they are known. */
  readonly source: Uint8Array | undefined
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
    if (content.source !== undefined)
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

/** Puts an article in the place of one that cannot be read, whose files are kept beside it. */
export async function replaceArticleFiles(
  fileSystem: FileSystem,
  folder: string,
  { history, snapshot }: Pick<NewArticleFolder, "history" | "snapshot">,
): Promise<void> {
  for (const [name, bytes] of [
    [articleLayout.history, history],
    [articleLayout.article, snapshot],
  ] as const) {
    await copyAside(fileSystem, join(folder, name))
    await writeDurably(fileSystem, join(folder, name), bytes)
  }
}

/** The changes that can be read of a history, oldest first. */
export async function readHistory(
  fileSystem: FileSystem,
  file: string,
): Promise<Result<readonly HistoryEntry[]>> {
  try {
    const bytes = await readWhole(fileSystem, file)
    return ok(parseHistory(bytes ?? new Uint8Array()).entries)
  } catch (error) {
    return failureOf(error, "The history could not be read", file)
  }
}

/** The ids of the articles that have a folder. */
export async function articleIdsIn(fileSystem: FileSystem, articles: string): Promise<string[]> {
  const entries = await fileSystem.readFolder(articles)
  return entries
    .filter(
      ({ name, kind }) => kind === "folder" && !isTemporaryName(name) && idSchema.safeParse(name).success,
    )
    .map(({ name }) => name)
}

/** Keeps the file of a further version, unless it is one of those kept already. */
export async function keepFurtherSource(
  fileSystem: FileSystem,
  folder: string,
  fileName: string,
  bytes: Uint8Array,
): Promise<Result<null>> {
  try {
    const names = await sourceNamesIn(fileSystem, folder)
    for (const name of names) {
      const kept = await readWhole(fileSystem, join(folder, name))
      if (kept !== undefined && hashOf(kept) === hashOf(bytes)) return ok(null)
    }
    const taken = new Set(names.map((name) => name.replace(/\..*$/, "")))
    let version = 2
    while (taken.has(`source-${version}`)) version++
    await writeDurably(fileSystem, join(folder, furtherSourceName(fileName, version)), bytes)
    return ok(null)
  } catch (error) {
    return failureOf(error, "The new version's file could not be kept", folder)
  }
}

async function sourceNamesIn(fileSystem: FileSystem, folder: string): Promise<string[]> {
  const entries = await fileSystem.readFolder(folder)
  return entries.filter(({ name, kind }) => kind === "file" && isSourceName(name)).map(({ name }) => name)
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex")
}

/** The original bytes with a hash, if they still are what was imported. */
export async function readSource(
  fileSystem: FileSystem,
  folder: string,
  sha256: string,
): Promise<Result<Uint8Array>> {
  try {
    const names = await sourceNamesIn(fileSystem, folder)
    for (const name of names) {
      const bytes = await readWhole(fileSystem, join(folder, name))
      if (bytes !== undefined && hashOf(bytes) === sha256) return ok(bytes)
    }
    return names.length === 0
      ? fail("not-found", "The article's original file is missing.", folder)
      : fail("article-damaged", "The article's original file is no longer what was imported.", folder)
  } catch (error) {
    return failureOf(error, "The original file could not be read", folder)
  }
}
