// Whose word an event rests on: the source of the claim that it lies in, or the article's own. It follows from the spans
// and is stored nowhere, so that it changes with them.

import { type Annotation, extentOf } from "../../shared/domain/annotation.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import { isReference, valuesOf } from "../../shared/domain/field.ts"

export interface Reported {
  readonly claim: Annotation
  /** Ids of entities: the source, and those who passed the claim on, from the one nearest the source onwards. */
  readonly source: string | undefined
  readonly relay: readonly string[]
}

/**
 * The innermost claim around an annotation, and who it is by; undefined where it lies in none.
 * @param annotations at least those around it
 */
export function reportedBy(
  event: Annotation,
  annotations: readonly Annotation[],
  kinds: readonly Kind[],
): Reported | undefined {
  const { start, end } = extentOf(event)
  const claims = kinds.filter(({ fields }) =>
    fields.some(({ id, type }) => id === "source" && type === "entity"),
  )
  const [claim] = annotations
    .filter(
      (one) =>
        one.spans.some((span) => span.start <= start && end <= span.end) &&
        one.id !== event.id &&
        claims.some(({ id }) => id === one.kind),
    )
    .sort((a, b) => lengthOf(a) - lengthOf(b))
  if (claim === undefined) return undefined
  return { claim, source: entitiesIn(claim, "source")[0], relay: entitiesIn(claim, "relay") }
}

function lengthOf(annotation: Annotation): number {
  const { start, end } = extentOf(annotation)
  return end - start
}

function entitiesIn({ fields }: Annotation, field: string): readonly string[] {
  return valuesOf(fields?.[field]).flatMap((value) =>
    isReference(value) && value.entity !== undefined ? [value.entity] : [],
  )
}
