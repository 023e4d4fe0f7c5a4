// Where a person who selects text roughly meant to begin and end: at words, never inside a grapheme, without
// the punctuation around. Segmentation is the platform's (Intl.Segmenter, Unicode UAX 29). All offsets are UTF-16 code
// units into the text passed in, half-open.

import type { Kind } from "./codebook.ts"
import { withNameEnds } from "./name-ends.ts"
import { isHighSurrogate, isLowSurrogate, utf16 } from "./offset.ts"
import type { Span } from "./span.ts"

/** How far around an end words and graphemes are looked for. Longer "words" are cut there; no real one is. */
const WINDOW = 256

const outerSpace = /^[\s\u00ad\u200b\ufeff]$/u
const outerPunctuation = /^[\s\u00ad\u200b\ufeff\p{P}\p{S}]$/u

/**
 * Grows a selection to whole words and leaves out what the kind leaves out at its ends, but for what belongs to a name
 * (`name-ends.ts`).
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
  const { start, end } = trim === "space" ? trimmed : withNameEnds(text, trimmed, span)
  const grown = {
    start: utf16(wordCutAt(text, start, language)?.start ?? start),
    end: utf16(wordCutAt(text, end, language)?.end ?? end),
  }
  return snapToGraphemes(text, grown, language)
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

/**
 * Places that were found, as they can be marked: without the space around them, no grapheme split, none overlapping one
 * before it. A regular expression may find space alone, or several parts of one emoji.
 * @param spans ascending
 */
export function markable(text: string, spans: readonly Span[], language?: string): Span[] {
  const places: Span[] = []
  for (const span of spans) {
    const words = trimSpan(text, span, "space")
    const place = words === undefined ? undefined : snapToGraphemes(text, words, language)
    if (place !== undefined && place.start >= (places.at(-1)?.end ?? 0)) places.push(place)
  }
  return places
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

/**
 * The word that an offset lies within, undefined where it lies at an end of one. The genitive in “Russia’s” and the
 * article in “l’Ukraine” are words of their own here, although Unicode has them one with the name.
 */
function wordCutAt(
  text: string,
  offset: number,
  language: string | undefined,
): { start: number; end: number } | undefined {
  const { start, end } = segmentAround(text, offset, "word", language)
  const word = text.slice(start, end)
  const first = start + (elision.exec(word)?.[0].length ?? 0)
  const last = end - (genitive.exec(word)?.[0].length ?? 0)
  const [from, to] = offset < last ? [offset < first ? start : first, last] : [last, end]
  return from < offset && offset < to ? { start: from, end: to } : undefined
}

const genitive = /['’]s$/iu
/** In lower case: “O’Brien” is one name. */
const elision = /^(?=\p{Script=Latin})(?:L|\p{Ll}{1,2}|\p{Ll}*(?:ll|qu))['’](?=\p{L}{2})/u

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
