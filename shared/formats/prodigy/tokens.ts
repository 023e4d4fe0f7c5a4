// The tokens of a text as Prodigy has them: words that are cut wherever a span begins or ends, because Prodigy wants spans
// to begin and end with tokens. Space is no token, but where a span begins or ends with it.
//
// There are many more tokens than of anything else, and in most of them nothing begins or ends: those are not asked
// where they are to be cut.

import { Numbered } from "../support/numbered.ts"
import { isPlain } from "../support/stable-json.ts"
import { tokenEnd, tokenStart } from "../support/tokens.ts"

export interface Tokens {
  readonly json: string
  /** The number of the token that begins where a span does, by the UTF-16 offset. */
  startingAt(offset: number): number
  endingAt(offset: number): number
}

/**
 * @param spans in UTF-16, neither beginning nor ending within a surrogate pair
 * @param pairs where surrogate pairs begin, ascending
 */
export function prodigyTokens(
  text: string,
  spans: readonly { readonly from: number; readonly to: number }[],
  pairs: readonly number[],
): Tokens {
  const starts = new Edges(spans.map(({ from }) => from))
  const ends = new Edges(spans.map(({ to }) => to))
  const list = new TokenList(text, pairs)
  /** Where next something begins or ends. */
  let edge = Math.min(starts.firstFrom(0), ends.firstFrom(1))
  let word = tokenStart(text, 0)
  for (let at = 0, end = 0; at < text.length; at = end) {
    end = word < text.length ? tokenEnd(text, word) : word
    const next = tokenStart(text, end)
    if (end < edge) {
      if (word < end) list.add(word, end, next > end)
    } else {
      cut(list, at, word, starts, ends, true)
      cut(list, word, end, starts, ends, false)
      edge = Math.min(starts.firstFrom(end), ends.firstFrom(end + 1))
    }
    word = next
  }
  return {
    json: list.json(),
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
    if (!isSpace || begins || closes) list.add(start, end, tokenStart(list.text, end) > end)
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
  count = 0
  private written = ""
  /** What ends the token before and begins the next: one string is joined faster than two. */
  private between = FIRST
  private spaced = false
  /** How many surrogate pairs were passed. */
  private passed = 0

  constructor(
    readonly text: string,
    private readonly pairs: readonly number[],
  ) {}

  /** @param spaced whether white space follows */
  add(from: number, to: number, spaced: boolean): void {
    const slice = this.text.slice(from, to)
    // What stands behind the first character of a word, or behind a sign, never needs escaping.
    const code = slice.charCodeAt(0)
    const word = code > SPACE && isPlain(code) ? slice : JSON.stringify(slice).slice(1, -1)
    this.written += this.between + word + START.of(this.points(from)) + END.of(this.points(to))
    this.spaced = spaced
    this.between = (spaced ? SPACE_THEN : NONE_THEN).of(this.count++)
  }

  /** All of them. */
  json(): string {
    return this.count === 0 ? "[]" : `${this.written}${this.count - 1},"ws":${this.spaced}}]`
  }

  /** An offset in code points; of offsets that ascend. */
  private points(offset: number): number {
    const { pairs } = this
    while (this.passed < pairs.length && (pairs[this.passed] ?? 0) < offset) this.passed++
    return offset - this.passed
  }
}

const SPACE = 0x20
const FIRST = '[{"text":"'
const START = new Numbered('","start":', ',"end":')
const END = new Numbered("", ',"id":')
const SPACE_THEN = new Numbered("", ',"ws":true},{"text":"')
const NONE_THEN = new Numbered("", ',"ws":false},{"text":"')
