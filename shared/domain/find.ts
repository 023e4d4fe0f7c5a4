// Finding text in an article. A plain query is forgiving where typography hides what is the same word: any white
// space matches any other, straight quotation marks match curly ones, letters with marks match composed or not (Unicode
// normalization forms, UAX 15), and soft hyphens are passed over. All offsets are UTF-16 code units of the text searched,
// half-open.

import { utf16 } from "./offset.ts"
import { fail, ok, type Result } from "./result.ts"
import { segmenter } from "./segment.ts"
import type { Span } from "./span.ts"

export interface Query {
  readonly text: string
  readonly matchCase?: boolean
  readonly wholeWord?: boolean
  /** Takes the text for a regular expression as JavaScript writes it, with the `u` flag. */
  readonly regularExpression?: boolean
}

/**
 * All matches in reading order, none overlapping, none empty, at most `limit`.
 * A hostile regular expression can take forever: callers run those where they can be stopped.
 * Fails with `bad-request` when the query is no regular expression; the message is the engine's.
 */
export function findAll(text: string, query: Query, limit = 10_000): Result<Span[]> {
  const pattern = compile(query)
  if (!pattern.ok) return pattern
  const spans: Span[] = []
  for (const match of text.matchAll(pattern.value)) {
    if (match[0] === "") continue
    spans.push({ start: utf16(match.index), end: utf16(match.index + match[0].length) })
    if (spans.length >= limit) break
  }
  return ok(spans)
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

function compile(query: Query): Result<RegExp> {
  const source = query.regularExpression === true ? query.text : plainPattern(query.text)
  if (source === "") return ok(/(?!)/gu)
  const bounded = query.wholeWord === true ? `(?<!${word})(?:${source})(?!${word})` : source
  try {
    return ok(new RegExp(bounded, query.matchCase === true ? "gu" : "giu"))
  } catch (error) {
    return fail("bad-request", error instanceof Error ? error.message : String(error))
  }
}

const word = "[\\p{L}\\p{N}\\p{M}_]"

function plainPattern(text: string): string {
  return text
    .split(/(\s+)/u)
    .map((part) => (/^\s+$/u.test(part) ? "\\s+" : lettersOf(part).map(pieceOf).join("\\u{ad}?")))
    .join("")
}

function lettersOf(text: string): readonly string[] {
  return Array.from(segmenter("grapheme").segment(text), ({ segment }) => segment)
}

function pieceOf(letter: string): string {
  const family = interchangeable.find((characters) => characters.includes(letter))
  if (family !== undefined) return `[${family}]`
  const forms = new Set([letter, letter.normalize("NFC"), letter.normalize("NFD")])
  const sources = [...forms].map((form) => form.replace(/[\\^$.*+?()[\]{}|/-]/gu, "\\$&"))
  return sources.length === 1 ? sources.join() : `(?:${sources.join("|")})`
}

/** Characters that typists and typesetters use for the same thing. */
const interchangeable = ["'‘’ʼ", '"“”„«»', "\\-‐‑–"]
