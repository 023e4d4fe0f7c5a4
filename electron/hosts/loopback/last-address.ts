// The port and token of an app that runs or has crashed, so that a window that lost it finds it again where it was and
// can hand over what was not saved. Kept like the settings, for this user alone, and forgotten when the app ends
// as it should: the longer a token is good, the more chances others have to learn it.

import { mkdir, rm } from "node:fs/promises"
import path from "node:path"
import { z } from "zod"
import { readWhole, writeDurably } from "../../store/durable-file.ts"
import { nodeFileSystem } from "../../store/node-file-system.ts"

const addressSchema = z.object({
  port: z.number().int().min(1).max(65_535),
  token: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
})

export type LastAddress = z.infer<typeof addressSchema>

/** What was kept; `undefined` where nothing sound was. */
export async function readLastAddress(data: string): Promise<LastAddress | undefined> {
  try {
    const bytes = await readWhole(nodeFileSystem, fileIn(data))
    if (bytes === undefined) return undefined
    return addressSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data
  } catch {
    return undefined
  }
}

/** Keeps an address. That it cannot be kept is no reason not to start. */
export async function keepLastAddress(data: string, address: LastAddress): Promise<void> {
  try {
    await mkdir(data, { recursive: true, mode: 0o700 })
    await writeDurably(nodeFileSystem, fileIn(data), new TextEncoder().encode(JSON.stringify(address)))
  } catch {
    // The next start then has an address of its own.
  }
}

/** The app ended as it should, so that no window waits for it. */
export async function forgetLastAddress(data: string): Promise<void> {
  await rm(fileIn(data), { force: true })
}

function fileIn(data: string): string {
  return path.join(data, "last-address.json")
}
