// All that a closed card says, as words only: an annotation that moved along with its text says what it said before, and
// its card need not be drawn again.

import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Registry } from "../../shared/domain/registry.ts"
import { i18n } from "../i18n/i18n.ts"
import { summaryOf } from "../record/summary.ts"
import { shorten } from "../ui/shorten.ts"
import { hasNote } from "./card-size.ts"
import { contextAfter, directionAt, quoteOfAnnotation } from "./card-text.ts"

/** Longest quote and note on a closed card, in UTF-16 code units. */
const LINE = 200

export interface CardWords {
  readonly quote: string
  readonly context: string
  /** Where the lines of the text around it run. */
  readonly direction: "ltr" | "rtl"
  /** Empty where the record says no more than the quote. */
  readonly summary: string
  /** Empty where there is none. */
  readonly note: string
}

interface Known {
  readonly text: string
  readonly registry: Registry
  readonly language: string
  readonly words: WeakMap<Annotation, CardWords>
}

/** Of the text shown last: cards near the view are asked at every turn. */
let known: Known | undefined

export function wordsOfCard(annotation: Annotation, text: string, registry: Registry): CardWords {
  const { language } = i18n
  if (known?.registry !== registry || known.text !== text || known.language !== language)
    known = { text, registry, language, words: new WeakMap() }
  const words = known.words.get(annotation) ?? readWords(annotation, text, registry)
  known.words.set(annotation, words)
  return words
}

function readWords(annotation: Annotation, text: string, registry: Registry): CardWords {
  const quote = quoteOfAnnotation(text, annotation)
  return {
    quote: shorten(quote, LINE),
    context: contextAfter(text, annotation),
    direction: directionAt(text, annotation),
    summary: summaryOf(annotation.fields, quote, registry),
    note: hasNote(annotation) ? shorten(annotation.note ?? "", LINE) : "",
  }
}
