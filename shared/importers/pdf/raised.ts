// Small raised signs, such as the numbers of notes. By their own place they would make a line of their own in the middle of a
// sentence; here they are put on the line that they belong to, as Unicode's raised digits, so that no word ends in a number.

import type { PdfPiece } from "../tools.ts"

/** The pieces of a page, raised ones on the baseline and in the size of the text that they follow. */
export function withRaised(pieces: readonly PdfPiece[]): readonly PdfPiece[] {
  const small = pieces.filter(
    ({ text, y, size }) => RAISED.test(text.trim()) && size < LARGEST && Math.abs(y) < FARTHEST,
  )
  if (small.length === 0 || small.length > MOST) return pieces
  const rows = new Map<number, PdfPiece[]>()
  for (const piece of pieces) {
    const row = rows.get(Math.round(piece.y))
    if (row === undefined) rows.set(Math.round(piece.y), [piece])
    else row.push(piece)
  }
  const lowered = new Map<PdfPiece, PdfPiece>()
  for (const piece of small) {
    const base = baseOf(piece, rows)
    if (base === undefined) continue
    const text = piece.text.trim().replace(/\d/g, (digit) => DIGITS[Number(digit)] ?? digit)
    lowered.set(piece, { ...piece, text, y: base.y, size: base.size })
  }
  return pieces.map((piece) => lowered.get(piece) ?? piece)
}

const RAISED = /^(?:\d{1,3}|[*†‡§]{1,3}|st|nd|rd|th)$/
const DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
/** A page with more of them is a table. */
const MOST = 400
/** In points. Damaged files have type of any size anywhere. */
const LARGEST = 100
const FARTHEST = 100_000

/** What stands beside it, larger and a little lower: before it, or after it where a note begins with its number. */
function baseOf(piece: PdfPiece, rows: ReadonlyMap<number, readonly PdfPiece[]>): PdfPiece | undefined {
  const end = piece.x + piece.width
  for (let y = Math.round(piece.y); y >= piece.y - 1.6 * piece.size; y--) {
    const found = rows.get(y)?.find(({ text, x, y: low, width, size }) => {
      const raised = piece.y - low
      if (text.trim() === "" || piece.size > 0.85 * size || raised < 0.15 * size || raised > 0.65 * size)
        return false
      const after = piece.x - (x + width)
      const before = x - end
      return (after > -0.2 * size && after < 0.4 * size) || (before > -0.1 * size && before < 0.8 * size)
    })
    if (found !== undefined) return found
  }
  return undefined
}
