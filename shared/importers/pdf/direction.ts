// Text that runs from right to left. A page of it is looked at as in a mirror, so that columns, indents and the ends of
// lines are found as on any page; and pieces that run against their line are put in the order in which they are read.

import type { PdfPage } from "../tools.ts"

/** A page and whether it was mirrored, because most of its letters run from right to left. */
export function mirrored(page: PdfPage): PdfPage & { readonly rightToLeft: boolean } {
  let balance = 0
  for (const { text } of page.pieces)
    balance += directionOf(text) === "right-to-left" ? text.length : -lettersIn(text)
  if (balance <= 0) return { ...page, rightToLeft: false }
  const pieces = page.pieces.map((piece) => ({ ...piece, x: page.width - piece.x - piece.width }))
  return { ...page, pieces, rightToLeft: true }
}

/**
 * Pieces of a line, spaces among them, from where the line begins, in the order in which they are read: a run of pieces
 * against the line's direction is drawn with its last one first.
 */
export function inReadingOrder(pieces: readonly string[], rightToLeft: boolean): readonly string[] {
  const own = rightToLeft ? "right-to-left" : "left-to-right"
  const against = pieces.map(directionOf).map((direction) => direction !== undefined && direction !== own)
  if (!against.includes(true)) return pieces
  const ordered = [...pieces]
  for (let start = 0; start < pieces.length; start++) {
    if (against[start] !== true) continue
    let end = start + 1
    // What has no direction of its own goes with its neighbours where these agree.
    for (let at = end; at < pieces.length; at++) {
      if (against[at] === true) end = at + 1
      else if (directionOf(pieces[at] ?? "") !== undefined) break
    }
    ordered.splice(start, end - start, ...pieces.slice(start, end).reverse())
    start = end - 1
  }
  return ordered
}

type Direction = "left-to-right" | "right-to-left"

/** Numbers run from left to right in every script. Undefined for spaces and punctuation. */
function directionOf(text: string): Direction | undefined {
  if (/[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}]/u.test(text) && /\p{L}/u.test(text))
    return "right-to-left"
  return /[\p{L}\p{N}]/u.test(text) ? "left-to-right" : undefined
}

function lettersIn(text: string): number {
  return /\p{L}/u.test(text) ? text.length : 0
}
