// An annotation in the sense of the W3C Web Annotation model: target spans, a kind as its body, who made it
// and when. Quotes are not stored here: they follow from the text (`quoteOf`).

import { z } from "zod"
import { type Utf16Offset, utf16 } from "./offset.ts"
import { fail, ok, type Result } from "./result.ts"

/** Half-open `[start, end)` in UTF-16 code units of the canonical text; never empty. */
export interface Span {
  readonly start: Utf16Offset
  readonly end: Utf16Offset
}

export interface Annotation {
  readonly id: string
  /** The id of a kind in the project's codebook: `person`, `claim`, `event` or the project's own. */
  readonly kind: string
  /** At least one, ascending, none overlapping or touching. Several make a discontinuous annotation. */
  readonly spans: readonly Span[]
  /** What the analyst writes about it. */
  readonly note?: string | undefined
  /** The id of the creator: the analyst who made it. */
  readonly creator: string
  /** ISO 8601 in UTC. */
  readonly created: string
  readonly modified: string
}

export const offsetSchema = z.number().int().nonnegative().transform(utf16)

export const spanSchema = z
  .object({ start: offsetSchema, end: offsetSchema })
  .refine((span) => span.start < span.end, "A span holds at least one character")

export const idSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/, "Not an id")
export const timeSchema = z.iso.datetime({ offset: true })

/** Reads an annotation from JSON. Fields that this version does not know are kept. */
export const annotationSchema = z.looseObject({
  id: idSchema,
  kind: idSchema,
  spans: z.array(spanSchema).min(1).refine(inOrder, "Spans are ascending and do not touch"),
  note: z.string().optional(),
  creator: idSchema,
  created: timeSchema,
  modified: timeSchema,
})

/** Sorts spans and joins those that overlap or touch, as an annotation's spans must be. Empty ones are dropped. */
export function normalizeSpans(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const span of spans
    .filter((span) => span.start < span.end)
    .sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result.at(-1)
    if (last !== undefined && span.start <= last.end) {
      result[result.length - 1] = { start: last.start, end: utf16(Math.max(span.end, last.end)) }
    } else result.push(span)
  }
  return result
}

/** The text that a span covers. */
export function quoteOf(text: string, span: Span): string {
  return text.slice(span.start, span.end)
}

/** Where an annotation begins and ends, gaps included. */
export function extentOf(annotation: Pick<Annotation, "spans">): Span {
  const first = annotation.spans[0]
  const last = annotation.spans.at(-1)
  if (first === undefined || last === undefined) throw new Error("An annotation has at least one span")
  return { start: first.start, end: last.end }
}

/** Reading order: by start, the longer first, then by id so that the order is total. */
export function byPosition(a: Annotation, b: Annotation): number {
  const one = extentOf(a)
  const other = extentOf(b)
  return one.start - other.start || other.end - one.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** Checks an annotation's spans against the text they point into. */
export function checkSpans(annotation: Annotation, length: number): Result<Annotation> {
  if (!inOrder(annotation.spans) || annotation.spans.length === 0) {
    return fail(
      "bad-operation",
      `Annotation ${annotation.id} has spans that are empty, out of order or overlapping.`,
    )
  }
  const { end } = extentOf(annotation)
  if (end > length) {
    return fail(
      "bad-operation",
      `Annotation ${annotation.id} ends at ${end}, past the text's end at ${length}.`,
    )
  }
  return ok(annotation)
}

function inOrder(spans: readonly { readonly start: number; readonly end: number }[]): boolean {
  return spans.every((span, index) => {
    const before = spans[index - 1]
    return span.start < span.end && (before === undefined || before.end < span.start)
  })
}
