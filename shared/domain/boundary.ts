// Moving one end of a span: by words and graphemes, as keys do, or to a place pointed at. The other end stays as it
// is. All offsets are UTF-16 code units into the text passed in, half-open; a span never comes out empty, and the end
// that was moved never splits a grapheme.

import type { Kind } from "./codebook.ts"
import { utf16 } from "./offset.ts"
import { segmenter, snapToGraphemes, snapToWords, trimSpan, windowStart } from "./segment.ts"
import type { Span } from "./span.ts"

export type Side = "start" | "end"

/** What decides where a span may end. */
export interface Snapping {
  readonly trim: Kind["trim"]
  /** BCP 47. */
  readonly language?: string | undefined
}

/** How much text is cut into segments at first; more where there is no place to stop in it. */
const REACH = 256

/**
 * The span with one end a word or a grapheme further: 1 is towards the end of the text, -1 towards its start. By
 * words, an end comes to lie where the kind's trimming would leave it.
 * @returns the same span where the end cannot go further
 */
export function stepBoundary(
  text: string,
  span: Span,
  side: Side,
  direction: 1 | -1,
  unit: "word" | "grapheme",
  snapping: Snapping,
): Span {
  for (let reach = REACH; ; reach *= 4) {
    const from = Math.max(0, span[side] - (direction === -1 ? reach : REACH))
    const to = Math.min(text.length, span[side] + (direction === 1 ? reach : REACH))
    const stops = stopsBetween(text, from, to, side, unit, snapping)
    const next =
      direction === 1 ? stops.find((stop) => stop > span[side]) : stops.findLast((stop) => stop < span[side])
    if (next !== undefined) return withEnd(span, side, next)
    if (direction === 1 ? to === text.length : from === 0) return span
  }
}

/** The span with one end at a place: snapped to words as marking does, or, with `exact`, to graphemes only. */
export function dragBoundary(
  text: string,
  span: Span,
  side: Side,
  offset: number,
  exact: boolean,
  { trim, language }: Snapping,
): Span {
  const probe =
    side === "end"
      ? { start: span.start, end: utf16(Math.max(offset, span.start + 1)) }
      : { start: utf16(Math.min(offset, span.end - 1)), end: span.end }
  const snapped = exact
    ? snapToGraphemes(text, withoutNewlines(text, probe), language)
    : snapToWords(text, probe, trim, language)
  return snapped === undefined ? span : withEnd(span, side, snapped[side])
}

/** Whether text runs from right to left, by its first letter that has a direction. */
export function isRightToLeft(text: string): boolean {
  // Nearly every line begins so, and the classes below take milliseconds to be made.
  if (/^[^A-Za-z\u0080-\u200f\u2028-\uffff]*[A-Za-z]/.test(text)) return false
  const [letter = ""] = /\p{L}/u.exec(text) ?? []
  return /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(letter)
}

function withEnd(span: Span, side: Side, offset: number): Span {
  const moved = { ...span, [side]: utf16(offset) }
  return moved.start < moved.end ? moved : span
}

/** Ascending. Segments that the limits may have cut in two are left out. */
function stopsBetween(
  text: string,
  from: number,
  to: number,
  side: Side,
  unit: "word" | "grapheme",
  { trim, language }: Snapping,
): number[] {
  const start = from === 0 ? 0 : windowStart(text, from)
  const stops: number[] = []
  for (const { index, segment } of segmenter(unit, language).segment(text.slice(start, to))) {
    const whole = { start: utf16(start + index), end: utf16(start + index + segment.length) }
    if (whole.end === to && to < text.length) break
    if (whole.start === start && start > 0) continue
    const kept = unit === "word" ? trimSpan(text, whole, trim) : segment.includes("\n") ? undefined : whole
    if (kept !== undefined) stops.push(kept[side])
  }
  return stops
}

/** Newlines between blocks belong to nobody. */
function withoutNewlines(text: string, { start, end }: Span): Span {
  let [from, to]: [number, number] = [start, end]
  while (from < to - 1 && text[from] === "\n") from++
  while (to > from + 1 && text[to - 1] === "\n") to--
  return { start: utf16(from), end: utf16(to) }
}
