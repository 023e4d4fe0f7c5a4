// What other tools count offsets in, and how that becomes UTF-16 units. Files say so seldom, and wrongly at times; the
// quotes beside the offsets show it.

import { isHighSurrogate, isLowSurrogate } from "../../domain/offset.ts"
import type { OffsetUnit } from "../read.ts"

export type TextUnit = Exclude<OffsetUnit, "tokens">

/** An offset in some unit as UTF-16; undefined outside the text. */
export type OffsetConverter = (offset: number) => number | undefined

/** Offsets and the words that the file has beside them. */
export interface QuoteSample {
  readonly spans: readonly { readonly start: number; readonly end: number }[]
  readonly quote: string
}

/** Offsets of a text in a unit to UTF-16. The text is read once; each conversion takes constant time. */
export function offsetConverter(text: string, unit: TextUnit): OffsetConverter {
  const boundaries = boundariesOf(text, unit)
  const last = boundaries === undefined ? text.length : boundaries.length - 1
  return (offset) =>
    !Number.isInteger(offset) || offset < 0 || offset > last
      ? undefined
      : boundaries === undefined
        ? offset
        : boundaries[offset]
}

/** The UTF-16 offset of each unit's beginning and of the text's end; undefined where the units are UTF-16's own. */
function boundariesOf(text: string, unit: TextUnit): Uint32Array | undefined {
  switch (unit) {
    case "utf-16":
      return undefined
    case "code-points":
      return hasPairs(text) ? codePointStarts(text) : undefined
    case "bytes":
      return isAscii(text) ? undefined : byteStarts(text)
    case "graphemes":
      return graphemeStarts(text)
  }
}

/**
 * The unit in which most quotes are at their offsets. Of units that do equally well, the earlier in `preferred`.
 * @param shown how a tool shows the words of several spans and of line breaks; joined as they are where absent
 */
export function detectUnit(
  text: string,
  samples: readonly QuoteSample[],
  preferred: readonly TextUnit[],
  shown: (pieces: readonly string[]) => string = (pieces) => pieces.join(""),
): TextUnit {
  const [first = "utf-16"] = preferred
  let best: TextUnit = first
  let most = -1
  for (const unit of preferred) {
    const convert = offsetConverter(text, unit)
    const right = samples.filter((sample) => isQuoted(text, sample, convert, shown)).length
    if (right > most) {
      most = right
      best = unit
    }
    if (right === samples.length) break
  }
  return best
}

/** Whether the words are where the offsets say. */
export function isQuoted(
  text: string,
  { spans, quote }: QuoteSample,
  convert: OffsetConverter,
  shown: (pieces: readonly string[]) => string = (pieces) => pieces.join(""),
): boolean {
  const pieces: string[] = []
  for (const span of spans) {
    const start = convert(span.start)
    const end = convert(span.end)
    if (start === undefined || end === undefined) return false
    pieces.push(text.slice(start, end))
  }
  return shown(pieces) === quote
}

/** In words, as in "Offsets are counted in code points". */
export function unitName(unit: OffsetUnit): string {
  return unit === "utf-16" ? "UTF-16 units" : unit.replace("-", " ")
}

/** Lone halves of pairs count as one, as Python and Java count them when they let them be. */
function codePointStarts(text: string): Uint32Array {
  const starts = new Uint32Array(text.length + 1)
  let count = 0
  for (let at = 0; at < text.length; at++) {
    starts[count++] = at
    if (isPairAt(text, at)) at++
  }
  starts[count] = text.length
  return starts.subarray(0, count + 1)
}

/** Every byte of a character has its beginning, so that a wrong unit shows in the quotes rather than here. */
function byteStarts(text: string): Uint32Array {
  const starts: number[] = []
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const pair = isPairAt(text, at)
    const bytes = pair ? 4 : code < 0x80 ? 1 : code < 0x800 ? 2 : 3
    for (let byte = 0; byte < bytes; byte++) starts.push(at)
    if (pair) at++
  }
  return Uint32Array.from([...starts, text.length])
}

/** Piece by piece: what segmenting needs in time and memory grows with the text that it is given. */
function graphemeStarts(text: string): Uint32Array {
  const starts = new Uint32Array(text.length + 1)
  let count = 0
  for (let from = 0; from < text.length; ) {
    const until = cutAfter(text, from + PIECE)
    const piece = text.slice(from, until)
    // In ASCII, only the two characters of a line end are one.
    if (isAscii(piece) && !piece.includes("\r")) for (; from < until; from++) starts[count++] = from
    else for (const { index } of graphemes.segment(piece)) starts[count++] = from + index
    from = until
  }
  starts[count] = text.length
  return starts.subarray(0, count + 1)
}

/** The next place between a space or line break and a Latin letter, which is never within a grapheme; or the end. */
function cutAfter(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const [before, code] = [text.charCodeAt(at - 1), text.charCodeAt(at) | 0x20]
    if ((before === 0x20 || before === 0x0a) && code >= 0x61 && code <= 0x7a) return at
  }
  return text.length
}

const PIECE = 2048

function isPairAt(text: string, at: number): boolean {
  return isHighSurrogate(text.charCodeAt(at)) && isLowSurrogate(text.charCodeAt(at + 1))
}

function hasPairs(text: string): boolean {
  return /[\ud800-\udbff][\udc00-\udfff]/.test(text)
}

function isAscii(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant.
  return /^[\x00-\x7f]*$/.test(text)
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" })
