// An export as it is run, whatever its format: what the analyst infers is left out where that was asked for, and beside
// the format's files go two of evidence. `SHA256SUMS` is what `sha256sum -c` checks; `postil-export.jsonl` says which
// articles these are, by their hashes, addresses and dates, and has a fingerprint of each line, or of each row of a table;
// those of one file's lines may be in several entries, one after the other.

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
  /** Undefined for a table, whose rows say more, and for a file that is no text. */
  lines: LineFingerprints | undefined
}

export class ExportRun implements FormatWriter {
  private readonly writer: FormatWriter
  private readonly written = new Map<string, Written>()
  private readonly own = new LossTally()
  /** Lines of evidence that are still to be written. */
  private evidence: string
  /** Files with fingerprints that are still to be written, and how many these are. */
  private readonly untold = new Set<string>()
  private untoldLines = 0

  constructor(
    format: Format,
    project: Project,
    private readonly options: RunOptions,
  ) {
    this.writer = format.writer(project, options.values)
    const about = { format: format.name, sourceOnly: options.sourceOnly, options: options.values }
    this.evidence = lineOf({ export: about })
  }

  *article(given: Article): Generator<WrittenFile> {
    const { article, left } = this.options.sourceOnly ? withoutInferred(given) : { article: given, left: 0 }
    this.own.add("inferences", left, "field", "As asked for, what the analyst infers:")
    yield* this.noted(this.writer.article(article))
    const { id, metadata, source, text } = article
    const { title, url, publishedOn, capturedOn } = metadata
    const hashes = { fileSha256: source.sha256, textSha256: sha256OfText(text) }
    this.evidence += lineOf({
      article: { id, title, url, publishedOn, capturedOn, file: source.fileName, ...hashes },
    })
    if (this.untoldLines > MOST_UNTOLD) yield* this.tell((lines) => lines.take())
  }

  *end(): Generator<WrittenFile> {
    yield* this.noted(this.writer.end())
    if (this.written.size === 0) return
    for (const { file, sheet, fingerprints } of this.writer.rows?.() ?? [])
      this.evidence += lineOf({ file, sheet, rows: fingerprints.take() })
    for (const file of this.written.keys()) this.untold.add(file)
    yield* this.tell((lines) => lines.takeLast())
    const sums = [...this.written].map(([name, { hash }]) => `${bytesToHex(hash.digest())}  ${name}\n`)
    yield { name: SUMS_FILE, content: sums.join("") }
  }

  losses(): readonly Loss[] {
    return [...this.writer.losses(), ...this.own.list()]
  }

  /** Writes the evidence that there is, so that it need not be kept: of large exports it is much. */
  private *tell(take: (lines: LineFingerprints) => string): Generator<WrittenFile> {
    for (const file of this.untold) {
      const made = this.written.get(file)?.lines
      const lines = made === undefined ? "" : take(made)
      if (lines !== "") this.evidence += lineOf({ file, lines })
    }
    this.untold.clear()
    this.untoldLines = 0
    const content = encoder.encode(this.evidence)
    this.evidence = ""
    this.note(EVIDENCE_FILE, false).hash.update(content)
    yield { name: EVIDENCE_FILE, content }
  }

  private *noted(files: Iterable<WrittenFile>): Generator<WrittenFile> {
    for (const { name, content } of files) {
      const written = this.note(name, this.writer.rows === undefined)
      const bytes = typeof content === "string" ? encoder.encode(content) : content
      written.hash.update(bytes)
      const { lines } = written
      if (typeof content !== "string") written.lines = undefined
      else if (lines !== undefined) {
        const before = lines.count
        lines.add(content)
        this.untoldLines += lines.count - before
        this.untold.add(name)
      }
      yield { name, content: bytes }
    }
  }

  private note(name: string, ofLines: boolean): Written {
    const known = this.written.get(name)
    if (known !== undefined) return known
    const made = { hash: sha256.create(), lines: ofLines ? new LineFingerprints() : undefined }
    this.written.set(name, made)
    return made
  }
}

/** Fingerprints of so many lines are kept. */
const MOST_UNTOLD = 1 << 17

function lineOf(entry: object): string {
  return `${JSON.stringify(entry)}\n`
}

const encoder = new TextEncoder()
