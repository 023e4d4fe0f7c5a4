// What all importers of rich text do in the end: one article of a document and of what is known about it, within
// the limits of size.

import type { Node } from "prosemirror-model"
import type { Metadata, Source } from "../domain/article.ts"
import { canonicalText, eachTextblock } from "../domain/document.ts"
import { sha256OfBytes } from "../domain/hash.ts"
import { fail, ok, type Result } from "../domain/result.ts"
import { safeName, stemOf } from "./file-name.ts"
import type { ArticleDraft, ImportInput, Remark } from "./importer.ts"
import { LONGEST_TEXT, MOST_BLOCKS, MOST_LINES } from "./limits.ts"
import { oneLine } from "./markup.ts"

export type SourceEncoding = Pick<Source, "encoding" | "byteOrderMark" | "newline">

export interface Found {
  /** Undefined where the file holds no text. */
  readonly document: Node | undefined
  readonly mediaType: string
  /** What the file says of itself; the name of the file stands in for a title. */
  readonly metadata?: { readonly [field in keyof Metadata]?: string | undefined }
  readonly encoding?: SourceEncoding | undefined
  readonly remarks?: readonly Remark[]
}

/** Fails with `empty-file` where there is no text and `too-large` where there is too much. */
export function draftOf(input: ImportInput, found: Found): Result<ArticleDraft> {
  const name = safeName(input.name)
  const { document, metadata = {}, remarks = [] } = found
  if (document === undefined)
    return fail("empty-file", `“${name}” holds no text: there is nothing to annotate.`, name)
  const size = checkSize(document, name)
  if (!size.ok) return size
  return ok({
    metadata: { ...cleaned(metadata), title: titleOf(metadata.title) ?? stemOf(name) },
    offers: [],
    document,
    source: {
      fileName: name,
      mediaType: found.mediaType,
      ...encodingOf(found.encoding),
      bytes: input.bytes.length,
      sha256: sha256OfBytes(input.bytes),
    },
    remarks,
  })
}

/** Fails with `too-large` for a plain text that would take long to divide into paragraphs only to be refused. */
export function checkLines(text: string, name: string): Result<null> {
  let lines = 1
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++
  if (lines <= MOST_LINES) return ok(null)
  return fail(
    "too-large",
    `“${name}” has ${lines} lines; Postil reads up to ${MOST_LINES}. Split it, and import the parts.`,
    name,
  )
}

/** Fails with `too-large` for a document that no window could show. */
export function checkSize(document: Node, name: string): Result<null> {
  let blocks = 0
  eachTextblock(document, () => blocks++)
  if (blocks > MOST_BLOCKS) {
    return fail(
      "too-large",
      `“${name}” has ${blocks} paragraphs; Postil reads up to ${MOST_BLOCKS}. Split it, and import the parts.`,
      name,
    )
  }
  if (canonicalText(document).length > LONGEST_TEXT) {
    return fail(
      "too-large",
      `The text of “${name}” is longer than ${LONGEST_TEXT / 1_000_000} million characters. Split it, and import the parts.`,
      name,
    )
  }
  return ok(null)
}

function encodingOf(found: SourceEncoding | undefined): SourceEncoding {
  if (found === undefined) return { encoding: "utf-8", byteOrderMark: false, newline: "none" }
  const { encoding, byteOrderMark, newline } = found
  return { encoding, byteOrderMark, newline }
}

/** A title as one line of a length that a library can show. */
function titleOf(title: string | undefined): string | undefined {
  return oneLine(title)?.slice(0, 500)
}

function cleaned(metadata: Found["metadata"]): Record<string, string> {
  const entries = Object.entries(metadata ?? {}).flatMap(([field, value]) => {
    const line = oneLine(value)?.slice(0, 2000)
    return line === undefined ? [] : [[field, line] as const]
  })
  return Object.fromEntries(entries)
}
