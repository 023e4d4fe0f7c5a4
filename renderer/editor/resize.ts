// What an annotation is while one of its ends is being moved.

import { type Annotation, normalizeSpans } from "../../shared/domain/annotation.ts"
import type { Side } from "../../shared/domain/boundary.ts"
import type { Span } from "../../shared/domain/span.ts"

/** An annotation of which one end is being moved. */
export interface Resize {
  /** As it is until it is accepted. */
  readonly annotation: Annotation
  /** Its other parts. */
  readonly others: readonly Span[]
  /** The part whose end moves. */
  readonly span: Span
  readonly side: Side
}

/** The annotation as it would be. Parts that come to touch become one. */
export function resized({ annotation, others, span }: Resize): Annotation {
  return { ...annotation, spans: normalizeSpans([...others, span]) }
}
