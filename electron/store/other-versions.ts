// The files of other versions in the articles' folders: finding, reading and putting them away.

import { join } from "node:path"
import type { OtherVersionFile } from "../../shared/application/ports.ts"
import type { Article } from "../../shared/domain/article.ts"
import { fail, ok, type Result } from "../../shared/domain/result.ts"
import { articleLayout } from "../../shared/storage/layout.ts"
import {
  historyNameOf,
  isOtherVersionName,
  type OtherVersion,
  readOtherVersion,
  reviewedName,
} from "../../shared/storage/other-version.ts"
import { readWhole, renamePatiently } from "./durable-file.ts"
import { failureOf } from "./failures.ts"
import type { FileSystem } from "./file-system.ts"
import { inParallel } from "./parallel.ts"

/** Looks through the folders of articles. Those that cannot be read have none to show. */
export async function otherVersionsOf(
  fileSystem: FileSystem,
  ids: readonly string[],
  folderOf: (id: string) => string,
): Promise<OtherVersionFile[]> {
  const found: OtherVersionFile[] = []
  await inParallel(ids, FOLDERS_AT_ONCE, async (id) => {
    const entries = await fileSystem.readFolder(folderOf(id)).catch(() => [])
    for (const { name, kind } of entries)
      if (kind === "file" && isOtherVersionName(name)) found.push({ id, file: name })
  })
  return found.sort((one, other) => (`${one.id}/${one.file}` < `${other.id}/${other.file}` ? -1 : 1))
}

const FOLDERS_AT_ONCE = 16

export async function readOther(
  fileSystem: FileSystem,
  folder: string,
  file: string,
  article: Article,
): Promise<Result<OtherVersion>> {
  if (!isOtherVersionName(file)) return noSuchVersion(folder)
  try {
    const snapshot = await readWhole(fileSystem, join(folder, file))
    if (snapshot === undefined) return noSuchVersion(folder)
    const history = await readWhole(fileSystem, join(folder, articleLayout.history))
    const read = readOtherVersion(
      { article, history },
      { snapshot, history: await readWhole(fileSystem, join(folder, historyNameOf(file))) },
    )
    return read.ok
      ? read
      : fail("article-damaged", `${file} cannot be read as a version of this article.`, folder)
  } catch (error) {
    return failureOf(error, "The other version could not be read", folder)
  }
}

/** Keeps another version under a name that says it was looked at. */
export async function putOtherAway(
  fileSystem: FileSystem,
  folder: string,
  file: string,
): Promise<Result<null>> {
  if (!isOtherVersionName(file)) return noSuchVersion(folder)
  try {
    const history = historyNameOf(file)
    const names = (await fileSystem.readFolder(folder)).map(({ name }) => name)
    if (!names.includes(file)) return noSuchVersion(folder)
    if (names.includes(history))
      await renamePatiently(fileSystem, join(folder, history), join(folder, reviewedName(history)))
    await renamePatiently(fileSystem, join(folder, file), join(folder, reviewedName(file)))
    await fileSystem.syncFolder(folder)
    return ok(null)
  } catch (error) {
    return failureOf(error, "The other version could not be put away", folder)
  }
}

function noSuchVersion(folder: string) {
  return fail("not-found", "There is no such version of this article any more.", folder)
}
