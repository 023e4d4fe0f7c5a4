// Heights that layout knows without measuring, so that tens of thousands of cards need no look at the page. Closed
// cards are given these heights in their style; only the open card is measured.

import type { Annotation } from "../../shared/domain/annotation.ts"

/** Pixels of a closed card of one line, and of one with its note below. */
const ONE_LINE = 26
const TWO_LINES = 44

/** What an open card is taken to be high before one of its kind was measured. */
export const OPEN_GUESS = 190

/** Pixels between cards. */
export const GAP = 2

/** Pixels kept free above and below the open card besides. */
export const OPEN_SPACE = 4

/** How far above the letters of its line a card begins, in pixels, so that its first words are level with them. */
export const CLOSED_RISE = 0
export const OPEN_RISE = 8

export function closedHeight(annotation: Pick<Annotation, "note">): number {
  return hasNote(annotation) ? TWO_LINES : ONE_LINE
}

export function hasNote({ note }: Pick<Annotation, "note">): boolean {
  return note !== undefined && note.trim() !== ""
}
