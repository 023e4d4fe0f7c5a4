// An article that takes a newer version of its text: what becomes of each annotation is decided here, once, and then
// kept in the operation, so that replaying a history never depends on how texts are compared.

import type { Node } from "prosemirror-model"
import { z } from "zod"
import { type Annotation, annotationSchema, checkSpans, normalizeSpans } from "./annotation.ts"
import {
  type Article,
  type MetadataOffer,
  offerSchema,
  type Revision,
  revisionSchema,
  type Source,
  sourceSchema,
} from "./article.ts"
import { canonicalText, type DocumentJson, documentJson, parseDocument } from "./document.ts"
import { moveFields } from "./field.ts"
import { sha256OfText } from "./hash.ts"
import { utf16 } from "./offset.ts"
import { Passages, type Place } from "./passage.ts"
import { fail, ok, type Result } from "./result.ts"
import {
  type Judgement,
  type Review,
  type ReviewedPlace,
  reviewOf,
  reviewSchema,
  type Verdict,
  withEarlier,
} from "./review.ts"
import type { Span } from "./span.ts"
import type { Steps } from "./steps.ts"
import { withPlaces } from "./text-change.ts"

/** A newer version of the text takes the place of the one there is. */
export interface ArticleRevise {
  readonly type: "article.revise"
  /** The version of the text that it was made on (`Article.textVersion`); empty for a text as imported. */
  readonly on: string
  readonly document: DocumentJson
  readonly source: Source
  readonly offers: readonly MetadataOffer[]
  /** Every annotation that is left, where it is now. */
  readonly annotations: readonly Annotation[]
  /** Every annotation that is not just where it was, orphans among them. */
  readonly reviews: readonly Review[]
  readonly revision: Revision
}

export const articleReviseSchema = z.object({
  type: z.literal("article.revise"),
  on: z.string().max(64),
  document: z.looseObject({ type: z.literal("doc") }),
  source: sourceSchema,
  offers: z.array(offerSchema),
  annotations: z.array(annotationSchema),
  reviews: z.array(reviewSchema),
  revision: revisionSchema,
})

/** How many annotations met which fate. */
export type VerdictCounts = Readonly<Record<Verdict, number>>

/** A newer version as it was read from a file. */
export interface NewVersion {
  readonly document: Node
  readonly source: Source
  readonly offers: readonly MetadataOffer[]
}

/**
 * The operation that gives an article a newer version of its text, made step by step.
 * @param time of the revision: ISO 8601 in UTC
 */
export function* reviseArticle(
  article: Article,
  { document, source, offers }: NewVersion,
  time: string,
): Steps<{ readonly operation: ArticleRevise; readonly counts: VerdictCounts }> {
  const text = canonicalText(document)
  yield
  const from = sha256OfText(article.text)
  yield
  const to = sha256OfText(text)
  const passages = yield* Passages.between(article.text, text)
  const counts = { kept: 0, moved: 0, changed: 0, orphaned: 0 }
  const annotations: Annotation[] = []
  const reviews: Review[] = []
  for (const annotation of article.annotations.values()) {
    for (const { start, end } of annotation.spans) yield* passages.prepare(end - start)
    const { verdict, moved, places } = judge(annotation, passages, article.text)
    counts[verdict]++
    if (moved !== undefined) annotations.push(moved)
    if (verdict !== "kept") {
      const review = reviewOf({ verdict, places }, annotation, article.text, from)
      reviews.push(withEarlier(review, article.reviews?.get(annotation.id)))
    }
  }
  const operation: ArticleRevise = {
    type: "article.revise",
    on: article.textVersion ?? "",
    document: documentJson(document),
    source,
    offers,
    annotations,
    reviews,
    revision: { from, to, time },
  }
  return { operation, counts }
}

/** The article after a revision. Fails with `text-changed` where it is not the one that the revision was made of. */
export function applyRevise(article: Article, operation: ArticleRevise): Result<Article> {
  const { source, offers, revision, reviews } = operation
  if (operation.on !== (article.textVersion ?? "") || revision.from !== sha256OfText(article.text))
    return fail("text-changed", "The text was changed in the meantime.")
  const document = parseDocument(operation.document)
  if (!document.ok) return document
  const text = canonicalText(document.value)
  if (revision.to !== sha256OfText(text))
    return fail("bad-operation", "The text is not the one that the revision names.")
  const annotations = new Map(operation.annotations.map((annotation) => [annotation.id, annotation]))
  const orphans = reviews.filter(({ verdict }) => verdict === "orphaned")
  const judged = new Map(
    [...annotations.values(), ...orphans.map(({ annotation }) => annotation)].map((one) => [one.id, one]),
  )
  for (const { id, modified } of article.annotations.values()) {
    if (judged.get(id)?.modified !== modified)
      return fail("text-changed", "Annotations were changed in the meantime.")
  }
  for (const annotation of annotations.values()) {
    const checked = checkSpans(annotation, text.length)
    if (!checked.ok) return checked
  }
  const { revisions = [], formerSources = [] } = article
  return ok({
    ...article,
    document: document.value,
    text,
    textVersion: sha256OfText(`${operation.on} revised ${revision.to}`).slice(0, 16),
    source,
    formerSources: [...formerSources, article.source],
    offers,
    annotations,
    reviews: new Map([
      ...(article.reviews ?? []),
      ...reviews.map((review) => [review.annotation.id, review] as const),
    ]),
    revisions: [...revisions, revision],
  })
}

/** What becomes of an annotation of a text; `moved` is what it is then, unless it is orphaned. */
export function judge(
  annotation: Annotation,
  passages: Passages,
  text: string,
): Judgement & { readonly moved?: Annotation } {
  const own = annotation.spans.map(({ start, end }) => passages.find(start, end))
  const found = own.filter((place) => place !== undefined)
  const [left, whole] = [sumOf(found), sumOf(annotation.spans)]
  const spans = normalizeSpans(found.map(spanOf))
  // Of one in several pieces, most must be left, and in their order.
  const orphaned = spans.length === 0 || left * 2 < whole || !isAscending(found)
  const places: ReviewedPlace[] = []
  const fields = moveFields(annotation.fields, ({ start, end }, field) => {
    const place = orphaned ? undefined : passages.find(start, end)
    if (place !== undefined) found.push(place)
    if (place?.same !== true)
      places.push({ field, quote: text.slice(start, end), verdict: place === undefined ? "lost" : "changed" })
    return place === undefined ? undefined : spanOf(place)
  })
  if (orphaned) return { verdict: "orphaned", places }
  const same = spans.length === own.length && places.length === 0 && found.every((place) => place.same)
  const verdict = !same ? "changed" : found.some(({ moved }) => moved) ? "moved" : "kept"
  return { verdict, places, moved: withPlaces(annotation, spans, fields) }
}

function spanOf({ start, end }: Place): Span {
  return { start: utf16(start), end: utf16(end) }
}

function sumOf(stretches: readonly { readonly start: number; readonly end: number }[]): number {
  return stretches.reduce((sum, { start, end }) => sum + end - start, 0)
}

function isAscending(places: readonly Place[]): boolean {
  return places.every((place, index) => place.start >= (places[index - 1]?.end ?? 0))
}
