// Where in the text an orphan may have stood: shown to the analyst for looking around there, never taken for its place.

import { utf16 } from "../../shared/domain/offset.ts"
import type { Review } from "../../shared/domain/review.ts"
import type { Span } from "../../shared/domain/span.ts"

/** The longest run of words that stood right before it or behind it, else about as far on as it was. */
export function placeNear(text: string, { before, behind, annotation }: Review): Span {
  for (let length = Math.min(before.length, LONGEST); length >= SHORTEST; length -= STEP) {
    const at = text.indexOf(before.slice(-length))
    if (at >= 0) return spanAt(text, at + length)
    const there = text.indexOf(behind.slice(0, length))
    if (there >= 0 && behind.length >= length) return spanAt(text, there)
  }
  return spanAt(text, annotation.spans[0]?.start ?? 0)
}

const LONGEST = 80
const SHORTEST = 16
const STEP = 4

/** The character at an offset, or the last of the text. */
function spanAt(text: string, offset: number): Span {
  const start = Math.max(0, Math.min(offset, text.length - 1))
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0)
  return { start: utf16(start), end: utf16(Math.min(text.length, start + character.length)) }
}
