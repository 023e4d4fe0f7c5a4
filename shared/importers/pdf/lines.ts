// Pieces of text on a page as lines in reading order. Columns are found by cutting the page where nothing is drawn,
// first between blocks of text side by side, then between those above each other (recursive XY cut: Nagy, Seth
// and Viswanathan 1992).

import type { PdfPage, PdfPiece } from "../tools.ts"

export interface Line {
  readonly text: string
  readonly left: number
  readonly right: number
  /** Of the baseline, in points from the bottom of the page. */
  readonly y: number
  readonly size: number
  /** The edges of the block of text it belongs to. */
  readonly column: { readonly left: number; readonly right: number }
}

/** The lines of a page in reading order. */
export function pageLines(page: PdfPage): Line[] {
  const rows = rowsOf(page.pieces)
  return blocksOf(rows, edgesOf(rows), 0).flatMap(({ rows, column }) =>
    mergeRows(rows).map((row) => ({ ...row, column })),
  )
}

type Row = Omit<Line, "column">
type Edges = Line["column"]

interface Block {
  readonly rows: readonly Row[]
  readonly column: Edges
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

/** Pieces that follow each other closely on one baseline, as one: words and their spaces. */
function rowsOf(pieces: readonly PdfPiece[]): Row[] {
  const rows: Row[] = []
  const written = pieces.filter(({ text, size }) => text.trim() !== "" && size > 0)
  for (const piece of [...written].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const near = rows.findLastIndex(
      (row) => Math.abs(row.y - piece.y) < 0.35 * Math.min(row.size, piece.size),
    )
    const row = near < 0 ? undefined : closest(rows, near, piece)
    if (row === undefined) {
      rows.push({
        text: piece.text,
        left: piece.x,
        right: piece.x + piece.width,
        y: piece.y,
        size: piece.size,
      })
      continue
    }
    const index = rows.indexOf(row)
    rows[index] = joined(row, piece)
  }
  return rows
}

/** The row that ends a little before the piece, of those on its baseline. */
function closest(rows: readonly Row[], from: number, piece: PdfPiece): Row | undefined {
  for (let index = from; index >= 0 && index > from - 40; index--) {
    const row = rows[index]
    if (row === undefined || Math.abs(row.y - piece.y) >= 0.35 * Math.min(row.size, piece.size)) continue
    const space = piece.x - row.right
    if (space > -0.5 * piece.size && space < 0.9 * piece.size) return row
  }
  return undefined
}

function joined(row: Row, piece: PdfPiece): Row {
  const space =
    piece.x - row.right > 0.15 * piece.size && !row.text.endsWith(" ") && !piece.text.startsWith(" ")
  const larger = row.text.length >= piece.text.length ? row : piece
  return {
    text: row.text + (space ? " " : "") + piece.text,
    left: Math.min(row.left, piece.x),
    right: Math.max(row.right, piece.x + piece.width),
    y: larger.y,
    size: larger.size,
  }
}

/** Blocks of rows in reading order. A block above another has the same edges, one beside another its own. */
function blocksOf(rows: readonly Row[], column: Edges, depth: number): Block[] {
  if (rows.length < 2 || depth > 12) return rows.length === 0 ? [] : [{ rows, column }]
  const columns = cut(
    rows,
    ({ left }) => left,
    ({ right }) => right,
    gutterOf(rows),
  )
  if (columns.length > 1 && columns.every((part) => isColumn(part))) {
    return columns.flatMap((part) => blocksOf(part, edgesOf(part), depth + 1))
  }
  const size = medianOf(rows.map((row) => row.size))
  const bands = cut(
    rows,
    ({ y, size }) => -y - size,
    ({ y }) => -y,
    0.9 * size,
  )
  // Bands matter only where one of them falls into columns.
  if (bands.length > 1 && rows.some((row) => rows.some((other) => other !== row && sideBySide(row, other)))) {
    return bands.flatMap((part) => blocksOf(part, column, depth + 1))
  }
  return [{ rows, column }]
}

/** Groups rows that overlap along one axis; between groups lies at least `gap`. */
function cut(
  rows: readonly Row[],
  from: (row: Row) => number,
  to: (row: Row) => number,
  gap: number,
): Row[][] {
  const groups: Row[][] = []
  let end = Number.NEGATIVE_INFINITY
  for (const row of [...rows].sort((a, b) => from(a) - from(b))) {
    if (from(row) - end >= gap || groups.length === 0) groups.push([])
    groups.at(-1)?.push(row)
    end = Math.max(end, to(row))
  }
  return groups
}

function gutterOf(rows: readonly Row[]): number {
  return 0.9 * medianOf(rows.map(({ size }) => size))
}

/** A column of text, not a column of numbers or the bullets of a list. */
function isColumn(rows: readonly Row[]): boolean {
  const long = rows.filter(({ text }) => text.trim().length > 12)
  return long.length >= 2 && long.length >= rows.length / 3
}

function sideBySide(a: Row, b: Row): boolean {
  return Math.abs(a.y - b.y) < 0.35 * a.size && (a.right <= b.left || b.right <= a.left)
}

/** What is left on one baseline, such as cells of a table, as one line from left to right. */
function mergeRows(rows: readonly Row[]): Row[] {
  const lines: Row[] = []
  for (const row of [...rows].sort((a, b) => b.y - a.y || a.left - b.left)) {
    const last = lines.at(-1)
    if (last !== undefined && Math.abs(last.y - row.y) < 0.35 * Math.min(last.size, row.size)) {
      const [first, second] = last.left <= row.left ? [last, row] : [row, last]
      lines[lines.length - 1] = {
        ...(last.text.length >= row.text.length ? last : row),
        text: `${first.text.trimEnd()} ${second.text.trimStart()}`,
        left: first.left,
        right: Math.max(first.right, second.right),
      }
    } else lines.push(row)
  }
  return lines.map((line) => ({ ...line, text: line.text.replace(/\s+/g, " ").trim() }))
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
}
