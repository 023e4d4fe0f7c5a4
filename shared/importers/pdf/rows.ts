// Pieces of text on a page as rows: words that follow each other closely on one baseline. Two columns side by side have
// two rows on one baseline.

import type { PdfPiece } from "../tools.ts"
import { inReadingOrder } from "./direction.ts"

export interface Row {
  readonly text: string
  readonly left: number
  readonly right: number
  /** Of the baseline, in points from the bottom of the page. */
  readonly y: number
  readonly size: number
  /** Whether all of it is set in bold type. */
  readonly bold: boolean
}

/** A row that pieces are still added to. */
interface Building {
  readonly texts: string[]
  readonly left: number
  right: number
  y: number
  size: number
  bold: boolean
  /** Of the longest piece, which says where the baseline is. */
  longest: number
}

/**
 * Pieces that follow each other closely on one baseline, as one: words and their spaces. From top to bottom.
 * @param rightToLeft whether the page is looked at in a mirror
 */
export function rowsOf(pieces: readonly PdfPiece[], rightToLeft = false): Row[] {
  const rows: Building[] = []
  const written = pieces.filter(({ text, size }) => text.trim() !== "" && size > 0)
  for (const piece of written.sort((a, b) => b.y - a.y || a.x - b.x)) {
    const near = rows.findLastIndex((row) => sameBaseline(row, piece))
    const row = near < 0 ? undefined : closest(rows, near, piece)
    if (row === undefined) rows.push(begun(piece))
    else add(row, piece)
  }
  return rows.map(({ texts, longest: _, ...row }) => ({
    ...row,
    text: inReadingOrder(texts, rightToLeft).join(""),
  }))
}

/** The row that ends a little before the piece, of those on its baseline. */
function closest(rows: readonly Building[], from: number, piece: PdfPiece): Building | undefined {
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

function begun({ text, x, y, width, size, bold }: PdfPiece): Building {
  return { texts: [letters(text)], left: x, right: x + width, y, size, bold, longest: text.length }
}

function add(row: Building, piece: PdfPiece): void {
  const text = letters(piece.text)
  const before = row.texts.at(-1) ?? ""
  if (piece.x - row.right > 0.15 * piece.size && !before.endsWith(" ") && !text.startsWith(" "))
    row.texts.push(" ")
  row.texts.push(text)
  row.right = Math.max(row.right, piece.x + piece.width)
  row.bold &&= piece.bold
  if (piece.text.length > row.longest) {
    row.y = piece.y
    row.size = piece.size
    row.longest = piece.text.length
  }
}

/** Arabic letters as such, not in the shapes that they take beside each other. */
function letters(text: string): string {
  return text.replace(/[\ufb50-\ufdff\ufe70-\ufefc]+/g, (shapes) => shapes.normalize("NFKC"))
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
        bold: first.bold && second.bold,
      }
    } else lines.push(row)
  }
  return lines.map((line) => ({ ...line, text: line.text.replace(/\s+/g, " ").trim() }))
}

/** Whether two rows stand on one baseline. */
export function sameBaseline(a: Pick<Row, "y" | "size">, b: Pick<Row, "y" | "size">): boolean {
  return Math.abs(a.y - b.y) < 0.35 * Math.min(a.size, b.size)
}
