// The tokens of a text as Prodigy has them: words that are cut wherever a span begins or ends, because Prodigy wants spans
// to begin and end with tokens. Space is no token, but where a span begins or ends with it.
//
// There are many more tokens than of anything else, so that this is one loop over the text, without calls for each.

import { type CodePointIndex, codePoints, isLowSurrogate } from "../../domain/offset.ts"
import type { FlatSpan } from "../support/embedded.ts"
import { isPlain } from "../support/stable-json.ts"
import { tokenEnd, tokenStart } from "../support/tokens.ts"

export interface Tokens {
  readonly json: string
  /** The number of the token that begins where a span does, by the offset in code points. */
  startingAt(offset: number): number
  endingAt(offset: number): number
}

/** @param spans of the text that `index` is of */
export function tokensOf(text: string, index: CodePointIndex, spans: readonly FlatSpan[]): Tokens {
  const utf16Of = (offset: number) => index.toUtf16(codePoints(offset))
  const starts = new Set<number>(spans.map(({ start }) => utf16Of(start)))
  const ends = new Set<number>(spans.map(({ end }) => utf16Of(end)))
  const cuts = [...new Set([...starts, ...ends])].sort((one, other) => one - other)
  const [firsts, lasts] = [new Map<number, number>(), new Map<number, number>()]
  let json = ""
  let count = 0
  let next = 0
  /** Code points before. */
  let points = 0
  /** Where the word ends, or the space between two, that may consist of several pieces. */
  let whole = 0
  let isSpace = false
  for (let start = 0, end = 0; start < text.length; start = end) {
    if (start === whole) {
      whole = tokenStart(text, start)
      isSpace = whole > start
      if (!isSpace) whole = tokenEnd(text, start)
    }
    while ((cuts[next] ?? whole) <= start && next < cuts.length) next++
    end = Math.min(cuts[next] ?? whole, whole)
    const begins = cuts[next - 1] === start && starts.has(start)
    const closes = cuts[next] === end && ends.has(end)
    const first = points
    let plain = true
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at)
      if (!isLowSurrogate(code)) points++
      plain &&= isPlain(code)
    }
    if (isSpace && !begins && !closes) continue
    if (begins) firsts.set(first, count)
    if (closes) lasts.set(points, count)
    const slice = text.slice(start, end)
    const word = plain ? slice : JSON.stringify(slice).slice(1, -1)
    const rest = end < text.length && tokenStart(text, end) > end ? SPACE_FOLLOWS : NONE_FOLLOWS
    json += `${count === 0 ? "" : ","}{"text":"${word}","start":${first},"end":${points},"id":${count++}${rest}`
  }
  return { json: `[${json}]`, startingAt: found(firsts), endingAt: found(lasts) }
}

const SPACE_FOLLOWS = ',"ws":true}'
const NONE_FOLLOWS = ',"ws":false}'

function found(tokens: ReadonlyMap<number, number>): (offset: number) => number {
  return (offset) => {
    const token = tokens.get(offset)
    if (token === undefined) throw new Error(`No token begins or ends at ${offset}`)
    return token
  }
}
