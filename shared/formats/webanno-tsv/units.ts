// The lines of a table: tokens, and parts of tokens where an annotation begins or ends inside one.

import type { Annotation } from "../../domain/annotation.ts"
import { extentOf } from "../../domain/annotation.ts"
import type { Sentence } from "../support/tokens.ts"

export interface Unit {
  /** `1-2` for the second token of the first sentence, `1-2.1` for a part of it. */
  readonly address: string
  readonly start: number
  readonly end: number
}

interface TokenUnit extends Unit {
  readonly sentence: number
  /** Parts of the token, by their place in the text. */
  readonly parts: Map<string, Unit>
}

export class UnitTable {
  private readonly tokens: TokenUnit[] = []
  private readonly firsts: number[] = []

  constructor(sentences: readonly Sentence[]) {
    for (const [sentence, { tokens }] of sentences.entries()) {
      this.firsts.push(this.tokens.length)
      for (const [place, { start, end }] of tokens.entries())
        this.tokens.push({ address: `${sentence + 1}-${place + 1}`, start, end, sentence, parts: new Map() })
    }
  }

  /** The lines that an annotation is on, from its first to its last word; none where it marks no word. */
  unitsOf(annotation: Annotation): Unit[] {
    const { start, end } = extentOf(annotation)
    const units: Unit[] = []
    for (let at = this.firstEndingAfter(start); at < this.tokens.length; at++) {
      const token = this.tokens[at]
      if (token === undefined || token.start >= end) break
      units.push(start <= token.start && token.end <= end ? token : this.partOf(token, start, end))
    }
    return units
  }

  /** The lines of a sentence, each token followed by its parts. */
  *inSentence(sentence: number): Generator<Unit> {
    const from = this.firsts[sentence] ?? 0
    const until = this.firsts[sentence + 1] ?? this.tokens.length
    for (const token of this.tokens.slice(from, until)) {
      yield token
      yield* token.parts.values()
    }
  }

  private partOf(token: TokenUnit, from: number, until: number): Unit {
    const start = Math.max(token.start, from)
    const end = Math.min(token.end, until)
    const known = token.parts.get(`${start}-${end}`)
    if (known !== undefined) return known
    const part = { address: `${token.address}.${token.parts.size + 1}`, start, end }
    token.parts.set(`${start}-${end}`, part)
    return part
  }

  private firstEndingAfter(offset: number): number {
    let low = 0
    let high = this.tokens.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.tokens[middle]?.end ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return low
  }
}
