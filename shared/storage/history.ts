// The history of one record: an append-only file of JSON lines, one per acknowledged change. Each line ends in
// the SHA-256 of everything before that field, so that each can be judged by itself, with `sha256sum` as well.
// What the operations mean is not known here.

import { z } from "zod"
import { sha256OfBytes } from "../domain/hash.ts"
import { idSchema } from "../domain/span.ts"
import { timeSchema } from "../domain/time.ts"
import { readJson } from "./json.ts"

export interface HistoryEntry {
  /** Of the record's sequence of versions, when the entry was written. */
  readonly version: number
  /** From 1, one more with each entry. The order of entries; times are informative only. */
  readonly sequence: number
  readonly time: string
  readonly creator: string
  /** The name of the change to several records at once that this is a part of. */
  readonly group?: string | undefined
  readonly operations: readonly unknown[]
  /** In the project's history: what the group changes in articles. Written there before it reaches them. */
  readonly articles?: readonly GroupedChange[] | undefined
}

/** What a group changes in one article. */
export interface GroupedChange {
  readonly id: string
  /** Of the sequence of versions of articles. */
  readonly version: number
  /** The number that the change has in the article's own history. */
  readonly sequence: number
  readonly operations: readonly unknown[]
}

export interface ParsedHistory {
  readonly entries: readonly HistoryEntry[]
  /** The lines of the entries, each with its newline. */
  readonly lines: readonly Uint8Array[]
  /** Numbers, from 1, of finished lines that cannot be trusted. */
  readonly damaged: readonly number[]
  /** Set where the file ends in the beginning of a line that was never finished, hence never acknowledged. */
  readonly torn: boolean
  /** The highest version that any finished line claims, damaged or not: a newer program's lines may look damaged. */
  readonly newest: number
  /** The length of the entries' lines in bytes: that of the file when nothing is wrong with it. */
  readonly length: number
}

/** One line, with its newline. */
export function encodeEntry(entry: HistoryEntry): Uint8Array {
  const { version, sequence, time, creator, group, operations, articles } = entry
  const open = JSON.stringify({ version, sequence, time, creator, group, operations, articles }).slice(0, -1)
  const bytes = encoder.encode(open)
  return joined(bytes, encoder.encode(`${CHECKSUM_FIELD}${checksum(bytes)}"}\n`))
}

export function parseHistory(bytes: Uint8Array): ParsedHistory {
  const entries: HistoryEntry[] = []
  const lines: Uint8Array[] = []
  const damaged: number[] = []
  let torn = false
  let newest = 0
  for (let start = 0, number = 1; start < bytes.length; number++) {
    const newline = bytes.indexOf(NEWLINE, start)
    const end = newline < 0 ? bytes.length : newline
    const entry = parseLine(bytes.subarray(start, end))
    if (newline >= 0) newest = Math.max(newest, claimedVersion(bytes.subarray(start, end)))
    if (entry !== undefined) {
      entries.push(entry)
      // A text editor may have taken the last newline away; the entry is whole all the same.
      lines.push(
        newline < 0 ? joined(bytes.subarray(start), Uint8Array.of(NEWLINE)) : bytes.subarray(start, end + 1),
      )
    } else if (newline < 0) torn = true
    else damaged.push(number)
    start = end + 1
  }
  return { entries, lines, damaged, torn, newest, length: lines.reduce((sum, line) => sum + line.length, 0) }
}

const NEWLINE = 10
const encoder = new TextEncoder()
const CHECKSUM_FIELD = ',"sha256":"'
const CHECKSUM_LENGTH = CHECKSUM_FIELD.length + 64 + '"}'.length

const entrySchema = z
  .object({
    version: z.number().int().positive(),
    sequence: z.number().int().positive(),
    time: timeSchema,
    creator: idSchema,
    group: z.string().optional(),
    operations: z.array(z.unknown()),
    articles: z
      .array(
        z.object({
          id: idSchema,
          version: z.number().int().positive(),
          sequence: z.number().int().positive(),
          operations: z.array(z.unknown()).min(1),
        }),
      )
      .min(1)
      .optional(),
    sha256: z.string(),
  })
  .refine(({ operations, articles }) => operations.length > 0 || articles !== undefined)

/** `undefined` where the line is not, byte for byte, what was once written. */
function parseLine(line: Uint8Array): HistoryEntry | undefined {
  if (line.length <= CHECKSUM_LENGTH) return undefined
  const long = line.length > LONG ? parseLongLine(line) : undefined
  if (long !== undefined) return long
  const entry = entryIn(line)
  return entry?.sha256 === checksum(line.subarray(0, line.length - CHECKSUM_LENGTH)) ? entry : undefined
}

function entryIn(line: Uint8Array): z.infer<typeof entrySchema> | undefined {
  const json = readJson(line)
  return json.ok ? entrySchema.safeParse(json.value).data : undefined
}

/** In bytes: such a line holds a whole article, and what the snapshot has already need not be understood again. */
const LONG = 1 << 20

/** A line that is, byte for byte, what was once written, is taken for what it says it is until it is looked into. */
function parseLongLine(line: Uint8Array): HistoryEntry | undefined {
  const beginning = new TextDecoder().decode(line.subarray(0, 200))
  const [, version, sequence, time, creator] = lineStart.exec(beginning) ?? []
  if (version === undefined || sequence === undefined || time === undefined || creator === undefined)
    return undefined
  const end = new TextDecoder().decode(line.subarray(line.length - CHECKSUM_LENGTH))
  if (end !== `${CHECKSUM_FIELD}${checksum(line.subarray(0, line.length - CHECKSUM_LENGTH))}"}`)
    return undefined
  let entry: HistoryEntry | undefined
  const read = () => {
    entry ??= entryIn(line) ?? { version: 1, sequence: 1, time, creator, operations: [] }
    return entry
  }
  return {
    version: Number(version),
    sequence: Number(sequence),
    time,
    creator,
    get group() {
      return read().group
    },
    get operations() {
      return read().operations
    },
    get articles() {
      return read().articles
    },
  }
}

const lineStart =
  /^\{"version":([1-9]\d{0,8}),"sequence":([1-9]\d{0,14}),"time":"([^"\\]{1,40})","creator":"([^"\\]{1,128})",/

function claimedVersion(line: Uint8Array): number {
  const beginning = new TextDecoder().decode(line.subarray(0, 32))
  return Number(/^\{"version":(\d{1,9})[,}]/.exec(beginning)?.[1] ?? 0)
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const result = new Uint8Array(one.length + other.length)
  result.set(one)
  result.set(other, one.length)
  return result
}

function checksum(bytes: Uint8Array): string {
  return sha256OfBytes(bytes)
}
