// How annotations of a textblock are drawn: flat stretches of text, each with the annotations that cover it, each
// annotation on a level of its own. The innermost lies nearest the text, and an annotation keeps its level
// throughout a block, so that an underline never jumps.

import type { Annotation } from "../../shared/domain/annotation.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import type { Span } from "../../shared/domain/span.ts"

/** Levels that have a line of their own; what lies deeper shares the last. */
export const LEVELS = 5

/** A stretch of text with the same annotations throughout. */
export interface Stretch extends Span {
  /** By level, innermost first; undefined where a level is free here but taken further along. */
  readonly levels: readonly (Layer | undefined)[]
}

/** What lies on a level: text of an annotation, or a gap between two parts of it, which belong together. */
export interface Layer {
  readonly annotation: Annotation
  readonly isGap: boolean
}

interface Piece extends Layer {
  readonly start: number
  readonly end: number
}

/** Divides what a block shows of its annotations into stretches, in reading order. */
export function stretchesOf(annotations: readonly Annotation[], block: Span): Stretch[] {
  const pieces = annotations.flatMap((annotation) => piecesOf(annotation, block))
  const levels = assignLevels(pieces)
  const edges = [...new Set(pieces.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
  const stretches: Stretch[] = []
  // A sweep over the edges, with the pieces that are open between two of them.
  const starting = [...pieces].sort((a, b) => a.start - b.start)
  let open: typeof pieces = []
  let next = 0
  for (let index = 0; index + 1 < edges.length; index++) {
    const start = edges[index]
    const end = edges[index + 1]
    if (start === undefined || end === undefined) break
    open = open.filter((piece) => piece.end > start)
    for (; (starting[next]?.start ?? Number.POSITIVE_INFINITY) <= start; next++) {
      const piece = starting[next]
      if (piece !== undefined) open.push(piece)
    }
    if (open.length === 0) continue
    const slots: (Layer | undefined)[] = []
    for (const piece of open) slots[levels.get(piece.annotation) ?? 0] = piece
    stretches.push({ start: utf16(start), end: utf16(end), levels: Array.from(slots) })
  }
  return stretches
}

/** What a block shows of an annotation: its parts there, and the gaps between them. */
function piecesOf(annotation: Annotation, block: Span): Piece[] {
  const pieces: Piece[] = []
  for (const span of annotation.spans) {
    if (span.start >= block.end || span.end <= block.start) continue
    const start = Math.max(span.start, block.start)
    const last = pieces.at(-1)
    if (last !== undefined) pieces.push({ annotation, isGap: true, start: last.end, end: start })
    pieces.push({ annotation, isGap: false, start, end: Math.min(span.end, block.end) })
  }
  return pieces
}

/** The first free level for each, the shortest first: what lies inside another gets the lower one. */
function assignLevels(pieces: readonly Piece[]): Map<Annotation, number> {
  const extents = new Map<Annotation, { start: number; end: number }>()
  for (const { annotation, start, end } of pieces) {
    const known = extents.get(annotation)
    extents.set(annotation, known === undefined ? { start, end } : { start: known.start, end })
  }
  const taken: { start: number; end: number }[][] = []
  const levels = new Map<Annotation, number>()
  const shortestFirst = [...extents].sort(
    ([, a], [, b]) => a.end - a.start - (b.end - b.start) || b.start - a.start,
  )
  for (const [annotation, extent] of shortestFirst) {
    let level = 0
    while (
      level < LEVELS - 1 &&
      taken[level]?.some((other) => other.start < extent.end && extent.start < other.end)
    )
      level++
    taken[level] = [...(taken[level] ?? []), extent]
    levels.set(annotation, level)
  }
  return levels
}
