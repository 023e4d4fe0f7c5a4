// Which parts of a text are covered by a set of spans, which may nest and cross. Built in one sort; each question is a
// binary search.

import { countBelow } from "../../domain/offset.ts"
import type { Span } from "../../domain/span.ts"

export class Coverage {
  private readonly starts: readonly number[]
  /** How far the spans up to each one reach. */
  private readonly reach: readonly number[]

  constructor(spans: readonly Span[]) {
    const sorted = [...spans].sort((a, b) => a.start - b.start)
    let furthest = 0
    this.starts = sorted.map(({ start }) => start)
    this.reach = sorted.map(({ end }) => {
      furthest = Math.max(furthest, end)
      return furthest
    })
  }

  /** Whether any span shares a character with `[start, end)`. */
  overlaps(start: number, end: number): boolean {
    const before = countBelow(this.starts, end)
    return before > 0 && (this.reach[before - 1] ?? 0) > start
  }
}
