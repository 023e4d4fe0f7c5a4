// What is in the cells of tables: places in both units, and what tells more exactly what words mean.

import { type Annotation, extentOf } from "../../domain/annotation.ts"
import type { Article } from "../../domain/article.ts"
import { type Field, isDate, isReference, type SingleValue } from "../../domain/field.ts"
import type { CodePointIndex } from "../../domain/offset.ts"
import type { Span } from "../../domain/span.ts"
import type { Cell } from "./tables.ts"
import { quotesOf } from "./wording.ts"

/** Whether its values refer to something, so that it has a second column with ids. */
export function isReferenceField({ type }: Field): boolean {
  return type === "entity" || type === "annotation"
}

/** Whether a date says where in the text it stands, or against which day it was read. */
export function hasPlace(value: SingleValue): boolean {
  return isDate(value) && (value.span !== undefined || value.dateline !== undefined)
}

/** The ids that a value refers by; empty where it refers to nothing. */
export function idOf(value: SingleValue): string {
  if (typeof value !== "object" || !isReference(value)) return ""
  const mention = [value.article, value.annotation].filter((part) => part !== undefined).join("/")
  return [value.entity ?? "", mention].filter((part) => part !== "").join(" ")
}

/** Where in the text a value stands, in UTF-16; empty where it does not say. */
export function offsetsOf(value: SingleValue): string {
  return typeof value === "object" && "span" in value && value.span !== undefined ? stretch(value.span) : ""
}

/** Adds whose words an annotation is and which, and where they stand: the columns that each kind has first. */
export function addPlace(
  cells: Cell[],
  annotation: Annotation,
  article: Article,
  index: CodePointIndex,
): void {
  const { spans } = annotation
  const { start, end } = extentOf(annotation)
  const inPoints = (span: Span) => ({
    start: index.toCodePoints(span.start),
    end: index.toCodePoints(span.end),
  })
  const points = inPoints({ start, end })
  cells.push(
    article.id,
    article.metadata.title,
    annotation.id,
    quotesOf(annotation, article.text).join(" … "),
  )
  cells.push(start, end, points.start, points.end, listed(spans, stretch))
  cells.push(spans.length === 1 ? stretch(points) : listed(spans, (span) => stretch(inPoints(span))))
}

/** What there is to say of each, with `; ` between; nothing of those of which it is undefined. */
export function listed<T>(all: readonly T[], said: (one: T) => string | undefined): string {
  let list: string | undefined
  for (const one of all) {
    const words = said(one)
    if (words !== undefined) list = list === undefined ? words : `${list}; ${words}`
  }
  return list ?? ""
}

/** Not with a hyphen, with which spreadsheets take places near the text's beginning for days of a month. */
function stretch({ start, end }: { readonly start: number; readonly end: number }): string {
  return `${start}..${end}`
}
