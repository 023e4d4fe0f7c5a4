// What a change of the text does to the annotations that stand off from it. Everything here is in UTF-16 code units
// of the canonical text, half-open. Text typed at a span's edge stays outside, because an analyst who corrects the
// words around an annotation does not mean to lengthen it.

import { type Annotation, normalizeSpans, reachOf } from "./annotation.ts"
import { type Fields, moveFields, spansInFields } from "./field.ts"
import { type Utf16Offset, utf16 } from "./offset.ts"
import type { Span } from "./span.ts"

/** `[at, at + delete)` of the text is replaced by `insert`. */
export interface TextChange {
  readonly at: Utf16Offset
  readonly delete: number
  readonly insert: string
  /** Annotations that take the inserted text in although it lies at their edge: what was corrected was theirs. */
  readonly inside?: readonly string[] | undefined
}

/** The text after a change. */
export function changeText(text: string, change: TextChange): string {
  return text.slice(0, change.at) + change.insert + text.slice(change.at + change.delete)
}

/** The annotation as it is after a change: the same object where nothing moved, undefined where no text of it is left. */
export function mapAnnotation(annotation: Annotation, change: TextChange): Annotation | undefined {
  const { start, end } = reachOf(annotation)
  if (end < change.at) return annotation
  if (start > change.at + change.delete)
    return shiftAnnotation(annotation, change.insert.length - change.delete)
  const inside = change.inside?.includes(annotation.id) ?? false
  const moved = annotation.spans.flatMap((span) => mapSpan(span, change, inside) ?? [])
  if (moved.length === 0) return undefined
  // Deleting what lay between two spans makes them one.
  const spans = normalizeSpans(moved)
  const fields = moveFields(annotation.fields, (span) => mapSpan(span, change, false))
  return sameSpans(spans, annotation.spans) && fields === annotation.fields
    ? annotation
    : withPlaces(annotation, spans, fields)
}

/** An offset after a change. One that lay in deleted text comes to lie before or behind what replaced it. */
export function mapOffset(offset: number, change: TextChange, side: "before" | "behind"): Utf16Offset {
  const end = change.at + change.delete
  if (offset < change.at || (offset === change.at && side === "before")) return utf16(offset)
  if (offset > end || (offset === end && side === "behind")) {
    return utf16(offset + change.insert.length - change.delete)
  }
  return utf16(side === "before" ? change.at : change.at + change.insert.length)
}

/** An annotation that lies behind a change altogether, as nearly all do that it moves at all. */
export function shiftAnnotation(annotation: Annotation, by: number): Annotation {
  if (by === 0) return annotation
  const shift = (span: Span): Span => ({ ...span, start: utf16(span.start + by), end: utf16(span.end + by) })
  return withPlaces(annotation, annotation.spans.map(shift), moveFields(annotation.fields, shift))
}

/** An annotation that points to other places. */
export function withPlaces(
  annotation: Annotation,
  spans: readonly Span[],
  fields: Fields | undefined,
): Annotation {
  if (fields === annotation.fields) return { ...annotation, spans }
  const { fields: _, ...rest } = annotation
  return fields === undefined ? { ...rest, spans } : { ...rest, spans, fields }
}

function mapSpan(span: Span, change: TextChange, inside: boolean): Span | undefined {
  const takesIn = inside && span.start <= change.at + change.delete && change.at <= span.end
  const start = mapOffset(span.start, change, takesIn ? "before" : "behind")
  const end = mapOffset(span.end, change, takesIn ? "behind" : "before")
  return start < end ? { ...span, start, end } : undefined
}

/** Whether two states of an annotation point to the same places, those in its fields included. */
export function samePlaces(one: Annotation, other: Annotation): boolean {
  return (
    sameSpans(one.spans, other.spans) && sameSpans(spansInFields(one.fields), spansInFields(other.fields))
  )
}

/** Whether two lists of spans are the same, in the same order. */
export function sameSpans(one: readonly Span[], other: readonly Span[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ start, end }, index) => start === other[index]?.start && end === other[index]?.end)
  )
}
