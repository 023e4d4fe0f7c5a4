// Checks an export against its evidence, with nothing but the files themselves: which were changed and where, which are
// gone, which nobody exported.

import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex } from "@noble/hashes/utils.js"
import { z } from "zod"
import { changedLines, fingerprintsIn, type LineChange, LineFingerprints } from "./fingerprints.ts"
import { EVIDENCE_FILE, SUMS_FILE } from "./run.ts"

/** A folder of files, however it is reached. Names are relative, with `/` between folders. */
export interface ExportedFiles {
  names(): Promise<readonly string[]>
  read(name: string): Promise<Uint8Array | undefined>
}

export interface VerifiedFile {
  readonly file: string
  readonly state: "unchanged" | "changed" | "missing" | "foreign"
  /** Where it was changed; empty where that cannot be said. */
  readonly places: readonly ChangedPlace[]
}

export interface ChangedPlace extends LineChange {
  /** In a table, the row as spreadsheets number them. */
  readonly row?: number
}

export interface Verification {
  readonly files: readonly VerifiedFile[]
  readonly articles: readonly VerifiedArticle[]
}

/** An article as the export names it. */
export type VerifiedArticle = z.infer<typeof articleSchema>

/** @returns undefined where the folder holds no `SHA256SUMS` */
export async function verifyExport(files: ExportedFiles): Promise<Verification | undefined> {
  const sums = await files.read(SUMS_FILE)
  if (sums === undefined) return undefined
  const expected = new Map<string, string>()
  for (const line of textOf(sums).split("\n")) {
    const [, hash, name] = /^([0-9a-f]{64}) [ *](.+?)\r?$/.exec(line) ?? []
    if (hash !== undefined && name !== undefined) expected.set(name, hash)
  }
  const { lines, articles } = readEvidence(await files.read(EVIDENCE_FILE))
  const found: VerifiedFile[] = []
  for (const [file, hash] of expected) {
    const bytes = await files.read(file)
    if (bytes === undefined) found.push({ file, state: "missing", places: [] })
    else if (bytesToHex(sha256(bytes)) === hash) found.push({ file, state: "unchanged", places: [] })
    else found.push({ file, state: "changed", places: placesIn(file, bytes, lines.get(file)) })
  }
  for (const file of await files.names()) {
    if (file !== SUMS_FILE && !expected.has(file)) found.push({ file, state: "foreign", places: [] })
  }
  return { files: found, articles }
}

const articleSchema = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string().optional(),
  publishedOn: z.string().optional(),
  capturedOn: z.string().optional(),
  fileSha256: z.string(),
  textSha256: z.string(),
})
const entrySchema = z.union([
  z.object({ article: articleSchema }),
  z.object({ file: z.string(), lines: z.string().regex(/^([0-9a-f]{6})*$/) }),
])

function readEvidence(bytes: Uint8Array | undefined) {
  const lines = new Map<string, string[]>()
  const articles: VerifiedArticle[] = []
  for (const line of bytes === undefined ? [] : textOf(bytes).split("\n")) {
    const parsed = entrySchema.safeParse(parsedLine(line))
    if (!parsed.success) continue
    if ("article" in parsed.data) articles.push(parsed.data.article)
    else lines.set(parsed.data.file, fingerprintsIn(parsed.data.lines))
  }
  return { lines, articles }
}

function parsedLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function placesIn(file: string, bytes: Uint8Array, before: readonly string[] | undefined): ChangedPlace[] {
  if (before === undefined) return []
  const text = textOf(bytes)
  const fingerprints = new LineFingerprints()
  fingerprints.add(text)
  const changes = changedLines(before, fingerprints.all())
  if (!file.endsWith(".csv")) return changes
  const rows = rowsOf(text)
  return changes.map((change) =>
    change.change === "removed" ? change : { ...change, row: rows[change.line - 1] ?? 0 },
  )
}

/** The row of a table that each line of its file belongs to, from 1: a quoted cell may go over several lines. */
function rowsOf(text: string): number[] {
  let row = 1
  let isQuoted = false
  return text.split("\n").map((line) => {
    const own = row
    if ((line.match(/"/g)?.length ?? 0) % 2 === 1) isQuoted = !isQuoted
    if (!isQuoted) row++
    return own
  })
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)
}
