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
export function* linesOf(text: string, start: number, end: number): Generator<Unit> {
  for (let from = start; from < end; ) {
    const newline = text.indexOf("\n", from)
    const to = newline < 0 || newline > end ? end : newline
    yield* unitOf(text, from, to)
    from = to + 1
  }
}

/** The sentences of `[start, end)`, without the space around them. None goes on in the next line. */
export function* sentencesOf(text: string, start: number, end: number): Generator<Unit> {
  for (const segment of segmentsOf(sentences, text, start, end))
    yield* unitOf(text, segment.start, segment.end)
}

/** The words of `[start, end)`, and one by one all that stands between them. */
export function wordsOf(text: string, start: number, end: number): Unit[] {
  const units: Unit[] = []
  for (const segment of segmentsOf(words, text, start, end)) {
    const word = text.slice(segment.start, segment.end)
    units.push({ ...segment, text: word, gist: word })
  }
  return units
}

/** How many letters and digits a text has. Marks and punctuation carry no meaning by themselves. */
export function weightOf(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}

const sentences = new Intl.Segmenter(undefined, { granularity: "sentence" })
const words = new Intl.Segmenter(undefined, { granularity: "word" })

/** Characters that are divided at once: what the platform takes for one grows with the length of the text. */
const WINDOW = 1000
/** So close to the end of what is divided at once, a piece may not be a whole one. */
const UNSURE = 100

function* segmentsOf(
  segmenter: Intl.Segmenter,
  text: string,
  start: number,
  end: number,
): Generator<{ readonly start: number; readonly end: number }> {
  let [from, size] = [start, WINDOW]
  while (from < end) {
    const window = text.slice(from, Math.min(end, from + size))
    const isLast = from + window.length === end
    // No sentence or word goes on in the next line.
    const lines = isLast ? window.length : window.lastIndexOf("\n") + 1
    const part = lines > 0 ? window.slice(0, lines) : window
    const sure = lines > 0 ? lines : window.length - UNSURE
    let done = 0
    for (const { index, segment } of segmenter.segment(part)) {
      const to = index + segment.length
      if (to > sure) break
      yield { start: from + index, end: from + to }
      done = to
    }
    from += done
    size = done > 0 ? WINDOW : size * 2
  }
}

function* unitOf(text: string, start: number, end: number): Generator<Unit> {
  const piece = text.slice(start, end)
  const trimmed = piece.trim()
  if (trimmed === "") return
  const from = start + piece.indexOf(trimmed)
  const gist = trimmed
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim()
  yield { start: from, end: from + trimmed.length, text: trimmed, gist: gist === "" ? trimmed : gist }
}
