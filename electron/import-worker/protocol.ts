// What goes back and forth between the app and the process that reads files. Bytes go, plain data comes; never paths.

import { z } from "zod"
import type { ImportInput } from "../../shared/importers/importer.ts"

/** To the process: read this. One at a time. */
export interface ReadMessage extends ImportInput {
  readonly id: number
}

/** From the process. `result` is not believed before it has been checked. */
export const answerSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready") }),
  z.object({ type: z.literal("progress"), id: z.number() }),
  z.object({
    type: z.literal("result"),
    id: z.number(),
    result: z.unknown(),
    /** Resident memory afterwards, in bytes. */
    resident: z.number(),
  }),
])

export type Answer = z.infer<typeof answerSchema>

/** How much one process may take, in bytes: its heap, and all that is resident, buffers outside the heap included. */
export const HEAP_LIMIT = 320 * 1024 * 1024
export const RESIDENT_LIMIT = 512 * 1024 * 1024
