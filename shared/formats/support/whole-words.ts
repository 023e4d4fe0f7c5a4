// What is left of the place of an annotation in formats that tag whole words, line by line, and know no annotation of
// several parts: the writer tags it, and who reads the file into the same project knows the annotation again by it.

import { utf16 } from "../../domain/offset.ts"
import type { Span } from "../../domain/span.ts"
import { firstEndingAfter, type TokenTable } from "./tokens.ts"

/** Tokens by their numbers; half-open. */
export interface Stretch {
  readonly first: number
  readonly after: number
}

/** The tokens that have something of a span; none where it has only white space. */
export function stretchOf({ starts, ends }: TokenTable, { start, end }: Span): Stretch {
  const first = firstEndingAfter(ends, start)
  let after = first
  while ((starts[after] ?? end) < end) after++
  return { first, after }
}

/** The tokens of a span, cut where lines end. */
export function wholeWordsOf(table: TokenTable, span: Span): Span[] {
  const { starts, ends, sentences } = table
  const { first, after } = stretchOf(table, span)
  return sentences.flatMap((sentence) => {
    const from = Math.max(first, sentence.first)
    const until = Math.min(after, sentence.after)
    return from < until ? [{ start: utf16(starts[from] ?? 0), end: utf16(ends[until - 1] ?? 0) }] : []
  })
}
