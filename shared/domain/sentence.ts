// Sentences of news prose. The platform's segmenter (UAX 29) ends a sentence at "Gen. Milley" and "Oct. 22"; here such
// abbreviations are put together again. Offsets are UTF-16, half-open.

import { utf16 } from "./offset.ts"
import { segmenter, trimSpan } from "./segment.ts"
import type { Span } from "./span.ts"

export interface Sentence {
  readonly start: number
  readonly end: number
}

/**
 * The sentences of a text, in order and without gaps: the space behind one belongs to it. A line break always ends one.
 * @param language BCP 47
 */
export function sentencesOf(text: string, language = "en"): Sentence[] {
  const sentences: Sentence[] = []
  for (const { index, segment } of segmentsOf(text, language)) {
    const last = sentences.at(-1)
    const end = index + segment.length
    const before = last === undefined ? "" : text.slice(Math.max(last.start, last.end - 12), last.end)
    const goesOn = abbreviation.test(before) && !(mayEnd.test(before) && beginning.test(segment))
    if (last !== undefined && goesOn) sentences[sentences.length - 1] = { start: last.start, end }
    else sentences.push({ start: index, end })
  }
  return sentences
}

/**
 * The sentences between two offsets, without the space around them. A line's end ends a sentence; “Where?” asked a
 * resident is one.
 */
export function sentencesIn(text: string, from: number, to: number, language?: string): Span[] {
  const result: Span[] = []
  let open = from
  for (const sentence of sentencesOf(text.slice(from, to), language)) {
    const end = from + sentence.end
    // What goes on in lower case is no new sentence.
    if (
      text[end - 1] !== "\n" &&
      /^\s*\p{Ll}/u.test(text.slice(end, Math.min(to, end + 8))) &&
      end - open < LONGEST
    )
      continue
    const span = trimSpan(text, { start: utf16(open), end: utf16(end) }, "space")
    if (span !== undefined) result.push(span)
    open = end
  }
  return result
}

/** The sentence around an offset, without the space at its ends. Undefined where there is only space. */
export function sentenceAround(text: string, offset: number, language?: string): Span | undefined {
  const start = text.lastIndexOf("\n", Math.max(0, offset - 1)) + 1
  const newline = text.indexOf("\n", offset)
  const sentences = sentencesIn(text, start, newline === -1 ? text.length : newline, language)
  return sentences.find(({ end }) => offset < end) ?? sentences.at(-1)
}

/** The platform's segmenter over pieces of a text: over long texts its time grows with their square. */
function* segmentsOf(text: string, language: string): Generator<{ index: number; segment: string }> {
  const sentences = segmenter("sentence", language)
  for (let from = 0; from < text.length; ) {
    const piece = text.slice(from, from + pieceLength)
    const found = [...sentences.segment(piece)]
    const last = found.at(-1)?.index ?? 0
    // The last of a piece may go on beyond it, and is read again with the next.
    const cut = from + piece.length < text.length && last > 0 ? last : piece.length
    for (const { index, segment } of found) if (index < cut) yield { index: from + index, segment }
    from += cut
  }
}

/**
 * The lines of a text, those longer than a limit in pieces of whole sentences. Only a sentence that is longer itself is
 * cut, before a space where it has one.
 */
export function passagesOf(text: string, limit: number): Sentence[] {
  const passages: Sentence[] = []
  let start = 0
  for (const line of text.split("\n")) {
    if (line.length <= limit) passages.push({ start, end: start + line.length })
    else
      for (const piece of pieces(line, limit))
        passages.push({ start: start + piece.start, end: start + piece.end })
    start += line.length + 1
  }
  return passages
}

function pieces(line: string, limit: number): Sentence[] {
  const ends = sentencesOf(line).map(({ end }) => end)
  const found: Sentence[] = []
  let start = 0
  let next = 0
  while (start < line.length) {
    let end = start
    while ((ends[next] ?? Number.POSITIVE_INFINITY) <= start + limit) end = ends[next++] ?? end
    if (end === start) {
      const space = line.lastIndexOf(" ", start + limit)
      end = space > start ? space : Math.min(start + limit, line.length)
    }
    found.push({ start, end })
    start = end
  }
  return found
}

/** Beyond this, in code units, what goes on in lower case is no longer taken for the same sentence. */
const LONGEST = 1000

const pieceLength = 4000

const abbreviation =
  /(?:^|[^\p{L}])(?:\p{Lu}|Mrs?|Ms|Messrs|Dr|Prof|Gen|Maj|Brig|Lt|Col|Sgt|Capt|Cpl|Cmdr|Adm|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.K|U\.N|E\.U|a\.m|p\.m|ca?)\.[ \u00a0]+$/u

/** Abbreviations that sentences may end with, and what the next one then begins with: “… in the U.S. He said …”. */
const mayEnd = /(?:\p{L}\.\p{L}|[^\p{L}][JS]r)\.[ \u00a0]+$/u
const beginning =
  /^(?:["“„«]\p{Lu}|(?:The|An?|This|That|These|Those|There|It|Its|He|His|She|Her|They|Their|We|But|And|In|On|At|As|If|When|While|After|Before|Both|Meanwhile|However)[ \u00a0])/u
