// What goes back and forth between the app and the process that reads files. Bytes go, plain data comes; never paths.

import { z } from "zod"
import type { InputFile } from "../../shared/formats/read.ts"
import type { ImportInput } from "../../shared/importers/importer.ts"

/** To the process: read this. One at a time. */
export type ReadMessage = ReadRequest & { readonly id: number }

export type ReadRequest = ReadArticle | ReadAnnotated | ReadWorkbook

/** A file that holds articles. */
interface ReadArticle extends ImportInput {
  readonly type: "article"
}

/** Annotated files of other tools. */
interface ReadAnnotated {
  readonly type: "annotated"
  readonly files: readonly InputFile[]
  readonly format: string | undefined
}

/** A workbook whose rows are to be told. */
interface ReadWorkbook extends InputFile {
  readonly type: "workbook"
}

/** From the process. `result` and `portion` are not believed before they have been checked. */
export const answerSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready") }),
  z.object({
    type: z.literal("progress"),
    id: z.number(),
    /** Of annotated files: the one that is being read, and the format that it is read as. */
    file: z.string().optional(),
    format: z.string().optional(),
  }),
  /** Of annotated files: what some of them hold. */
  z.object({ type: z.literal("portion"), id: z.number(), portion: z.unknown() }),
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
const HEAP_LIMIT = 320 * 1024 * 1024
export const RESIDENT_LIMIT = 512 * 1024 * 1024

/**
 * V8's flags for such a process. What a file needs is mostly dropped when it was read: with more room for what is
 * young, half as much is copied about before.
 */
export const V8_FLAGS: readonly string[] = [
  `--max-old-space-size=${HEAP_LIMIT / 1024 / 1024}`,
  "--max-semi-space-size=32",
]
