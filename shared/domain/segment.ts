// Where a person who selects text roughly meant to begin and end: at words, never inside a grapheme, without
// the punctuation around. Segmentation is the platform's (Intl.Segmenter, Unicode UAX 29). All offsets are UTF-16 code
// units into the text passed in, half-open.

import type { Kind } from "./codebook.ts"
import { isHighSurrogate, isLowSurrogate, utf16 } from "./offset.ts"
import type { Span } from "./span.ts"

/** How far around an end words and graphemes are looked for. Longer "words" are cut there; no real one is. */
const WINDOW = 256

const outerSpace = /^[\s\u00ad\u200b\ufeff]$/u
const outerPunctuation = /^[\s\u00ad\u200b\ufeff\p{P}\p{S}]$/u
const wordCharacter = /[\p{L}\p{N}\p{M}_]/u

/**
 * Grows a selection to whole words and trims what the kind leaves out at its ends.
 * An end that already lies beside a character that belongs to no word stays: “Russia” can be marked in “Russia’s”.
 * @returns undefined when nothing is left to mark.
 */
export function snapToWords(
  text: string,
  span: Span,
  trim: Kind["trim"],
  language?: string,
): Span | undefined {
  const trimmed = trimSpan(text, span, trim)
  if (trimmed === undefined) return undefined
  const start = insideWord(text, trimmed.start)
    ? segmentAround(text, trimmed.start, "word", language).start
    : trimmed.start
  const end = insideWord(text, trimmed.end)
    ? segmentAround(text, trimmed.end, "word", language).end
    : trimmed.end
  return snapToGraphemes(text, { start: utf16(start), end: utf16(end) }, language)
}

/** Grows a selection so that no grapheme is split; changes nothing else. Undefined when it is empty. */
export function snapToGraphemes(text: string, span: Span, language?: string): Span | undefined {
  const low = Math.max(0, Math.min(span.start, text.length))
  const high = Math.max(low, Math.min(span.end, text.length))
  if (low === high) return undefined
  return {
    start: utf16(segmentAround(text, low, "grapheme", language).start),
    end: utf16(segmentEnd(text, high, language)),
  }
}

/** The sentence around an offset, without the space at its ends. Undefined where there is only space. */
export function sentenceAround(text: string, offset: number, language?: string): Span | undefined {
  const start = text.lastIndexOf("\n", Math.max(0, offset - 1)) + 1
  const newline = text.indexOf("\n", offset)
  const line = text.slice(start, newline === -1 ? text.length : newline)
  const at = Math.min(Math.max(0, offset - start), Math.max(0, line.length - 1))
  const segment = segmenter("sentence", language).segment(line).containing(at)
  if (segment === undefined) return undefined
  const from = start + segment.index
  return trimSpan(text, { start: utf16(from), end: utf16(from + segment.segment.length) }, "space")
}

/** Leaves out space, or space and punctuation, at both ends. Undefined when nothing is left. */
export function trimSpan(text: string, span: Span, trim: Kind["trim"]): Span | undefined {
  const outer = trim === "space" ? outerSpace : outerPunctuation
  let { start, end }: { start: number; end: number } = span
  while (start < end) {
    const character = String.fromCodePoint(text.codePointAt(start) ?? 0)
    if (!outer.test(character) || isEmoji(character)) break
    start += character.length
  }
  while (end > start) {
    const character = characterBefore(text, end)
    if (!outer.test(character) || isEmoji(character)) break
    end -= character.length
  }
  return start < end ? { start: utf16(start), end: utf16(end) } : undefined
}

/** Whether an offset has a character of a word on both sides. */
function insideWord(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false
  const after = String.fromCodePoint(text.codePointAt(offset) ?? 0)
  return wordCharacter.test(characterBefore(text, offset)) && wordCharacter.test(after)
}

/** The end of the grapheme that an end-offset lies in, or the offset itself where it lies between two. */
function segmentEnd(text: string, offset: number, language?: string): number {
  const around = segmentAround(text, offset, "grapheme", language)
  return around.start === offset ? offset : around.end
}

function segmentAround(
  text: string,
  offset: number,
  granularity: "grapheme" | "word",
  language?: string,
): { start: number; end: number } {
  if (offset >= text.length) return { start: text.length, end: text.length }
  const from = windowStart(text, offset)
  const segment = segmenter(granularity, language)
    .segment(text.slice(from, offset + WINDOW))
    .containing(offset - from)
  if (segment === undefined) return { start: offset, end: offset }
  return { start: from + segment.index, end: from + segment.index + segment.segment.length }
}

/** A place before an offset where segmenting may begin: never between the halves of a surrogate pair. */
export function windowStart(text: string, offset: number): number {
  const from = Math.max(0, offset - WINDOW)
  const space = text.indexOf(" ", from)
  if (from > 0 && space !== -1 && space < offset) return space
  return isLowSurrogate(text.charCodeAt(from)) ? from + 1 : from
}

function characterBefore(text: string, offset: number): string {
  const pair =
    offset >= 2 && isLowSurrogate(text.charCodeAt(offset - 1)) && isHighSurrogate(text.charCodeAt(offset - 2))
  return text.slice(offset - (pair ? 2 : 1), offset)
}

/** Emoji are symbols to Unicode, but an analyst who marks one means it. */
function isEmoji(character: string): boolean {
  return /\p{Extended_Pictographic}/u.test(character)
}

const segmenters = new Map<string, Intl.Segmenter>()

/** The platform’s segmenter for a language; one that is not well formed counts as none. */
export function segmenter(granularity: "grapheme" | "word" | "sentence", language?: string): Intl.Segmenter {
  const key = `${granularity} ${language ?? ""}`
  const known = segmenters.get(key)
  if (known !== undefined) return known
  const made = new Intl.Segmenter(usable(language), { granularity })
  segmenters.set(key, made)
  return made
}

/** An article's language comes from its metadata and need not be well formed. */
function usable(language: string | undefined): string | undefined {
  if (language === undefined) return undefined
  try {
    return Intl.getCanonicalLocales(language)[0]
  } catch {
    return undefined
  }
}
