// An annotation in the sense of the W3C Web Annotation model: target spans, a kind as its body, who made it
// and when. Quotes are not stored here: they follow from the text (`quoteOf`).

import { z } from "zod"
import { type Fields, fieldsSchema, isList, type SingleValue, spansInFields } from "./field.ts"
import { utf16 } from "./offset.ts"
import { fail, ok, type Result } from "./result.ts"
import { idSchema, type Span, spanSchema } from "./span.ts"
import { timeSchema } from "./time.ts"

export interface Annotation {
  readonly id: string
  /** The id of a kind in the project's codebook: `person`, `claim`, `event` or the project's own. */
  readonly kind: string
  /** At least one, ascending, none overlapping or touching. Several make a discontinuous annotation. */
  readonly spans: readonly Span[]
  /** The record behind it: values by field, as the codebook declares them for its kind. */
  readonly fields?: Fields | undefined
  readonly tags?: readonly string[] | undefined
  /** How sure the analyst is of it. */
  readonly confidence?: Confidence | undefined
  /** How far the analyst has come with it; absent where that was never said. */
  readonly status?: Status | undefined
  /** What the analyst writes about it. */
  readonly note?: string | undefined
  /** The id of the creator: the analyst who made it. */
  readonly creator: string
  /** ISO 8601 in UTC. */
  readonly created: string
  readonly modified: string
}

/** What an annotation records beyond its kind and place. */
export type AnnotationRecord = Partial<Pick<Annotation, "fields" | "tags" | "confidence" | "status" | "note">>

export const confidences = ["low", "medium", "high"] as const
export type Confidence = (typeof confidences)[number]

export const statuses = ["draft", "review", "done"] as const
export type Status = (typeof statuses)[number]

/** Reads an annotation from JSON. Fields that this version does not know are kept. */
export const annotationSchema = z.looseObject({
  id: idSchema,
  kind: idSchema,
  spans: z.array(spanSchema).min(1).refine(inOrder, "Spans are ascending and do not touch"),
  fields: fieldsSchema.optional(),
  tags: z.array(z.string().min(1).max(200)).optional(),
  confidence: z.enum(confidences).optional(),
  status: z.enum(statuses).optional(),
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
      result[result.length - 1] = { ...last, end: utf16(Math.max(span.end, last.end)) }
    } else result.push(span)
  }
  return result
}

/** The text that a span covers. */
export function quoteOf(text: string, span: Span): string {
  return text.slice(span.start, span.end)
}

/** An annotation with parts of its record changed; what is undefined or empty is cleared. */
export function withRecord(annotation: Annotation, changes: AnnotationRecord): Annotation {
  const { fields, tags, confidence, status, note, ...rest } = { ...annotation, ...changes }
  return {
    ...rest,
    ...(fields === undefined || Object.keys(fields).length === 0 ? {} : { fields }),
    ...(tags === undefined || tags.length === 0 ? {} : { tags }),
    ...(confidence === undefined ? {} : { confidence }),
    ...(status === undefined ? {} : { status }),
    ...(note === undefined || note === "" ? {} : { note }),
  }
}

/** Whether anything is recorded of an annotation beyond its kind and place. */
export function hasRecord(record: AnnotationRecord): boolean {
  return (
    record.fields !== undefined ||
    record.tags !== undefined ||
    record.confidence !== undefined ||
    record.status !== undefined ||
    record.note !== undefined
  )
}

interface QuotedSpan extends Span {
  readonly quote: string
}

export interface QuotedAnnotation extends Annotation {
  readonly spans: readonly QuotedSpan[]
}

/** An annotation for others to read: each place it points to, those in its fields included, with the words there. */
export function withQuotes(annotation: Annotation, text: string): QuotedAnnotation {
  const quoted = (span: Span): QuotedSpan => ({ ...span, quote: quoteOf(text, span) })
  const { fields } = annotation
  const spans = annotation.spans.map(quoted)
  return fields === undefined
    ? { ...annotation, spans }
    : { ...annotation, spans, fields: quotedFields(fields, quoted) }
}

function quotedFields(fields: Fields, quoted: (span: Span) => QuotedSpan): Fields {
  const value = (one: SingleValue): SingleValue =>
    typeof one === "object" && "span" in one && one.span !== undefined
      ? { ...one, span: quoted(one.span) }
      : one
  return Object.fromEntries(
    Object.entries(fields).map(([name, entry]) => [
      name,
      { ...entry, value: isList(entry.value) ? entry.value.map(value) : value(entry.value) },
    ]),
  )
}

/**
 * The stretch that holds everything an annotation points to, the places in its fields included. What changes outside it
 * at most moves the annotation.
 */
export function reachOf(annotation: Pick<Annotation, "spans" | "fields">): Span {
  const extent = extentOf(annotation)
  if (annotation.fields === undefined) return extent
  let { start, end } = extent
  for (const span of spansInFields(annotation.fields)) {
    if (span.start < start) start = span.start
    if (span.end > end) end = span.end
  }
  return { start, end }
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

/** Where an annotation stands or would stand in a list in reading order. */
export function placeIn(list: readonly Annotation[], annotation: Annotation): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = list[middle]
    if (other !== undefined && byPosition(other, annotation) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Checks an annotation's spans, those in its fields included, against the text they point into. */
export function checkSpans(annotation: Annotation, length: number): Result<Annotation> {
  if (!inOrder(annotation.spans) || annotation.spans.length === 0) {
    return fail(
      "bad-operation",
      `Annotation ${annotation.id} has spans that are empty, out of order or overlapping.`,
    )
  }
  const { end } = reachOf(annotation)
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
