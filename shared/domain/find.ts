// Finding text in an article. A plain query is forgiving where typography hides what is the same word: any white
// space matches any other, straight quotation marks match curly ones, soft hyphens and other unseen signs are passed
// over, and accents count no more than case does. All offsets are UTF-16 code units of the text searched, half-open.

import { utf16 } from "./offset.ts"
import { fail, ok, type Result } from "./result.ts"
import { segmenter } from "./segment.ts"
import type { Span } from "./span.ts"

export interface Query {
  readonly text: string
  /** Accents count, too. */
  readonly matchCase?: boolean
  readonly wholeWord?: boolean
  /** Takes the text for a regular expression as JavaScript writes it, with the flags `m` and `u`. */
  readonly regularExpression?: boolean
}

/** More hits than this are not looked for. */
export const HIT_LIMIT = 10_000

/**
 * The matches in reading order, none overlapping, none empty, at most `HIT_LIMIT`.
 * A hostile regular expression can take forever: callers run those where they can be stopped.
 * Fails with `bad-request` when the query is no regular expression; the message is the engine's.
 */
export function findAll(text: string, query: Query): Result<Span[]> {
  try {
    const spans: Span[] = []
    for (const span of matches(text, compile(query))) if (spans.push(span) >= HIT_LIMIT) break
    return ok(spans)
  } catch (error) {
    return fail("bad-request", error instanceof Error ? error.message : String(error))
  }
}

/** Where the first pattern matches and each of the others right behind the one before. */
function* matches(text: string, [first, ...others]: readonly RegExp[]): Generator<Span> {
  if (first === undefined) return
  for (let match = first.exec(text); match !== null; match = first.exec(text)) {
    let end = first.lastIndex
    const isWhole = others.every((pattern) => {
      pattern.lastIndex = end
      const follows = pattern.test(text)
      end = pattern.lastIndex
      return follows
    })
    if (isWhole && end > match.index) {
      yield { start: utf16(match.index), end: utf16(end) }
      first.lastIndex = end
    } else first.lastIndex = match.index + String.fromCodePoint(text.codePointAt(match.index) ?? 0).length
  }
}

/** The spans of `found` that overlap none of `taken`. Those found are ascending and apart, as `findAll` yields them. */
export function withoutOverlaps(found: readonly Span[], taken: readonly Span[]): Span[] {
  const sorted = [...taken].sort((a, b) => a.start - b.start)
  let next = 0
  let reach = -1
  return found.filter((span) => {
    for (; (sorted[next]?.start ?? Number.POSITIVE_INFINITY) < span.end; next++) {
      reach = Math.max(reach, sorted[next]?.end ?? 0)
    }
    return reach <= span.start
  })
}

/** Patterns to match one behind the other; none for an empty query. */
function compile(query: Query): readonly RegExp[] {
  const exact = query.matchCase === true
  const isPlain = query.regularExpression !== true
  const sources = isPlain
    ? plainPatterns(query.text, exact)
    : [query.wholeWord === true ? `(?:${query.text})` : query.text]
  if (query.text === "") return []
  const [before, behind] = query.wholeWord === true ? [`(?<!${word})`, `(?!${word})`] : ["", ""]
  const flags = `u${exact ? "" : "i"}${isPlain ? "" : "m"}`
  return sources.map((source, at) => {
    const isLast = at === sources.length - 1
    return new RegExp(
      `${at === 0 ? before : ""}${source}${isLast ? behind : ""}`,
      flags + (at === 0 ? "g" : "y"),
    )
  })
}

const word = "[\\p{L}\\p{N}\\p{M}_]"

/**
 * Accents, vowel points of Hebrew and Arabic and the like, which writers leave out. Vowel signs of Indic scripts, which
 * nobody leaves out, are none. Ranges, because one stands behind each letter of a pattern, whose size has a limit.
 */
const accent =
  "[\\u0300-\\u036f\\u0591-\\u05bd\\u05c1\\u05c2\\u05c7\\u064b-\\u065f\\u0670\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20f0\\ufe00-\\ufe0f]"

/** Soft hyphens, joiners, marks of direction and spaces without width. */
const unseen = "[\\u00ad\\u200b-\\u200f\\u2060\\ufeff]"
const unseenOnes = new RegExp(unseen, "gu")

function plainPatterns(text: string, exact: boolean): readonly string[] {
  const pieces = lettersOf(text.replace(unseenOnes, "").replace(/\s+/gu, " ")).map(
    (letter, at) => `${at === 0 ? "" : `${unseen}*`}${pieceOf(letter, exact)}`,
  )
  if (exact) pieces.push(`(?!${accent})`)
  return Array.from({ length: Math.ceil(pieces.length / PIECES) }, (_, at) =>
    pieces.slice(at * PIECES, (at + 1) * PIECES).join(""),
  )
}

/** How many pieces make a pattern: engines limit their size. */
const PIECES = 200

function lettersOf(text: string): readonly string[] {
  return Array.from(segmenter("grapheme").segment(text), ({ segment }) => segment)
}

function pieceOf(letter: string, exact: boolean): string {
  if (letter === " ") return "\\s+"
  const family = interchangeable.find((characters) => characters.includes(letter))
  if (family !== undefined) return `[${family}]`
  if (exact) return oneOf([letter, ...forms(letter)])
  const bare = withoutAccents(letter)
  return `${oneOf([...forms(letter), ...forms(bare), ...accented(bare)])}${accent}*`
}

function oneOf(strings: readonly string[]): string {
  const sources = Array.from(new Set(strings), (one) => one.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&"))
  return sources.length === 1 ? sources.join() : `(?:${sources.join("|")})`
}

/** Composed and decomposed (UAX 15). */
function forms(letter: string): readonly string[] {
  return [letter.normalize("NFC"), letter.normalize("NFD")]
}

/** The letter itself where nothing else is left. */
function withoutAccents(letter: string): string {
  return letter.normalize("NFD").replace(accents, "") || letter
}

const accents = new RegExp(accent, "gu")

/** The characters that are a letter together with its accents. */
function accented(bare: string): readonly string[] {
  if (composed.size === 0) {
    for (let code = FIRST_COMPOSED; code < LAST_COMPOSED; code++) {
      const letter = String.fromCharCode(code)
      const key = withoutAccents(letter)
      if (key !== letter) composed.set(key, [...(composed.get(key) ?? []), letter])
    }
  }
  return composed.get(bare) ?? []
}

const composed = new Map<string, readonly string[]>()

/** Between these lie the letters that Unicode has composed with accents, in Latin, Greek, Cyrillic and Arabic script. */
const FIRST_COMPOSED = 0xc0
const LAST_COMPOSED = 0x2000

/** Characters that typists and typesetters use for the same thing. */
const interchangeable = ["'‘’ʼ", '"“”„«»', "\\-‐‑–"]
