// The library's rows, kept so that a large project opens without reading each article. Disposable: a row counts
// only while its article's files look as they did when it was made, and whatever does not parse is made anew.

import { z } from "zod"
import type { ArticleSummary } from "../domain/article.ts"
import { idSchema } from "../domain/span.ts"
import { readJson } from "./json.ts"

export interface IndexEntry {
  /** How the article's files looked: sizes and times. Compared, never interpreted. */
  readonly stamp: string
  readonly row: ArticleSummary
}

export function encodeIndex(entries: Iterable<IndexEntry>): string {
  return `${JSON.stringify({ version: VERSION, articles: [...entries] })}\n`
}

/** By article id; empty where the file is of no use. */
export function decodeIndex(bytes: Uint8Array): Map<string, IndexEntry> {
  const json = readJson(bytes)
  const parsed = json.ok ? indexSchema.safeParse(json.value) : undefined
  return new Map(parsed?.data?.articles.map((entry) => [entry.row.id, entry]))
}

/** To be counted up whenever rows change their shape: old files are then of no use. */
const VERSION = 2

const rowSchema = z.object({
  id: idSchema,
  title: z.string(),
  publisher: z.string().optional(),
  publishedOn: z.string().optional(),
  progress: z.enum(["new", "started", "done"]),
  trashed: z.string().optional(),
  added: z.string(),
  counts: z.record(z.string(), z.number()),
  annotationCount: z.number(),
  sourceSha256: z.string(),
  formerSha256s: z.array(z.string()).optional(),
  toReview: z.number().optional(),
}) satisfies z.ZodType<ArticleSummary>

const indexSchema = z.object({
  version: z.literal(VERSION),
  articles: z.array(z.object({ stamp: z.string(), row: rowSchema })),
})
