// What importers need and cannot have here, because it takes a DOM, Node or a library bound to them. The limited
// process that reads files provides it. Everything that comes back is plain data within the limits.

import type { Result } from "../domain/result.ts"
import type { MarkupElement } from "./markup.ts"

export interface Tools {
  /** The likeliest encoding of bytes that are no UTF-8, by its WHATWG label. */
  guessEncoding(bytes: Uint8Array): string | undefined
  /** HTML as browsers parse it, without scripts and what else is never shown as text. Never fails but by size. */
  html(text: string): Result<MarkupElement>
  /** Finds the article in a web page that `html` has parsed; undefined where there is none to find. */
  page(tree: MarkupElement): Page | undefined
  /** Markdown as HTML, to be parsed as any. */
  markdown(text: string): Result<string>
  /** YAML as plain data with all its scalars as text; undefined where it is none. */
  yaml(text: string): unknown
  /** Well-formed XML. Internal subsets and undefined entities are refused, nothing is ever fetched. */
  xml(text: string): Result<MarkupElement>
  /** The files of a ZIP archive by their names, expanded within the limits whatever sizes it declares. */
  unzip(bytes: Uint8Array): Result<ReadonlyMap<string, Uint8Array>>
  /** A Word document's body as HTML. `files` are those of its archive. */
  word(files: ReadonlyMap<string, Uint8Array>): Promise<Result<string>>
  pdf(bytes: Uint8Array): Promise<Result<PdfFile>>
  mail(bytes: Uint8Array): Promise<Result<MailMessage>>
  /** Rows of comma, semicolon or tab separated values, each with where it lies in the text. */
  rows(text: string): Result<readonly Row[]>
  /**
   * Of a workbook, the fingerprints of its sheets' rows (`RowFingerprints`), joined, by the names of the sheets; empty rows
   * at the end left out.
   */
  workbook(bytes: Uint8Array): Result<ReadonlyMap<string, string>>
  /** Says that reading goes on: who is silent for too long is stopped. */
  progress(): void
}

/** What is found in a web page besides its own metadata. */
export interface Page {
  readonly title: string | undefined
  readonly byline: string | undefined
  readonly site: string | undefined
  readonly published: string | undefined
  readonly language: string | undefined
  readonly content: MarkupElement
}

export interface Row {
  readonly values: readonly string[]
  /** UTF-16 offsets into the text, half-open. */
  readonly start: number
  readonly end: number
}

export interface PdfFile {
  readonly title: string | undefined
  readonly author: string | undefined
  /** As PDF writes dates: `D:20221022…`. */
  readonly created: string | undefined
  readonly language: string | undefined
  readonly pages: readonly PdfPage[]
}

export interface PdfPage {
  /** In points, the origin being the lower left corner. */
  readonly width: number
  readonly height: number
  readonly pieces: readonly PdfPiece[]
}

/** Text drawn at one place, in the order in which the file draws it. */
export interface PdfPiece {
  readonly text: string
  readonly x: number
  /** Of the baseline. */
  readonly y: number
  readonly width: number
  /** The size of the type. */
  readonly size: number
  readonly bold: boolean
}

export interface MailMessage {
  readonly subject: string | undefined
  readonly from: string | undefined
  /** As the header says it. */
  readonly date: string | undefined
  readonly text: string | undefined
  readonly html: string | undefined
  /** Other headers by lower-case name. */
  readonly headers: ReadonlyMap<string, string>
  readonly attachments: readonly string[]
}
