// The words on a card that come from the article.

import { type Annotation, extentOf, quoteOf } from "../../shared/domain/annotation.ts"
import { isRightToLeft } from "../../shared/domain/boundary.ts"

/** Characters of context after a quote: more than ever fits on a card's line. */
const CONTEXT = 80

/** What an annotation covers, its parts joined by " … ", on one line. */
export function quoteOfAnnotation(text: string, { spans }: Annotation): string {
  return spans.map((span) => oneLine(quoteOf(text, span)).trim()).join(" … ")
}

/** The text that follows an annotation, to tell equal quotes apart. */
export function contextAfter(text: string, annotation: Annotation): string {
  const { end } = extentOf(annotation)
  return oneLine(text.slice(end, end + CONTEXT))
}

/** Where the lines run that an annotation begins in, as the article draws them: a name in it may run against them. */
export function directionAt(text: string, annotation: Annotation): "ltr" | "rtl" {
  const { start } = extentOf(annotation)
  const line = text.lastIndexOf("\n", Math.max(0, start - 1)) + 1
  return isRightToLeft(text.slice(line, Math.max(start, line + CONTEXT))) ? "rtl" : "ltr"
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ")
}
