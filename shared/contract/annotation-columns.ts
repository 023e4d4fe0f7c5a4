// The annotations of an article on their way to a window: one list for each property instead of one object for each
// annotation. A long article has many thousands of them, which as objects are half of what the window has to read.

import type { Annotation } from "../domain/annotation.ts"
import type { Span } from "../domain/span.ts"

export interface AnnotationColumns {
  readonly ids: readonly string[]
  /** Of the first span, in UTF-16 code units. */
  readonly starts: readonly Span["start"][]
  readonly ends: readonly Span["end"][]
  readonly kinds: readonly Repeated[]
  readonly creators: readonly Repeated[]
  readonly created: readonly Repeated[]
  readonly modified: readonly Repeated[]
  /** What only some have: its index, and all of it that is not in the lists above; all its spans where it has several. */
  readonly others: readonly (readonly [number, object])[]
}

/** A value, or 0 where it is the same as that of the annotation before. */
type Repeated = string | 0

export function toColumns(annotations: readonly Annotation[]): AnnotationColumns {
  const others: [number, object][] = []
  for (const [index, annotation] of annotations.entries()) {
    const { id, kind, creator, created, modified, spans, ...rest } = annotation
    if (spans.length > 1) others.push([index, { ...rest, spans }])
    else if (Object.keys(rest).length > 0) others.push([index, rest])
  }
  return {
    ids: annotations.map(({ id }) => id),
    starts: annotations.map(({ spans }) => firstOf(spans).start),
    ends: annotations.map(({ spans }) => firstOf(spans).end),
    kinds: repeated(annotations, ({ kind }) => kind),
    creators: repeated(annotations, ({ creator }) => creator),
    created: repeated(annotations, ({ created }) => created),
    modified: repeated(annotations, ({ modified }) => modified),
    others,
  }
}

/** The annotations that `toColumns` was given. */
export function fromColumns(columns: AnnotationColumns): Annotation[] {
  const { ids, starts, ends, kinds, creators, others } = columns
  let kind = ""
  let creator = ""
  let created = ""
  let modified = ""
  const annotations = ids.map((id, index): Annotation => {
    kind = kinds[index] || kind
    creator = creators[index] || creator
    created = columns.created[index] || created
    modified = columns.modified[index] || modified
    const spans = [{ start: starts[index], end: ends[index] } as Span]
    return { id, kind, spans, creator, created, modified }
  })
  for (const [index, rest] of others) {
    const annotation = annotations[index]
    if (annotation !== undefined) annotations[index] = { ...annotation, ...rest }
  }
  return annotations
}

function repeated(annotations: readonly Annotation[], value: (annotation: Annotation) => string): Repeated[] {
  let before = ""
  return annotations.map((annotation) => {
    const now = value(annotation)
    if (now === before) return 0
    before = now
    return now
  })
}

function firstOf(spans: readonly Span[]): Span {
  const first = spans[0]
  if (first === undefined) throw new Error("An annotation has at least one span")
  return first
}
