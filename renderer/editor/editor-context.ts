// What the parts of the editor share: the article under change, what the window asked for, and the way in which a
// transaction takes effect.

import type { Transaction } from "prosemirror-state"
import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Snapping } from "../../shared/domain/boundary.ts"
import { snapToGraphemes, snapToWords } from "../../shared/domain/segment.ts"
import type { Span } from "../../shared/domain/span.ts"
import type { EditorOptions } from "./editor-state.ts"
import type { Session } from "./session.ts"

export interface EditorContext {
  readonly session: Session
  readonly options: EditorOptions
  dispatch(tr: Transaction): void
}

/** The text as selected, without snapping. */
export function selectedSpan({ state, blocks }: Session): Span | null {
  const { from, to, empty } = state.selection
  return empty ? null : { start: blocks.toOffset(from), end: blocks.toOffset(to) }
}

/** What would be marked of the selected text as a kind; `null` where nothing would. */
export function spanToMark(
  { session, options }: Pick<EditorContext, "session" | "options">,
  kindId: string,
  exact: boolean,
): Span | null {
  const span = selectedSpan(session)
  if (span === null) return null
  const { text } = session.blocks
  const { trim, language } = snappingOf(options, kindId)
  const snapped = exact ? snapToGraphemes(text, span, language) : snapToWords(text, span, trim, language)
  return snapped ?? null
}

/** How the ends of a kind's annotations are snapped. Kinds that the codebook lacks are taken as they are selected. */
export function snappingOf({ kinds, language }: EditorOptions, kindId: string): Snapping {
  return { trim: kinds.find(({ id }) => id === kindId)?.trim ?? "space", language }
}

/** An annotation's words, its parts divided by an ellipsis. */
export function wordsOf({ spans }: Annotation, { blocks }: Session): string {
  return spans.map(({ start, end }) => blocks.slice(start, end)).join(" … ")
}

/** Says that nothing can be changed, where that is so. */
export function refusesChanges({ options }: Pick<EditorContext, "options">): boolean {
  if (options.readOnly !== true) return false
  options.onAnnounce({ type: "readOnly" })
  return true
}
