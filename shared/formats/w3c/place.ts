// Where a target is in a text: at its position if its quote is there, else where its quote is.

import type { OffsetConverter } from "../support/offsets.ts"
import type { ParsedTarget } from "./parse.ts"

/** UTF-16, half-open; undefined where the text has neither. */
export function placeOf(
  text: string,
  { quote, position }: ParsedTarget,
  convert: OffsetConverter,
): { readonly start: number; readonly end: number } | undefined {
  const start = position === undefined ? undefined : convert(position.start)
  const end = position === undefined ? undefined : convert(position.end)
  const isPlace = start !== undefined && end !== undefined && start < end
  if (isPlace && (quote === undefined || text.slice(start, end) === quote.exact)) return { start, end }
  if (quote === undefined || quote.exact === "") return undefined
  return find(text, quote, start)
}

/** Where the quote stands with the most of the words around it; of equals, the one nearest to where it should be. */
function find(
  text: string,
  { exact, prefix, suffix }: NonNullable<ParsedTarget["quote"]>,
  near: number | undefined,
) {
  let best: { start: number; end: number } | undefined
  let most = -1
  let nearest = Number.POSITIVE_INFINITY
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    const end = at + exact.length
    const fitting =
      commonEnd(text.slice(Math.max(0, at - prefix.length), at), prefix) +
      commonStart(text.slice(end, end + suffix.length), suffix)
    const away = near === undefined ? 0 : Math.abs(at - near)
    if (fitting > most || (fitting === most && away < nearest)) {
      best = { start: at, end }
      most = fitting
      nearest = away
    }
  }
  return best
}

function commonEnd(text: string, other: string): number {
  let length = 0
  while (length < other.length && text.at(-1 - length) === other.at(-1 - length)) length++
  return length
}

function commonStart(text: string, other: string): number {
  let length = 0
  while (length < other.length && text[length] === other[length]) length++
  return length
}
