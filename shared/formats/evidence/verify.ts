// Checks an export against its evidence, with nothing but the files themselves: which were changed and where, which are
// gone, which nobody exported.

import { z } from "zod"
import { sha256OfBytes } from "../../domain/hash.ts"
import { changedLines, type LineChange } from "./changes.ts"
import { csvRows } from "./csv-rows.ts"
import { fingerprintsIn, LineFingerprints, RowFingerprints } from "./fingerprints.ts"
import { EVIDENCE_FILE, SUMS_FILE } from "./run.ts"

/** A folder of files, however it is reached. Names are relative, with `/` between folders. */
export interface ExportedFiles {
  names(): Promise<readonly string[]>
  read(name: string): Promise<Uint8Array | undefined>
  /** Fingerprints of a workbook's rows, joined, by the names of its sheets; undefined where it cannot be read. */
  sheets(name: string, bytes: Uint8Array): Promise<ReadonlyMap<string, string> | undefined>
}

export interface VerifiedFile {
  readonly file: string
  /** `rewritten` where a program wrote a table anew without a change to any cell. */
  readonly state: "unchanged" | "changed" | "rewritten" | "missing" | "foreign"
  /** Where it was changed; empty where that cannot be said. */
  readonly places: readonly ChangedPlace[]
}

/** Counted from 1: of the file as it is, and for what was removed, of the file as it was. */
export interface ChangedPlace {
  readonly change: LineChange["change"] | "missing"
  /** Of a workbook; of one that is missing, there is no more to say. */
  readonly sheet?: string
  /** In a table, the row as spreadsheets number them. */
  readonly row?: number
  /** Where it begins, in a file of lines. */
  readonly line?: number
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
  const { lines, tables, articles } = readEvidence(await files.read(EVIDENCE_FILE))
  const found: VerifiedFile[] = []
  for (const [file, hash] of expected) {
    const bytes = await files.read(file)
    if (bytes === undefined) found.push({ file, state: "missing", places: [] })
    else if (sha256OfBytes(bytes) === hash) found.push({ file, state: "unchanged", places: [] })
    else {
      const rows = tables.get(file)
      const places =
        rows === undefined ? linesIn(bytes, lines.get(file)) : await rowsIn(files, file, bytes, rows)
      const isSame = rows !== undefined && places?.length === 0
      found.push({ file, state: isSame ? "rewritten" : "changed", places: places ?? [] })
    }
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
/** Checked in two steps: to repeat a group of six, an expression takes more of the stack with each of a million rows. */
const fingerprintsSchema = z
  .string()
  .regex(/^[0-9a-f]*$/)
  .refine(({ length }) => length % 6 === 0)
const entrySchema = z.union([
  z.object({ article: articleSchema }),
  z.object({ file: z.string(), lines: fingerprintsSchema }),
  z.object({ file: z.string(), sheet: z.string().optional(), rows: fingerprintsSchema }),
])

/** Fingerprints of the rows of a file's tables, by the name of the sheet; that of a file of one table is empty. */
type Tables = Map<string, readonly string[]>

function readEvidence(bytes: Uint8Array | undefined) {
  const lines = new Map<string, string[]>()
  const tables = new Map<string, Tables>()
  const articles: VerifiedArticle[] = []
  for (const line of bytes === undefined ? [] : textOf(bytes).split("\n")) {
    const parsed = entrySchema.safeParse(parsedLine(line))
    if (!parsed.success) continue
    const { data } = parsed
    if ("article" in data) articles.push(data.article)
    else if ("lines" in data)
      lines.set(data.file, (lines.get(data.file) ?? []).concat(fingerprintsIn(data.lines)))
    else {
      const known = tables.get(data.file) ?? new Map()
      tables.set(data.file, known.set(data.sheet ?? "", fingerprintsIn(data.rows)))
    }
  }
  return { lines, tables, articles }
}

function parsedLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function linesIn(bytes: Uint8Array, before: readonly string[] | undefined): ChangedPlace[] {
  if (before === undefined) return []
  const fingerprints = new LineFingerprints()
  fingerprints.add(textOf(bytes))
  return changedLines(before, fingerprintsIn(fingerprints.takeLast()))
}

/** @returns undefined where that cannot be said */
async function rowsIn(
  files: ExportedFiles,
  file: string,
  bytes: Uint8Array,
  before: Tables,
): Promise<ChangedPlace[] | undefined> {
  const only = before.get("")
  if (only !== undefined) {
    const fingerprints = new RowFingerprints()
    const lines: number[] = []
    for (const { cells, line } of csvRows(textOf(bytes))) {
      fingerprints.add(cells)
      lines.push(line)
    }
    return changedRows(only, fingerprintsIn(fingerprints.take()), (row) => ({
      line: lines[row - 1] ?? 0,
    }))
  }
  const sheets = await files.sheets(file, bytes)
  if (sheets === undefined) return undefined
  return [...before].flatMap(([sheet, rows]): ChangedPlace[] => {
    const now = sheets.get(sheet)
    return now === undefined
      ? [{ sheet, change: "missing" }]
      : changedRows(rows, fingerprintsIn(now), () => ({}), { sheet })
  })
}

/** @param placed what else there is to say of a row of the file as it is */
function changedRows(
  before: readonly string[],
  after: readonly string[],
  placed: (row: number) => Pick<ChangedPlace, "line">,
  table: Pick<ChangedPlace, "sheet"> = {},
): ChangedPlace[] {
  return changedLines(before, after).map(({ line: row, change }) => ({
    ...table,
    ...{ row, change },
    ...(change === "removed" ? {} : placed(row)),
  }))
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)
}
