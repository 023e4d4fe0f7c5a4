// An export as it is run, whatever its format: what the analyst infers is left out where that was asked for, and beside
// the format's files go two of evidence. `SHA256SUMS` is what `sha256sum -c` checks; `postil-export.jsonl` says which
// articles these are, by their hashes, addresses and dates, and has a fingerprint of each line.

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
    for (const [file, { lines }] of files) {
      if (lines === undefined) continue
      yield piece(`{"file":${JSON.stringify(file)},"lines":"`)
      for (const some of lines.pieces()) yield piece(some)
      yield piece('"}\n')
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

const encoder = new TextEncoder()
