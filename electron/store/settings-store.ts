// The analyst's settings on this machine, in one file. They are small and not precious: what cannot be read is kept
// beside, and the defaults serve. The file is read anew each time, because a second window's process or the command
// line may have written it.

import { join } from "node:path"
import { Low } from "lowdb"
import { z } from "zod"
import { emptySettings, type Settings, type SettingsStore } from "../../shared/application/ports.ts"
import { creatorSchema } from "../../shared/domain/project.ts"
import { ok, type Result } from "../../shared/domain/result.ts"
import { readJson } from "../../shared/storage/json.ts"
import { durableAdapter } from "./durable-file.ts"
import { failureOf } from "./failures.ts"
import type { FileSystem } from "./file-system.ts"
import { makeFolders } from "./folders.ts"
import { moveAside } from "./mend.ts"
import { nodeFileSystem } from "./node-file-system.ts"

/** @param folder made on the first change, if need be. */
export function createFileSettingsStore(
  folder: string,
  options: { readonly fileSystem?: FileSystem } = {},
): SettingsStore {
  const fileSystem = options.fileSystem ?? nodeFileSystem
  const path = join(folder, "settings.json")
  const low = new Low<Settings>(durableAdapter(fileSystem, path, codec), emptySettings)
  let last: Promise<unknown> = Promise.resolve()

  const load = async () => {
    low.data = emptySettings
    try {
      await low.read()
    } catch (error) {
      if (!(error instanceof DamagedSettings)) throw error
      await moveAside(fileSystem, path)
    }
    return low.data
  }
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }
  return {
    read: () => inTurn(() => load().catch(() => emptySettings)),
    update: (change) =>
      inTurn(async () => {
        const loaded = await attempt(load)
        if (!loaded.ok) return loaded
        const changed = change(loaded.value)
        low.data = changed
        return await attempt(async () => {
          await makeFolders(fileSystem, folder)
          await low.write()
          return changed
        })
      }),
  }

  async function attempt<T>(work: () => Promise<T>): Promise<Result<T>> {
    try {
      return ok(await work())
    } catch (error) {
      return failureOf(error, "The settings could not be saved", path)
    }
  }
}

const settingsSchema = z.looseObject({
  creator: creatorSchema.nullable().default(null),
  recent: z.array(z.looseObject({ path: z.string(), name: z.string(), openedAt: z.string() })).default([]),
  preferences: z.record(z.string(), z.unknown()).default({}),
  views: z
    .record(
      z.string(),
      z.looseObject({
        lastArticle: z.string().nullable(),
        articles: z.record(
          z.string(),
          z.looseObject({
            // Earlier versions kept pixels instead, which mean another line in letters of another size.
            line: z.looseObject({ offset: z.number(), below: z.number() }).nullable().catch(null),
            caret: z.number(),
            unwanted: z.array(z.string()).optional().catch(undefined),
          }),
        ),
      }),
    )
    .default({}),
  exportFolder: z.string().nullable().default(null),
})

class DamagedSettings extends Error {}

const codec = {
  parse(bytes: Uint8Array): Settings {
    const json = readJson(bytes)
    const parsed = settingsSchema.safeParse(json.ok ? json.value : undefined)
    if (!parsed.success) throw new DamagedSettings(json.ok ? parsed.error.message : json.error.message)
    return parsed.data
  },
  stringify: (settings: Settings) => `${JSON.stringify(settings, null, 2)}\n`,
}
