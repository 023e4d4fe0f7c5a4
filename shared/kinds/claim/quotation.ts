// Which stretches of a text stand in quotation marks, and whether a claim is quoted. Real text mixes families of marks
// (“… "), leaves them open, and uses the same signs for apostrophes and inches; a mark that fits nothing is passed over.
// Nested quotations are part of the outer one. All offsets are UTF-16 code units, half-open.

import { utf16 } from "../../domain/offset.ts"
import type { Span } from "../../domain/span.ts"

export type Quotation = "direct" | "indirect" | "mixed"

/** A quotation: `span` with its marks, `content` without. An opening mark may lack its closing one. */
export interface Quoted {
  readonly span: Span
  readonly content: Span
  readonly closed: boolean
}

/** The quotations between two offsets, in reading order, none overlapping. Each is looked for within one line. */
export function quotationsIn(text: string, from = 0, to = text.length): Quoted[] {
  const result: Quoted[] = []
  for (let start = from; start < to; ) {
    const newline = text.indexOf("\n", start)
    const end = newline === -1 || newline > to ? to : newline
    const double = pairs(text, start, end, doubleMark)
    const single = pairs(text, start, end, singleMark).filter((quoted) => quoted.closed)
    for (const quoted of outermost(double, single)) result.push(quoted)
    start = end + 1
  }
  return result
}

/** How much of a stretch stands in quotation marks, by its words. Undefined when it has no words. */
export function quotationOf(
  text: string,
  stretch: Span,
  quotations: readonly Quoted[],
): Quotation | undefined {
  let inside = 0
  let outside = 0
  let next = 0
  word.lastIndex = stretch.start
  for (let found = word.exec(text); found !== null && found.index < stretch.end; found = word.exec(text)) {
    while ((quotations[next]?.content.end ?? Number.POSITIVE_INFINITY) <= found.index) next++
    if ((quotations[next]?.content.start ?? Number.POSITIVE_INFINITY) <= found.index) inside++
    else outside++
  }
  if (inside === 0) return outside === 0 ? undefined : "indirect"
  return outside === 0 ? "direct" : "mixed"
}

const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu
const doubleMark = /["“”„‟«»]/gu
const singleMark = /['‘’‚‹›]/gu
const closesWith: Readonly<Record<string, string>> = {
  '"': '"”“',
  "“": '”"',
  "”": '”"',
  "„": '“”"',
  "‟": '”"',
  "«": "»",
  "»": "«»",
  "'": "'’",
  "‘": "’'",
  "’": "’",
  "‚": "‘’",
  "‹": "›",
  "›": "‹›",
}

function pairs(text: string, start: number, end: number, mark: RegExp): Quoted[] {
  const result: Quoted[] = []
  let open: number | undefined
  mark.lastIndex = start
  for (let found = mark.exec(text); found !== null && found.index < end; found = mark.exec(text)) {
    const at = found.index
    const opens = mayOpen(text, at, start, end)
    if (
      open !== undefined &&
      (closesWith[text[open] ?? ""] ?? "").includes(found[0]) &&
      mayClose(text, at, opens)
    ) {
      result.push(quoted(open, at, true))
      open = undefined
    } else if (opens && (open === undefined || !nests(text, open, found[0]))) {
      // A paragraph's quotation that the next one opens anew, their lines run together.
      if (open !== undefined && /[.?!]\s*$/u.test(text.slice(Math.max(open, at - 3), at))) {
        result.push(quoted(open, at, false))
      }
      open = at
    }
  }
  // A quotation of several paragraphs opens each of them and closes only the last.
  if (open !== undefined && text.slice(start, open).trim() === "") result.push(quoted(open, end, false))
  return result.filter(({ content }) => content.start < content.end)
}

function quoted(open: number, close: number, closed: boolean): Quoted {
  const span = { start: utf16(open), end: utf16(closed ? close + 1 : close) }
  return { span, content: { start: utf16(open + 1), end: utf16(close) }, closed }
}

function mayOpen(text: string, at: number, start: number, end: number): boolean {
  const before = at > start ? (text[at - 1] ?? "") : ""
  const after = at + 1 < end ? (text[at + 1] ?? "") : ""
  if (text[at] === "„" || text[at] === "‚") return true
  if (after === "" || (/\s/u.test(after) && !/[«»‹›]/u.test(text[at] ?? ""))) return false
  return before === "" || /[\s([{—–\-/:"“„«‘'‚]/u.test(before)
}

/** A straight mark, or an apostrophe, closes only where no word goes on after it. */
function mayClose(text: string, at: number, opens: boolean): boolean {
  const sign = text[at] ?? ""
  const next = text[at + 1] ?? ""
  if (/['’"]/u.test(sign) && /[\p{L}\p{N}]/u.test(next)) return false
  return !opens || /[»«›‹]/u.test(sign) || !/["']/u.test(sign)
}

/** Whether a mark that opens may stand inside the quotation that is open already: only one of another family. */
function nests(text: string, open: number, mark: string): boolean {
  return text[open] !== mark && !((text[open] ?? "") === "“" && mark === '"')
}

/** Joins two lists, leaving out what lies inside or across another; of two that cross, the first stays. */
function outermost(one: readonly Quoted[], other: readonly Quoted[]): Quoted[] {
  if (other.length === 0) return [...one]
  const result: Quoted[] = []
  for (const next of [...one, ...other].sort(
    (a, b) => a.span.start - b.span.start || b.span.end - a.span.end,
  )) {
    if (next.span.start >= (result.at(-1)?.span.end ?? 0)) result.push(next)
  }
  return result
}
