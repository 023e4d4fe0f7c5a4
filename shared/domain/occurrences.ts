// Where the same words stand in a text, as far as one place could be taken for another: those that changes have touched,
// and those nearby.

/** `[start, end)` in UTF-16 code units. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

export class Occurrences {
  private readonly text: string
  /** What only this one of two texts has. */
  private readonly touched: readonly Stretch[]
  private readonly known = new Map<string, readonly number[]>()

  constructor(text: string, touched: readonly Stretch[]) {
    this.text = text
    this.touched = touched
  }

  /** Places of words that changes have touched; with `near`, those around an offset as well. In no order. */
  like(words: string, near: number | undefined): readonly number[] {
    let touched = this.known.get(words)
    if (touched === undefined) {
      touched = this.touched.flatMap(({ start, end }) => this.between(words, start, end))
      this.known.set(words, touched)
    }
    return near === undefined ? touched : [...touched, ...this.between(words, near - NEARBY, near + NEARBY)]
  }

  /** Places of words that have some of `[start, end)` in them. */
  private between(words: string, start: number, end: number): number[] {
    const from = Math.max(0, start - words.length + 1)
    const part = this.text.slice(from, end + words.length - 1)
    const places: number[] = []
    for (let at = part.indexOf(words); at >= 0; at = part.indexOf(words, at + 1)) places.push(from + at)
    return places
  }
}

/** Characters on either side within which the comparing of texts may have mixed up the same words. */
const NEARBY = 2000

/** What is left of a text of some length between stretches, which are ascending. */
export function gapsBetween(stretches: readonly Stretch[], length: number): Stretch[] {
  const gaps: Stretch[] = []
  let end = 0
  for (const stretch of stretches) {
    if (stretch.start > end) gaps.push({ start: end, end: stretch.start })
    end = Math.max(end, stretch.end)
  }
  if (length > end) gaps.push({ start: end, end: length })
  return gaps
}
