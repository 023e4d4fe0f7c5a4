// Words and sentences for formats that are made of them. By rule rather than by `Intl.Segmenter`, whose rules change with
// the platform: the same text must give the same tokens everywhere. Nothing but white space and control characters lies
// between tokens: some programs take the latter for white space, too.

/** The tokens of a text by their number: columns, because of nothing else there is as much. Offsets are UTF-16. */
export interface TokenTable {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  readonly sentences: readonly Sentence[]
}

export interface Sentence {
  /** From its first token, or from the text's beginning, up to the next sentence without the line break between them. */
  readonly start: number
  readonly end: number
  /** The number of its first token, and that of the first after it, which is larger. */
  readonly first: number
  readonly after: number
}

/**
 * Tokens of a text by sentences, which are its lines: what formats keep of the space between sentences is little, and
 * of a line break it is enough. Lines without words belong to the sentence before them. So the text is its sentences
 * joined by single line breaks, whatever it is.
 */
export function tokensOf(text: string): TokenTable {
  const starts: number[] = []
  const ends: number[] = []
  const sentences: Sentence[] = []
  let start = 0
  let first = 0
  let before = 0
  for (let at = tokenStart(text, 0); at < text.length; at = tokenStart(text, before)) {
    const cut = starts.length === first ? -1 : lineBreakBetween(text, before, at)
    if (cut >= 0) {
      sentences.push({ start, end: cut, first, after: starts.length })
      start = cut + 1
      first = starts.length
    }
    before = tokenEnd(text, at)
    starts.push(at)
    ends.push(before)
  }
  if (starts.length > first) sentences.push({ start, end: text.length, first, after: starts.length })
  return { starts, ends, sentences }
}

/** Of offsets at which things end that lie one after the other, the place of the first that is after another offset. */
export function firstEndingAfter(ends: readonly number[], offset: number): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ends[middle] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Where the next token begins; the text's length where there is none. */
export function tokenStart(text: string, from: number): number {
  let at = from
  while (at < text.length && isBetween(text.charCodeAt(at))) at++
  return at
}

/** Where the token that begins here ends. */
export function tokenEnd(text: string, start: number): number {
  // Most words are plain letters: only what lies next to others is left to the rule.
  const isWord = isPlainWord(text.charCodeAt(start))
  let at = start + 1
  while (isWord) {
    if (isPlainWord(text.charCodeAt(at))) at++
    else if (isJoiner(text.charCodeAt(at)) && isPlainWord(text.charCodeAt(at + 1))) at += 2
    else break
  }
  const next = at < text.length ? text.charCodeAt(at) : SPACE
  const afterNext = isWord && isJoiner(next) && at + 1 < text.length ? text.charCodeAt(at + 1) : SPACE
  if (text.charCodeAt(start) < BEYOND && next < BEYOND && afterNext < BEYOND) return at
  TOKEN.lastIndex = start
  TOKEN.test(text)
  return TOKEN.lastIndex
}

/** The last line break between two offsets, or -1. */
function lineBreakBetween(text: string, from: number, to: number): number {
  // Not by searching backwards for it, which would go through the whole text where there is none.
  for (let at = to - 1; at >= from; at--) if (text.charCodeAt(at) === NEWLINE) return at
  return -1
}

/** Whether it is an ASCII letter, digit or underscore. */
function isPlainWord(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || isDigitOrLine(code)
}

function isDigitOrLine(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x5f
}

/** `.`, `'`, `:` or `-`, which join words. */
function isJoiner(code: number): boolean {
  return code === 0x2e || code === 0x27 || code === 0x3a || code === 0x2d
}

/** Whether it lies between tokens: white space as regular expressions know it, and control characters. */
function isBetween(code: number): boolean {
  if (code <= SPACE || (code >= 0x7f && code <= 0xa0) || code === 0xfeff) return true
  return code >= 0x1680 && code <= 0x3000 && SPACES.test(String.fromCharCode(code))
}

const NEWLINE = 0x0a
const SPACE = 0x20
/** The first code unit that is not ASCII. */
const BEYOND = 0x80
const SPACES = /^\s$/

/** Words with what joins them inside; flags; emoji with all that belongs to them; else one character with its marks. */
const WORD = "[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_\\u00ad\\u200c\\u200d\\ufe0f]*"
const EMOJI = "\\p{Extended_Pictographic}(?:\\p{EMod}|\\ufe0f|\\u20e3)*"
const TOKEN = new RegExp(
  `${WORD}(?:[.'’:-]${WORD})*|\\p{RI}\\p{RI}|${EMOJI}(?:\\u200d${EMOJI})*|[^\\s\\p{Cc}][\\p{M}\\u200d\\ufe0f]*`,
  "uy",
)
