// Generations of backups: each names the snapshots that a project had at one time, by the SHA-256 of their bytes, so
// that what did not change between two generations is kept once. Order is by number; times decide only how soon a
// generation makes room, and a clock that was set wrong costs none of the newest.

import { z } from "zod"
import type { BackupReason } from "../domain/journal.ts"
import { idSchema } from "../domain/span.ts"
import { timeSchema } from "../domain/time.ts"
import { readJson } from "./json.ts"

export interface Generation {
  /** From 1, one more with each generation. */
  readonly number: number
  readonly made: string
  readonly reason: BackupReason
  readonly project: BackedUpFile
  readonly articles: readonly BackedUpArticle[]
}

interface BackedUpFile {
  readonly sha256: string
  readonly bytes: number
  /** How the file looked when it was read: size and time. Compared, never interpreted. */
  readonly stamp: string
}

export interface BackedUpArticle extends BackedUpFile {
  readonly id: string
  readonly title: string
  readonly annotationCount: number
}

export function generationName(number: number): string {
  return `${String(number).padStart(6, "0")}.json`
}

/** The number in the name of a generation's file; `undefined` for other files. */
export function generationNumber(name: string): number | undefined {
  const digits = /^(\d{6,9})\.json$/.exec(name)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

export function encodeGeneration(generation: Generation): string {
  return `${JSON.stringify({ version: 1, ...generation })}\n`
}

/** `undefined` where the file is not what was written. */
export function decodeGeneration(bytes: Uint8Array): Generation | undefined {
  const json = readJson(bytes)
  return json.ok ? generationSchema.safeParse(json.value).data : undefined
}

/**
 * The numbers of the generations that make room: of the last hour all stay, of the last two days one per hour, of
 * the last two months one per day, before that none; and as many of the newest as the budget allows. The newest two
 * always stay.
 * @param budget for all different files together, in bytes
 */
export function expiredGenerations(
  generations: readonly Generation[],
  now: string,
  budget: number,
): Set<number> {
  const expired = new Set<number>()
  const taken = new Set<string>()
  const files = new Set<string>()
  let bytes = 0
  const newestFirst = [...generations].sort((a, b) => b.number - a.number)
  for (const [index, generation] of newestFirst.entries()) {
    const place = placeInTime(Date.parse(now) - Date.parse(generation.made), generation)
    const added = [generation.project, ...generation.articles].filter(({ sha256 }) => !files.has(sha256))
    const size = added.reduce((sum, file) => sum + file.bytes, 0)
    if (index >= ALWAYS_KEPT && (place === undefined || taken.has(place) || bytes + size > budget)) {
      expired.add(generation.number)
      continue
    }
    if (place !== undefined) taken.add(place)
    for (const { sha256 } of added) files.add(sha256)
    bytes += size
  }
  return expired
}

const ALWAYS_KEPT = 2
const HOUR = 3_600_000

/** Of generations in the same place one stays. @param age in milliseconds, below 0 where a clock was set back */
function placeInTime(age: number, { number, made }: Generation): string | undefined {
  if (age < HOUR) return `minute ${number}`
  if (age < 48 * HOUR) return `hour ${made.slice(0, 13)}`
  return age < 60 * 24 * HOUR ? `day ${made.slice(0, 10)}` : undefined
}

const fileSchema = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().nonnegative(),
  stamp: z.string(),
})

const generationSchema = z.object({
  version: z.literal(1),
  number: z.number().int().positive(),
  made: timeSchema,
  reason: z.enum(["regular", "before-import", "before-restore", "before-migration"]),
  project: fileSchema,
  articles: z.array(
    fileSchema.extend({ id: idSchema, title: z.string(), annotationCount: z.number().nonnegative() }),
  ),
})
