// Words as the rules about attribution need them. "Gen.", "J." and "U.S." are words with their full stops.
// Nothing here reads further than the stretch it is given.

import { utf16 } from "../../domain/offset.ts"
import type { Span } from "../../domain/span.ts"
import { abbreviations } from "./lexicon.ts"
import type { Quoted } from "./quotation.ts"

export interface Token extends Span {
  readonly text: string
  /** In lower case, with the straight apostrophe; but May stays, which is a verb only in lower case. */
  readonly lower: string
  readonly kind: "word" | "mark" | "quote"
  /** In quotation marks, and so not the article's own words. */
  readonly quoted: boolean
}

/** The words and marks between two offsets. The quotations are those of the text around, in order. */
export function tokensIn(text: string, from: number, to: number, quotations: readonly Quoted[]): Token[] {
  const result: Token[] = []
  let next = 0
  piece.lastIndex = from
  for (let found = piece.exec(text); found !== null && found.index < to; found = piece.exec(text)) {
    const start = found.index
    let end = Math.min(to, start + found[0].length)
    if (text[end] === "." && end < to && isAbbreviation(text.slice(start, end))) end++
    piece.lastIndex = end
    while ((quotations[next]?.span.end ?? Number.POSITIVE_INFINITY) <= start) next++
    const around = quotations[next]
    const inside = around !== undefined && around.span.start <= start
    const mark = inside && (start === around.span.start || (around.closed && end === around.span.end))
    const word = text.slice(start, end)
    result.push({
      start: utf16(start),
      end: utf16(end),
      text: word,
      lower: word === "May" ? word : word.toLowerCase().replace(/’/gu, "'"),
      kind: mark || /^["“”„«»]$/u.test(word) ? "quote" : /[\p{L}\p{N}]/u.test(word) ? "word" : "mark",
      quoted: inside && !mark && !isSingleWord(text, around),
    })
    // A word that the stretch cuts is its last; looking on inside a surrogate pair would find it again.
    if (end === to) break
  }
  return result
}

const piece =
  /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[-‐‑'’.&/@][\p{L}\p{N}\p{M}]+)*(?:['’](?=\s))?|[^\s\p{L}\p{N}]/gu

/** A word before a full stop: "Gen", an initial, or letters with stops between them ("U.S"). */
function isAbbreviation(word: string): boolean {
  return abbreviations.has(word.toLowerCase()) || /^\p{Lu}$/u.test(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word)
}

/** One word in quotation marks is a writer's distance from a word, not speech. */
function isSingleWord(text: string, { content }: Quoted): boolean {
  return content.end - content.start < 32 && !/\s/u.test(text.slice(content.start, content.end).trim())
}
