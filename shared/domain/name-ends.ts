// What belongs to a name although it is punctuation at its end: the bracket that closes one opened within it, “Ministry
// of Defence (MoD)”, and the full stop of an abbreviation, “John Smith Jr.”, “the U.S.”. Signs around the whole, such as
// quotation marks, are none of it. Offsets are UTF-16 code units, half-open.

import { utf16 } from "./offset.ts"
import type { Span } from "./span.ts"

/** No name is longer, in code units; signs are not looked for in whole chapters. */
const LONGEST = 1000

/**
 * A span with what belongs to it of the punctuation beside it, as far as that lies in another span around it.
 * @param bare without punctuation at its ends
 * @param whole with it, as it was selected
 */
export function withNameEnds(text: string, bare: Span, whole: Span): Span {
  let [start, end]: [number, number] = [bare.start, bare.end]
  if (end - start > LONGEST) return bare
  // Most have no signs beside them, and nothing is looked for.
  while (end < whole.end || start > whole.start) {
    const { opened, closed } = alone(text, start, end)
    const before = end - start
    if (text[end] === "." && end < whole.end && abbreviation.test(text.slice(Math.max(start, end - 12), end)))
      end++
    else {
      const closing = opened === undefined ? -1 : indexOfAny(text, closers.get(opened) ?? "", end, whole.end)
      if (closing >= 0) end = closing + 1
      const opening = closed === undefined ? -1 : lastIndexOfAny(text, openersOf(closed), whole.start, start)
      if (opening >= 0) start = opening
    }
    if (end - start === before) break
  }
  return { start: utf16(start), end: utf16(end) }
}

/** What closes a sign that opens. German and English use one sign for opposite ends. */
const closers = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
  ["“", "”"],
  ["„", "“”"],
  ["«", "»"],
  ["‹", "›"],
  ['"', '"'],
])
const closing = new Set([...closers.values()].flatMap((signs) => [...signs]))

/** Letters with full stops between them, and what a name may end with. */
const abbreviation = /(?:^|[^\p{L}])(?:(?:\p{L}\.)+\p{L}|Jr|Sr|Inc|Ltd|Corp|Co|Bros)$/u

/** The last sign that is opened and not closed within a stretch, and the first that is closed and not opened there. */
function alone(text: string, start: number, end: number): { opened?: string; closed?: string } {
  const open: string[] = []
  let closed: string | undefined
  for (let at = start; at < end; at++) {
    const sign = text[at] ?? ""
    const isClosed = closing.has(sign) && closers.get(open.at(-1) ?? "")?.includes(sign) === true
    if (isClosed) open.pop()
    else if (
      closers.has(sign) &&
      (sign !== '"' || /^[\s([{]?$/u.test(text.slice(Math.max(start, at - 1), at)))
    )
      open.push(sign)
    else if (closing.has(sign)) closed ??= sign
  }
  const opened = open.at(-1)
  return { ...(opened === undefined ? {} : { opened }), ...(closed === undefined ? {} : { closed }) }
}

function openersOf(closed: string): string {
  return [...closers].map(([opened, signs]) => (signs.includes(closed) ? opened : "")).join("")
}

function indexOfAny(text: string, signs: string, from: number, to: number): number {
  for (let at = from; at < to; at++) if (signs.includes(text[at] ?? "\n")) return at
  return -1
}

function lastIndexOfAny(text: string, signs: string, from: number, to: number): number {
  for (let at = to - 1; at >= from; at--) if (signs.includes(text[at] ?? "\n")) return at
  return -1
}
