// The tokens of a text as Prodigy has them: words that are cut wherever a span begins or ends, because Prodigy wants spans
// to begin and end with tokens. Space is no token, but where a span begins or ends with it.
//
// There are many more tokens than of anything else, and in most of them nothing begins or ends: those are not asked
// where they are to be cut.

import { isLowSurrogate } from "../../domain/offset.ts"
import { Numbered } from "../support/numbered.ts"
import { isPlain } from "../support/stable-json.ts"
import { tokenEnd, tokenStart } from "../support/tokens.ts"

export interface Tokens {
  readonly json: string
  /** The number of the token that begins where a span does, by the UTF-16 offset. */
  startingAt(offset: number): number
  endingAt(offset: number): number
}

/** @param spans in UTF-16 */
export function prodigyTokens(
  text: string,
  spans: readonly { readonly from: number; readonly to: number }[],
): Tokens {
  const starts = new Edges(spans.map(({ from }) => from))
  const ends = new Edges(spans.map(({ to }) => to))
  const list = new TokenList(text)
  /** Where next something begins or ends. */
  let edge = Math.min(starts.firstFrom(0), ends.firstFrom(1))
  for (let at = 0, end = 0; at < text.length; at = end) {
    const word = tokenStart(text, at)
    end = word < text.length ? tokenEnd(text, word) : word
    if (end < edge) {
      list.skip(at, word)
      if (word < end) list.add(word, end)
      continue
    }
    cut(list, at, word, starts, ends, true)
    cut(list, word, end, starts, ends, false)
    edge = Math.min(starts.firstFrom(end), ends.firstFrom(end + 1))
  }
  return {
    json: `[${list.json}]`,
    startingAt: (offset) => starts.numberAt(offset),
    endingAt: (offset) => ends.numberAt(offset),
  }
}

/** Adds a word, or the space between two, in pieces. */
function cut(list: TokenList, from: number, to: number, starts: Edges, ends: Edges, isSpace: boolean): void {
  for (let start = from, end = from; start < to; start = end) {
    end = Math.min(to, starts.firstFrom(start + 1), ends.firstFrom(start + 1))
    const begins = starts.number(start, list.count)
    const closes = ends.number(end, list.count)
    if (isSpace && !begins && !closes) list.skip(start, end)
    else list.add(start, end)
  }
}

/** Where spans begin, or where they end, while the text is gone through; and the tokens that do so there. */
class Edges {
  private readonly offsets: Uint32Array
  private readonly numbers = new Map<number, number>()
  private next = 0

  constructor(offsets: readonly number[]) {
    this.offsets = Uint32Array.from(offsets).sort()
  }

  /** The first at an offset or after it; infinite where there is none. Fast for offsets in the order of the text. */
  firstFrom(offset: number): number {
    const { offsets } = this
    while (this.next < offsets.length && (offsets[this.next] ?? 0) < offset) this.next++
    while (this.next > 0 && (offsets[this.next - 1] ?? 0) >= offset) this.next--
    return offsets[this.next] ?? Number.POSITIVE_INFINITY
  }

  /** Says which token is at an offset. @returns whether one of these is there */
  number(offset: number, token: number): boolean {
    const isThere = this.firstFrom(offset) === offset
    if (isThere) this.numbers.set(offset, token)
    return isThere
  }

  numberAt(offset: number): number {
    const token = this.numbers.get(offset)
    if (token === undefined) throw new Error(`No token begins or ends at ${offset}`)
    return token
  }
}

/** Tokens as JSON, one after the other, with their offsets in code points. */
class TokenList {
  json = ""
  count = 0
  private points = 0

  constructor(private readonly text: string) {}

  /** Goes over what is no token: white space and control characters, none of which is a surrogate pair. */
  skip(from: number, to: number): void {
    this.points += to - from
  }

  add(from: number, to: number): void {
    const { text, points: first } = this
    let points = first
    let plain = true
    for (let at = from; at < to; at++) {
      const code = text.charCodeAt(at)
      if (!isLowSurrogate(code)) points++
      plain &&= isPlain(code)
    }
    this.points = points
    const slice = text.slice(from, to)
    const word = plain ? slice : JSON.stringify(slice).slice(1, -1)
    const spaced = to < text.length && tokenStart(text, to) > to
    this.json += (this.count === 0 ? FIRST : FURTHER) + word + START.of(first) + END.of(points)
    this.json += (spaced ? SPACE_FOLLOWS : NONE_FOLLOWS).of(this.count++)
  }
}

const FIRST = '{"text":"'
const FURTHER = `,${FIRST}`
const START = new Numbered('","start":', ',"end":')
const END = new Numbered("", ',"id":')
const SPACE_FOLLOWS = new Numbered("", ',"ws":true}')
const NONE_FOLLOWS = new Numbered("", ',"ws":false}')
