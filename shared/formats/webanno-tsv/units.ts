// The lines of a table: tokens, and parts of tokens where an annotation begins or ends inside one. Only what something
// is on becomes a unit: most tokens have nothing on them, and there are many.

import { type Annotation, extentOf } from "../../domain/annotation.ts"
import type { Span } from "../../domain/span.ts"
import type { Sentence } from "../support/tokens.ts"

export interface Unit {
  /** `1-2` for the second token of the first sentence, `1-2.1` for a part of it. */
  readonly address: string
  readonly start: number
  readonly end: number
}

export class UnitTable {
  /** By token: its own unit, then those of its parts. */
  private readonly units = new Map<Span, Unit[]>()

  constructor(private readonly sentences: readonly Sentence[]) {}

  /** The lines that an annotation is on, from its first to its last word; none where it marks no word. */
  unitsOf(annotation: Annotation): Unit[] {
    const { start, end } = extentOf(annotation)
    const found: Unit[] = []
    for (let number = firstEndingAfter(this.sentences, start); number < this.sentences.length; number++) {
      const { tokens } = this.sentences[number] ?? { tokens: [] }
      for (let place = firstEndingAfter(tokens, start); place < tokens.length; place++) {
        const token = tokens[place]
        if (token === undefined || token.start >= end) return found
        const own = this.units.get(token) ?? this.begin(token, `${number + 1}-${place + 1}`)
        const [whole] = own
        if (whole !== undefined && start <= token.start && token.end <= end) found.push(whole)
        else found.push(partOf(own, Math.max(token.start, start), Math.min(token.end, end)))
      }
    }
    return found
  }

  /**
   * The lines of a token, its own and then those of its parts, once `unitsOf` was asked for all annotations.
   *
   * @returns undefined where nothing is on it
   */
  unitsAt(token: Span): readonly Unit[] | undefined {
    return this.units.get(token)
  }

  private begin(token: Span, address: string): Unit[] {
    const units = [{ address, start: token.start, end: token.end }]
    this.units.set(token, units)
    return units
  }
}

/** Where, among what lies one after the other, the first ends that ends after an offset. */
function firstEndingAfter(stretches: readonly { readonly end: number }[], offset: number): number {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((stretches[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The part of a token, which is made where it is not yet among the token's units. */
function partOf(units: Unit[], start: number, end: number): Unit {
  const known = units.find((unit, place) => place > 0 && unit.start === start && unit.end === end)
  if (known !== undefined) return known
  const part = { address: `${units[0]?.address}.${units.length}`, start, end }
  units.push(part)
  return part
}
