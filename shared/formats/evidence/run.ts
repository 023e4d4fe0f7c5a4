// An export as it is run, whatever its format: what the analyst infers is left out where that was asked for, and beside
// the format's files go two of evidence. `SHA256SUMS` is what `sha256sum -c` checks; `postil-export.jsonl` says which
// articles these are, by their hashes, addresses and dates, and has a fingerprint of each line, or of each row of a table.

import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex } from "@noble/hashes/utils.js"
import type { Article } from "../../domain/article.ts"
import { sha256OfText } from "../../domain/hash.ts"
import type { Loss } from "../../domain/loss.ts"
import type { Project } from "../../domain/project.ts"
import type { Format, FormatWriter, OptionValues, WrittenFile } from "../format.ts"
import { withoutInferred } from "../source-only.ts"
import { LossTally } from "../support/losses.ts"
import { LineFingerprints } from "./fingerprints.ts"

export const SUMS_FILE = "SHA256SUMS"
export const EVIDENCE_FILE = "postil-export.jsonl"

export interface RunOptions {
  /** Leaves out what the analyst infers. */
  readonly sourceOnly: boolean
  readonly values: OptionValues
}

interface Written {
  readonly hash: ReturnType<typeof sha256.create>
  /** Undefined for a file that is no text. */
  lines: LineFingerprints | undefined
}

export class ExportRun implements FormatWriter {
  private readonly writer: FormatWriter
  private readonly written = new Map<string, Written>()
  private readonly own = new LossTally()
  private readonly articles: object[] = []

  constructor(
    private readonly format: Format,
    project: Project,
    private readonly options: RunOptions,
  ) {
    this.writer = format.writer(project, options.values)
  }

  *article(given: Article): Generator<WrittenFile> {
    const { article, left } = this.options.sourceOnly ? withoutInferred(given) : { article: given, left: 0 }
    this.own.add("inferences", left, "field", "As asked for, what the analyst infers:")
    yield* this.noted(this.writer.article(article))
    const { id, metadata, source, text } = article
    const { title, url, publishedOn, capturedOn } = metadata
    const hashes = { fileSha256: source.sha256, textSha256: sha256OfText(text) }
    this.articles.push({ id, title, url, publishedOn, capturedOn, file: source.fileName, ...hashes })
  }

  *end(): Generator<WrittenFile> {
    yield* this.noted(this.writer.end())
    // The evidence comes last, so that the format's own files are the first of an export.
    if (this.written.size > 0) yield* this.noted(this.evidence([...this.written]))
    const sums = [...this.written].map(([name, { hash }]) => `${bytesToHex(hash.digest())}  ${name}\n`)
    if (sums.length > 0) yield { name: SUMS_FILE, content: sums.join("") }
  }

  losses(): readonly Loss[] {
    return [...this.writer.losses(), ...this.own.list()]
  }

  private *evidence(files: readonly (readonly [string, Written])[]): Generator<WrittenFile> {
    const { format, options } = this
    const piece = (content: string) => ({ name: EVIDENCE_FILE, content })
    const line = (entry: object) => piece(`${JSON.stringify(entry)}\n`)
    yield line({ export: { format: format.name, sourceOnly: options.sourceOnly, options: options.values } })
    for (const article of this.articles) yield line({ article })
    const tables = [...(this.writer.rows?.() ?? [])]
    for (const { file, sheet, fingerprints } of tables) {
      const table = JSON.stringify({ file, sheet }).slice(0, -1)
      yield* fingerprinted(piece, `${table},"rows":`, fingerprints.pieces())
    }
    // Of a table, its rows say more than the lines.
    const told = new Set(tables.map(({ file }) => file))
    for (const [file, { lines }] of files) {
      if (lines !== undefined && !told.has(file))
        yield* fingerprinted(piece, `{"file":${JSON.stringify(file)},"lines":`, lines.pieces())
    }
  }

  private *noted(files: Iterable<WrittenFile>): Generator<WrittenFile> {
    for (const file of files) {
      const { name, content } = file
      let written = this.written.get(name)
      if (written === undefined) {
        written = { hash: sha256.create(), lines: new LineFingerprints() }
        this.written.set(name, written)
      }
      const bytes = typeof content === "string" ? encoder.encode(content) : content
      written.hash.update(bytes)
      if (typeof content === "string") written.lines?.add(content)
      else written.lines = undefined
      yield { name, content: bytes }
    }
  }
}

function* fingerprinted(
  piece: (content: string) => WrittenFile,
  head: string,
  pieces: Iterable<string>,
): Generator<WrittenFile> {
  yield piece(`${head}"`)
  for (const some of pieces) yield piece(some)
  yield piece('"}\n')
}

const encoder = new TextEncoder()
