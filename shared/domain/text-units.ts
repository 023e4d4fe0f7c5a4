// The pieces that texts are compared by: lines, sentences and words, each with its place. Sentences and words are the
// platform's (Intl.Segmenter, Unicode UAX 29), so that no grapheme is ever cut and scripts without spaces have words.

/** A piece of a text: `[start, end)` in UTF-16 code units. */
export interface Unit {
  readonly start: number
  readonly end: number
  readonly text: string
  /** The same for pieces that say the same: letters and digits without case; the text itself where it has none. */
  readonly gist: string
}

/** The lines of `[start, end)` that are not blank, without the space around them. */
export function linesOf(text: string, start: number, end: number): Unit[] {
  const units: Unit[] = []
  for (let from = start; from < end; ) {
    const newline = text.indexOf("\n", from)
    const to = newline < 0 || newline > end ? end : newline
    push(units, text, from, to)
    from = to + 1
  }
  return units
}

/** The sentences of `[start, end)`, without the space around them. None goes on in the next line. */
export function sentencesOf(text: string, start: number, end: number): Unit[] {
  const units: Unit[] = []
  for (const { index, segment } of sentences.segment(text.slice(start, end)))
    push(units, text, start + index, start + index + segment.length)
  return units
}

/** The words of `[start, end)`, and one by one all that stands between them. */
export function wordsOf(text: string, start: number, end: number): Unit[] {
  const units: Unit[] = []
  for (const { index, segment } of words.segment(text.slice(start, end))) {
    const from = start + index
    units.push({ start: from, end: from + segment.length, text: segment, gist: segment })
  }
  return units
}

/** How many letters and digits a text has. Marks and punctuation carry no meaning by themselves. */
export function weightOf(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}

const sentences = new Intl.Segmenter(undefined, { granularity: "sentence" })
const words = new Intl.Segmenter(undefined, { granularity: "word" })

function push(units: Unit[], text: string, start: number, end: number): void {
  const piece = text.slice(start, end)
  const trimmed = piece.trim()
  if (trimmed === "") return
  const from = start + piece.indexOf(trimmed)
  const gist = trimmed
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim()
  units.push({ start: from, end: from + trimmed.length, text: trimmed, gist: gist === "" ? trimmed : gist })
}
