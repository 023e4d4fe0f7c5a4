// Pieces of text on a page as rows: words that follow each other closely on one baseline. Two columns side by side have
// two rows on one baseline.

import type { PdfPiece } from "../tools.ts"

export interface Row {
  readonly text: string
  readonly left: number
  readonly right: number
  /** Of the baseline, in points from the bottom of the page. */
  readonly y: number
  readonly size: number
}

/** Pieces that follow each other closely on one baseline, as one: words and their spaces. From top to bottom. */
export function rowsOf(pieces: readonly PdfPiece[]): Row[] {
  const rows: Row[] = []
  const written = pieces.filter(({ text, size }) => text.trim() !== "" && size > 0)
  for (const piece of [...written].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const near = rows.findLastIndex((row) => sameBaseline(row, piece))
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
    if (row === undefined || !sameBaseline(row, piece)) continue
    const space = piece.x - row.right
    // A headline may stand beside a line of text: the smaller type says how wide a space is.
    const size = Math.min(row.size, piece.size)
    if (space > -0.5 * piece.size && space < 0.9 * size) return row
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

/** What is left on one baseline, such as cells of a table, as one line from left to right. */
export function mergeRows(rows: readonly Row[]): Row[] {
  const lines: Row[] = []
  for (const row of [...rows].sort((a, b) => b.y - a.y || a.left - b.left)) {
    const last = lines.at(-1)
    if (last !== undefined && sameBaseline(last, row)) {
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

/** Whether two rows stand on one baseline. */
export function sameBaseline(a: Pick<Row, "y" | "size">, b: Pick<Row, "y" | "size">): boolean {
  return Math.abs(a.y - b.y) < 0.35 * Math.min(a.size, b.size)
}
