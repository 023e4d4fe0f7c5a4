// The other places where the same words stand, to mark them in one go. A place counts as marked when an annotation of
// the same kind has text in it: a person's name inside a claim is still to be marked as a person.

import type { Annotation } from "../../shared/domain/annotation.ts"
import { findAll, withoutOverlaps } from "../../shared/domain/find.ts"
import type { Span } from "../../shared/domain/span.ts"
import type { EditorSnapshot } from "../editor/editor-state.ts"
import type { Link } from "./same-entity.ts"

export interface Occurrences {
  /** What stands there, or what was looked for. */
  readonly words: string
  /** The kind offered first. */
  readonly kind: string
  /** All places, marked ones included, ascending and apart. */
  readonly spans: readonly Span[]
  /** Whether one of them is marked already and the others are wanted. */
  readonly isMore: boolean
  /** Whom all of them are to be mentions of, the one at hand included. */
  readonly link?: Link
}

/** Where the words to look for are selected, and the kind to mark them as; `null` when nothing single is selected. */
export function wordsToMark({ selection, selected, annotations, preferredKind }: EditorSnapshot) {
  if (selection !== null) {
    return { at: selection, kind: preferredKind, isMore: false }
  }
  if (selected === null) return null
  const annotation = annotations.find(({ id }) => id === selected)
  const [only, ...others] = annotation?.spans ?? []
  if (annotation === undefined || only === undefined || others.length > 0) return null
  return { at: only, kind: annotation.kind, isMore: true }
}

/**
 * The places of the selected words in the article, in the same case: whole words, unless what is selected is part of a
 * longer one itself or no space sets words apart, as in Chinese. `null` when nothing is selected.
 */
export function occurrencesOfSelected(snapshot: EditorSnapshot): Occurrences | null {
  const wanted = wordsToMark(snapshot)
  if (wanted === null) return null
  const { at, kind, isMore } = wanted
  const words = snapshot.text.slice(at.start, at.end)
  const whole = placesOf(words, snapshot.text, true)
  const isWhole = whole.some(({ start }) => start === at.start)
  return { words, kind, isMore, spans: isWhole ? whole : placesOf(words, snapshot.text, false) }
}

function placesOf(words: string, text: string, wholeWord: boolean): readonly Span[] {
  const found = findAll(text, { text: words, matchCase: true, wholeWord })
  return found.ok ? found.value : []
}

/** Those of the places that no annotation of the kind has text in. */
export function unmarked(spans: readonly Span[], kind: string, annotations: readonly Annotation[]): Span[] {
  return withoutOverlaps(
    spans,
    annotations.filter((annotation) => annotation.kind === kind).flatMap((annotation) => annotation.spans),
  )
}

/** The longest words that are said back, in UTF-16 code units: a line has room for what is said of them as well. */
export const WORDS = 40
