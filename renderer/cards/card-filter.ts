// Which annotations have cards: all, or those of some kinds, or those whose text, note or record holds some words.

import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import { plainWords } from "../../shared/domain/plain-words.ts"
import { quoteOfAnnotation } from "./card-text.ts"

export interface CardFilter {
  /** Ids of the kinds to show; none means all. */
  readonly kinds: readonly string[]
  /** Words to look for in quote, note and record, whatever their case and accents; empty means all. */
  readonly query: string
}

export const noFilter: CardFilter = { kinds: [], query: "" }

export function isFiltering({ kinds, query }: CardFilter): boolean {
  return kinds.length > 0 || query.trim() !== ""
}

/**
 * The annotations that pass, in the same order; the very same array where there is no filter. The one with the id
 * `kept` always passes: what was just marked or clicked in the text has a card.
 */
export function filterAnnotations(
  annotations: readonly Annotation[],
  text: string,
  filter: CardFilter,
  kept: string | null,
  wordsOfRecord: (annotation: Annotation) => string,
): readonly Annotation[] {
  if (!isFiltering(filter)) return annotations
  const kinds = new Set(filter.kinds)
  const query = plainWords(filter.query.trim())
  const passes = (annotation: Annotation) =>
    (kinds.size === 0 || kinds.has(annotation.kind)) &&
    (query === "" ||
      plainWords(
        `${quoteOfAnnotation(text, annotation)}\n${annotation.note ?? ""}\n${wordsOfRecord(annotation)}`,
      ).includes(query))
  return annotations.filter((annotation) => annotation.id === kept || passes(annotation))
}

/** The codebook's entry for a kind. A kind that is no longer in it keeps its annotations in sight. */
export function kindOf(kinds: readonly Kind[], id: string): Kind {
  return (
    kinds.find((kind) => kind.id === id) ?? {
      id,
      name: id,
      plural: id,
      letter: id.slice(0, 1).toUpperCase(),
      keys: [],
      colour: "slate",
      underline: "dotted",
      trim: "punctuation",
      guidance: "",
      fields: [],
    }
  )
}
