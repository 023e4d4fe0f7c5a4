// Rows of cards. Where a text is marked so densely that its cards need more room than its lines, two cards of one
// line share a row, so that cards stay near their text. Decided band by band, hence the same wherever the view is.

import { type Annotation, extentOf } from "../../shared/domain/annotation.ts"
import { hasNote } from "./card-size.ts"
import { BAND } from "./near-cards.ts"

/** A band is crowded when it has more than one card for so many UTF-16 code units, which is about a line. */
const CROWDED = 60

export interface RowCard {
  readonly annotation: Annotation
  /** Where its line begins, in pixels. */
  readonly line: number
  readonly open: boolean
}

/** Cards in reading order as rows of one or two, in the same order. All cards of a band are given, or none. */
export function packRows<Card extends RowCard>(
  cards: readonly Card[],
  textLength: number,
): readonly Card[][] {
  const counts = new Map<number, number>()
  for (const card of cards) counts.set(bandOf(card), (counts.get(bandOf(card)) ?? 0) + 1)
  const isCrowded = (band: number) =>
    (counts.get(band) ?? 0) * CROWDED > Math.min(BAND, textLength - band * BAND)

  const rows: Card[][] = []
  for (const card of cards) {
    const row = rows.at(-1)
    const before = row?.length === 1 ? row[0] : undefined
    const fits =
      before !== undefined &&
      before.line === card.line &&
      isCrowded(bandOf(card)) &&
      mayShare(before) &&
      mayShare(card)
    if (fits) row?.push(card)
    else rows.push([card])
  }
  return rows
}

function bandOf({ annotation }: RowCard): number {
  return Math.floor(extentOf(annotation).start / BAND)
}

function mayShare({ annotation, open }: RowCard): boolean {
  return !open && !hasNote(annotation)
}
