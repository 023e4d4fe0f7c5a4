// Looking into the backups of a project: the same for those who may change it and those who may only read it.

import type { Article } from "../../shared/domain/article.ts"
import { fail, ok, type Result } from "../../shared/domain/result.ts"
import { articleRecord } from "../../shared/storage/article-record.ts"
import type { Generation } from "../../shared/storage/backup.ts"
import { decodeSnapshot } from "../../shared/storage/record.ts"
import type { Backups } from "./backups.ts"
import { failureOf } from "./failures.ts"

/** @param path the project's folder */
export async function listGenerations(backups: Backups, path: string): Promise<Result<Generation[]>> {
  try {
    return ok(await backups.list())
  } catch (error) {
    return failureOf(error, "The backups could not be read", path)
  }
}

export async function readBackedUp(
  backups: Backups,
  number: number,
  id: string,
  path: string,
): Promise<Result<Article>> {
  try {
    const generation = await backups.find(number)
    const file = generation?.articles.find((article) => article.id === id)
    if (file === undefined) return fail("not-found", `Backup ${number} has no such article.`, path)
    const bytes = await backups.read(file.sha256)
    const read = bytes === undefined ? undefined : decodeSnapshot(articleRecord(id), bytes)
    if (read?.ok) return ok(read.value.state)
    if (read?.error.code === "project-newer") return read
    return fail("article-damaged", `Backup ${number} of “${file.title}” is damaged.`, path)
  } catch (error) {
    return failureOf(error, "The backup could not be read", path)
  }
}
