// The rows of a page as lines in reading order. Columns are found by the stretches between them that hardly anything is
// drawn across, and divided in turn; where a page has none, its bands are looked at by themselves (after the recursive
// XY cut: Nagy, Seth and Viswanathan 1992). Columns are read from left to right: pages that run
// the other way come mirrored.

import { mergeRows, type Row, sameBaseline } from "./rows.ts"

export interface Line extends Row {
  /** The edges of the block of text it belongs to. */
  readonly column: Edges
}

/** The lines of a page in reading order. */
export function linesOf(rows: readonly Row[]): Line[] {
  return blocksOf(rows, edgesOf(rows), 0).flatMap(({ rows, column }) =>
    mergeRows(rows).map((row) => ({ ...row, column })),
  )
}

interface Edges {
  readonly left: number
  readonly right: number
}

interface Block {
  readonly rows: readonly Row[]
  readonly column: Edges
}

/**
 * Blocks of rows in reading order. Where something runs across columns, such as a headline, what is above it in all of
 * them comes before, and what is below it after.
 */
function blocksOf(rows: readonly Row[], column: Edges, depth: number): Block[] {
  if (rows.length < 4 || depth > 12) return rows.length === 0 ? [] : [{ rows, column }]
  const gutter = gutterIn(rows)
  if (gutter === undefined) {
    const bands = bandsOf(rows)
    return bands.length === 1
      ? [{ rows, column }]
      : bands.flatMap((band) => blocksOf(band, column, depth + 1))
  }
  const parts = [
    rows.filter(({ right }) => right <= gutter.left),
    rows.filter(({ left }) => left >= gutter.right),
  ]
  const across = rows.filter(({ left, right }) => left < gutter.right && right > gutter.left)
  const edges = parts.map(edgesOf)
  const blocks: Block[] = []
  let top = Number.POSITIVE_INFINITY
  const upTo = (bottom: number) => {
    for (const [index, part] of parts.entries()) {
      const between = part.filter(({ y }) => y < top && y >= bottom)
      blocks.push(...blocksOf(between, edges[index] ?? column, depth + 1))
    }
  }
  for (const row of mergeRows(across)) {
    upTo(row.y)
    blocks.push({ rows: [row], column })
    top = row.y
  }
  upTo(Number.NEGATIVE_INFINITY)
  return blocks
}

/** The widest of the stretches that the fewest rows run across, of those between two columns of text. */
function gutterIn(rows: readonly Row[]): Edges | undefined {
  const narrowest = 0.8 * medianOf(rows.map(({ size }) => size))
  const lefts = rows.map(({ left }) => left).sort((a, b) => a - b)
  const rights = rows.map(({ right }) => right).sort((a, b) => a - b)
  const edges = [...lefts, ...rights].sort((a, b) => a - b)
  const found: { left: number; right: number; across: number }[] = []
  let [begun, ended] = [0, 0]
  for (const [index, left] of edges.entries()) {
    const right = edges[index + 1] ?? left
    while ((lefts[begun] ?? Number.POSITIVE_INFINITY) <= left) begun++
    while ((rights[ended] ?? Number.POSITIVE_INFINITY) <= left) ended++
    const across = begun - ended
    if (right - left >= narrowest && across <= rows.length / 4) found.push({ left, right, across })
  }
  return found
    .sort((a, b) => a.across - b.across || b.right - b.left - (a.right - a.left))
    .slice(0, 8)
    .find(
      (gutter) =>
        isColumn(rows.filter((row) => row.right <= gutter.left)) &&
        isColumn(rows.filter((row) => row.left >= gutter.right)),
    )
}

/** Rows by the bands of the page in which some of them may fall into columns that the whole page has not. */
function bandsOf(rows: readonly Row[]): readonly Row[][] {
  const bands: Row[][] = []
  let [bottom, beside] = [Number.POSITIVE_INFINITY, false]
  for (const row of [...rows].sort((a, b) => b.y + b.size - (a.y + a.size))) {
    const last = bands.at(-1)
    if (last === undefined || bottom - (row.y + row.size) >= 0.9 * row.size) bands.push([row])
    else {
      beside ||= last.some((other) => sideBySide(row, other))
      last.push(row)
    }
    bottom = Math.min(bottom, row.y)
  }
  // Otherwise a gap is that between paragraphs.
  return beside ? bands : [[...rows]]
}

/** A column of text, not a column of numbers or the bullets of a list. */
function isColumn(rows: readonly Row[]): boolean {
  const long = rows.filter(({ text }) => text.trim().length > 12)
  return long.length >= 2 && long.length >= rows.length / 3
}

function sideBySide(a: Row, b: Row): boolean {
  return sameBaseline(a, b) && (a.right <= b.left || b.right <= a.left)
}

function edgesOf(rows: readonly Row[]): Edges {
  let left = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  for (const row of rows) {
    left = Math.min(left, row.left)
    right = Math.max(right, row.right)
  }
  return { left, right }
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
}
