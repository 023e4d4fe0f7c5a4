// Where the same words stand in a text, as far as one place could be taken for another: those that changes have touched,
// and those nearby.

import { Places, type Stretch } from "./places.ts"

export class Occurrences {
  private readonly places: Places
  /** Those at what only this one of two texts has, or not far before it. */
  private readonly around: Places
  /** How many characters before each offset only this one of two texts has. */
  private readonly touched: Int32Array
  private readonly known = new Map<string, readonly number[]>()

  /** @param touched what only this one of two texts has, ascending */
  constructor(places: Places, touched: readonly Stretch[]) {
    const { text } = places
    this.places = places
    this.around = new Places(text, withBefore(touched))
    this.touched = new Int32Array(text.length + 1)
    let [at, count] = [0, 0]
    for (const { start, end } of touched) {
      this.touched.fill(count, at, start + 1)
      for (at = start + 1; at <= end; at++) this.touched[at] = ++count
    }
    this.touched.fill(count, at)
  }

  /** Places of words that changes have touched; with `near`, those around an offset as well. In no order. */
  like(words: string, near: number | undefined): readonly number[] {
    let touched = this.known.get(words)
    if (touched === undefined) {
      touched = this.touchedPlaces(words)
      this.known.set(words, touched)
    }
    return near === undefined ? touched : [...touched, ...this.between(words, near - NEARBY, near + NEARBY)]
  }

  /** Makes now what words of some length will need. */
  prepare(length: number): void {
    if (this.touched.at(-1) !== 0) this.placesFor(length).prepare(length)
  }

  private placesFor(length: number): Places {
    return length > BEFORE ? this.places : this.around
  }

  private touchedPlaces(words: string): number[] {
    if (this.touched.at(-1) === 0) return []
    const places: number[] = []
    for (const at of this.placesFor(words.length).of(words)) {
      if (this.touched[at] !== this.touched[at + words.length]) places.push(at)
    }
    return places
  }

  /** Places of words that have some of `[start, end)` in them. */
  private between(words: string, start: number, end: number): number[] {
    const from = Math.max(0, start - words.length + 1)
    const part = this.places.text.slice(from, end + words.length - 1)
    const places: number[] = []
    for (let at = part.indexOf(words); at >= 0; at = part.indexOf(words, at + 1)) places.push(from + at)
    return places
  }
}

/** Characters on either side within which the comparing of texts may have mixed up the same words. */
const NEARBY = 2000

/** Words up to this length, in UTF-16 code units, are looked for near changes only. */
const BEFORE = 64

function withBefore(stretches: readonly Stretch[]): Stretch[] {
  let last = 0
  return stretches.map(({ start, end }) => {
    const from = Math.max(last, start - BEFORE)
    last = end
    return { start: from, end }
  })
}

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
