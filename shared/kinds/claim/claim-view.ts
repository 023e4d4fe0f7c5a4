// The part of an article that tells who a claim is by: the claim, its sentence and those beside it. Made once for each
// claim; nothing outside it is read.

import { utf16 } from "../../domain/offset.ts"
import { sentencesIn } from "../../domain/sentence.ts"
import type { Span } from "../../domain/span.ts"
import { type Quoted, quotationsIn } from "./quotation.ts"
import { type Token, tokensIn } from "./token.ts"

/** How much text is read on each side of a claim at most. */
export const WINDOW = 1500

export interface View {
  readonly text: string
  readonly claim: Span
  /** The claim, grown to the quotations that it begins and ends in. */
  readonly anchor: Span
  /** What is read: half-open. */
  readonly from: number
  readonly to: number
  readonly quotations: readonly Quoted[]
  /** The sentences read, and which of them the anchor begins and ends in. */
  readonly sentences: readonly Span[]
  readonly first: number
  readonly last: number
}

export function viewOf(text: string, claim: Span): View {
  const from = atSpace(text, Math.max(0, claim.start - WINDOW))
  const to = Math.min(text.length, claim.end + WINDOW)
  const quotations = quotationsIn(text, from, to)
  const opening = quotations.find(({ span }) => span.start < claim.start && claim.start < span.end)
  const closing = quotations.findLast(
    ({ span, content }) => span.start < claim.end && claim.end <= content.end + 1,
  )
  const start = opening?.span.start ?? claim.start
  const end = Math.max(claim.end, closing?.span.end ?? 0)
  const anchor = { start: utf16(start), end: utf16(end) }
  const sentences = sentencesIn(text, from, to)
  const first = Math.max(
    0,
    sentences.findLastIndex((sentence) => sentence.start <= start),
  )
  const last = Math.max(
    first,
    sentences.findLastIndex((sentence) => sentence.start < end),
  )
  return { text, claim, anchor, from, to, quotations, sentences, first, last }
}

/** Whether a stretch begins in a quotation. */
export function beginsQuoted(view: View, claim: Span): boolean {
  return view.quotations.some(({ span }) => span.start <= claim.start && claim.start < span.end)
}

/** The words and marks between two offsets. */
export function between(view: View, from: number, to: number): Token[] {
  return from < to ? tokensIn(view.text, from, to, view.quotations) : []
}

/** The next place from an offset on where a word may begin. */
function atSpace(text: string, from: number): number {
  if (from === 0) return 0
  const space = text.slice(from, from + 100).search(/\s/u)
  return space === -1 ? from : from + space
}
