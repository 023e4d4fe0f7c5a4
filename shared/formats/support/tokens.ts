// Words and sentences for formats that are made of them. By rule rather than by `Intl.Segmenter`, whose rules change with
// the platform: the same text must give the same tokens everywhere. Nothing but white space lies between tokens.

import { utf16 } from "../../domain/offset.ts"
import type { Span } from "../../domain/span.ts"

export interface Sentence {
  /** From its first token, or from the text's beginning, up to the next sentence without the line break between them. */
  readonly start: number
  readonly end: number
  /** At least one. */
  readonly tokens: readonly Span[]
}

/**
 * Tokens of a text by sentences, which are its lines: what formats keep of the space between sentences is little, and
 * of a line break it is enough. Lines without words belong to the sentence before them. So the text is its sentences
 * joined by single line breaks, whatever it is.
 */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  let tokens: Span[] = []
  for (const token of tokensOf(text)) {
    const last = tokens.at(-1)
    const cut = last === undefined ? undefined : cutBetween(text, last, token)
    if (cut !== undefined) {
      sentences.push({ start, end: cut, tokens })
      start = cut + 1
      tokens = []
    }
    tokens.push(token)
  }
  if (tokens.length > 0) sentences.push({ start, end: text.length, tokens })
  return sentences
}

/** Where the line break lies that divides sentences between two tokens; undefined where they are of one sentence. */
function cutBetween(text: string, one: Span, other: Span): number | undefined {
  const newline = text.lastIndexOf("\n", other.start)
  return newline >= one.end ? newline : undefined
}

function* tokensOf(text: string): Generator<Span> {
  for (const { index, 0: word } of text.matchAll(TOKEN))
    yield { start: utf16(index), end: utf16(index + word.length) }
}

/** Words with what joins them inside; flags; emoji with all that belongs to them; else one character with its marks. */
const WORD = "[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_\\u00ad\\u200c\\u200d\\ufe0f]*"
const EMOJI = "\\p{Extended_Pictographic}(?:\\p{EMod}|\\ufe0f|\\u20e3)*"
const TOKEN = new RegExp(
  `${WORD}(?:[.'’:-]${WORD})*|\\p{RI}\\p{RI}|${EMOJI}(?:\\u200d${EMOJI})*|\\S[\\p{M}\\u200d\\ufe0f]*`,
  "gu",
)
