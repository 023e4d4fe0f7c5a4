// The lines of a table: tokens, and parts of tokens where an annotation begins or ends inside one. Only what something
// is on becomes a unit: most tokens have nothing on them, and there are many.

import { type Annotation, extentOf } from "../../domain/annotation.ts"
import { firstEndingAfter, type TokenTable } from "../support/tokens.ts"

export interface Unit {
  /** `1-2` for the second token of the first sentence, `1-2.1` for a part of it. */
  readonly address: string
  readonly start: number
  readonly end: number
  /** What is on the line of the layer of annotations, and of that of relations: for each, its cells with tabs between. */
  marks: readonly string[]
  links: readonly string[]
}

export class UnitTable {
  /** By token: its own unit, then those of its parts. */
  private readonly units: (Unit[] | undefined)[]
  private readonly sentenceEnds: readonly number[]

  constructor(private readonly table: TokenTable) {
    this.units = table.starts.map(() => undefined)
    this.sentenceEnds = table.sentences.map(({ after }) => after)
  }

  /** The lines that an annotation is on, from its first to its last word; none where it marks no word. */
  unitsOf(annotation: Annotation): Unit[] {
    const { start, end } = extentOf(annotation)
    const { starts, ends } = this.table
    const found: Unit[] = []
    for (let token = firstEndingAfter(ends, start); token < starts.length; token++) {
      const from = starts[token] ?? end
      const to = ends[token] ?? end
      if (from >= end) break
      const own = this.units[token] ?? this.begin(token, from, to)
      const [whole] = own
      if (whole !== undefined && start <= from && to <= end) found.push(whole)
      else found.push(partOf(own, Math.max(from, start), Math.min(to, end)))
    }
    return found
  }

  /**
   * The lines of a token, its own and then those of its parts, once `unitsOf` was asked for all annotations.
   *
   * @returns undefined where nothing is on it
   */
  unitsAt(token: number): readonly Unit[] | undefined {
    return this.units[token]
  }

  private begin(token: number, start: number, end: number): Unit[] {
    const number = firstEndingAfter(this.sentenceEnds, token)
    const place = token - (this.table.sentences[number]?.first ?? 0)
    const units = [unit(`${number + 1}-${place + 1}`, start, end)]
    this.units[token] = units
    return units
  }
}

function unit(address: string, start: number, end: number): Unit {
  return { address, start, end, marks: none, links: none }
}

const none: readonly string[] = []

/** The part of a token, which is made where it is not yet among the token's units. */
function partOf(units: Unit[], start: number, end: number): Unit {
  const known = units.find((unit, place) => place > 0 && unit.start === start && unit.end === end)
  if (known !== undefined) return known
  const part = unit(`${units[0]?.address}.${units.length}`, start, end)
  units.push(part)
  return part
}
