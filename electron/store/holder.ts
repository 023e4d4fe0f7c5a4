// Holding a project: the lock, and beside the project's files a note that says who holds it. The note is for
// people, and tells the next holder whether this one came to a proper end.

import { hostname } from "node:os"
import { join } from "node:path"
import { z } from "zod"
import { fail, ok, type Result } from "../../shared/domain/result.ts"
import { readJson } from "../../shared/storage/json.ts"
import { projectLayout } from "../../shared/storage/layout.ts"
import { readWhole, writeDurably } from "./durable-file.ts"
import { failureOf } from "./failures.ts"
import type { FileSystem } from "./file-system.ts"
import type { ProjectLock } from "./lock.ts"

export interface Holding {
  /** Whether the holder before ended without releasing the project: it may have left things half done. */
  readonly abandoned: boolean
  release(): Promise<void>
}

/** Fails with `project-locked`, or with `not-permitted` where the folder may not be written to. */
export async function hold(
  fileSystem: FileSystem,
  lock: ProjectLock,
  folder: string,
): Promise<Result<Holding>> {
  const path = join(folder, projectLayout.holder)
  const held = await lock.acquire(folder)
  if (held === undefined) return fail("project-locked", await lockedMessage(fileSystem, path), folder)
  const abandoned = (await fileSystem.stat(path).catch(() => undefined)) !== undefined
  const note = `${JSON.stringify({ pid: process.pid, host: hostname(), since: new Date().toISOString() })}\n`
  try {
    await writeDurably(fileSystem, path, new TextEncoder().encode(note))
  } catch (error) {
    const failure = failureOf(error, "The project could not be opened", folder)
    // On a full disk the work can still be read and exported; where nothing may be written it is not ours to open.
    if (failure.error.code === "not-permitted") {
      await held.release()
      return failure
    }
  }
  return ok({
    abandoned,
    async release() {
      await fileSystem.unlink(path).catch(() => undefined)
      await held.release()
    },
  })
}

const noteSchema = z.object({ pid: z.number().int(), host: z.string() })

async function lockedMessage(fileSystem: FileSystem, path: string): Promise<string> {
  const bytes = await readWhole(fileSystem, path).catch(() => undefined)
  const json = bytes === undefined ? undefined : readJson(bytes)
  const note = json?.ok ? noteSchema.safeParse(json.value) : undefined
  const by = note?.success ? ` (process ${note.data.pid} on ${note.data.host})` : ""
  return `This project is already open in another Postil${by}. Close it there, or go on working there.`
}
