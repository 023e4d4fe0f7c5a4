// An operation is one change in domain terms. The history keeps operations; hosts, replay and later merging
// apply them with the one pure reducer here. Positions of an editor never appear in them.

import { z } from "zod"
import { type Annotation, annotationSchema, checkSpans } from "./annotation.ts"
import { AnnotationDraft } from "./annotation-draft.ts"
import {
  type Article,
  type ArticleJson,
  articleFromJson,
  articleSchema,
  articleToJson,
  type MetadataOffer,
  metadataSchema,
  offerSchema,
  type Revision,
  revisionSchema,
} from "./article.ts"
import { sha256OfText } from "./hash.ts"
import { utf16 } from "./offset.ts"
import { type Relation, relationSchema } from "./relation.ts"
import { fail, ok, type Result } from "./result.ts"
import { type Review, reviewSchema, withoutReview, withReview } from "./review.ts"
import { type ArticleRevise, applyRevise, articleReviseSchema } from "./revise.ts"
import { idSchema } from "./span.ts"
import { changeText, mapOffset } from "./text-change.ts"
import { replaceInDocument, type TextReplace, textReplaceSchema } from "./text-operation.ts"
import { isMadeOn, nextTextVersion, withoutApplied } from "./text-version.ts"
import { timeSchema } from "./time.ts"

/** A change to one article. */
export type ArticleOperation =
  /** The first entry of every history: with it a lost snapshot can be rebuilt. */
  | { readonly type: "article.create"; readonly article: ArticleJson }
  /** Makes the article what it was at another time, whole. */
  | { readonly type: "article.restore"; readonly article: ArticleJson }
  /** Sets the fields named; `null` clears one. */
  | { readonly type: "article.set"; readonly fields: ArticleFields }
  /** `on`: the version of the text that its offsets count into. Taken as it comes where absent, as `text.replace` is. */
  | { readonly type: "annotation.set"; readonly annotation: Annotation; readonly on?: string | undefined }
  | { readonly type: "annotation.remove"; readonly id: string }
  | { readonly type: "relation.set"; readonly relation: Relation }
  | { readonly type: "relation.remove"; readonly id: string }
  /** Annotations follow; one that loses all its text goes. */
  | TextReplace
  /** A round of corrections is over. Refused unless `to` is the text's hash. */
  | ({ readonly type: "revision.record" } & Revision)
  | ArticleRevise
  | { readonly type: "review.set"; readonly review: Review }
  /** The analyst has looked at it. An orphan is gone for good then, unless it has a place again. */
  | { readonly type: "review.remove"; readonly id: string }

export interface ArticleFields {
  readonly title?: string | undefined
  readonly publisher?: string | null | undefined
  readonly author?: string | null | undefined
  readonly url?: string | null | undefined
  readonly publishedOn?: string | null | undefined
  readonly capturedOn?: string | null | undefined
  readonly language?: string | null | undefined
  readonly offers?: readonly MetadataOffer[] | undefined
  readonly dismissed?: readonly string[] | null | undefined
  readonly done?: string | null | undefined
  readonly trashed?: string | null | undefined
}

const metadataFields = metadataSchema.shape

const articleFieldsSchema = z.strictObject({
  title: metadataFields.title.optional(),
  publisher: metadataFields.publisher.nullable(),
  author: metadataFields.author.nullable(),
  url: metadataFields.url.nullable(),
  publishedOn: metadataFields.publishedOn.nullable(),
  capturedOn: metadataFields.capturedOn.nullable(),
  language: metadataFields.language.nullable(),
  offers: z.array(offerSchema).optional(),
  dismissed: z.array(z.string().max(1000)).nullish(),
  done: timeSchema.nullish(),
  trashed: timeSchema.nullish(),
})

export const articleOperationSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("article.create"), article: articleSchema }),
  z.object({ type: z.literal("article.restore"), article: articleSchema }),
  z.object({ type: z.literal("article.set"), fields: articleFieldsSchema }),
  z.object({
    type: z.literal("annotation.set"),
    annotation: annotationSchema,
    on: z.string().max(64).optional(),
  }),
  z.object({ type: z.literal("annotation.remove"), id: idSchema }),
  z.object({ type: z.literal("relation.set"), relation: relationSchema }),
  z.object({ type: z.literal("relation.remove"), id: idSchema }),
  textReplaceSchema,
  z.object({ type: z.literal("revision.record"), ...revisionSchema.shape }),
  articleReviseSchema,
  z.object({ type: z.literal("review.set"), review: reviewSchema }),
  z.object({ type: z.literal("review.remove"), id: idSchema }),
])

/**
 * Applies operations in order. All or none: the article passed in is never changed. Operations that the article
 * holds already, because an answer was lost and they were sent again, change nothing.
 * The cost is that of the operations plus one pass over the annotations, however many changes of the text there are.
 */
export function applyOperations(
  article: Article | undefined,
  operations: readonly ArticleOperation[],
): Result<Article> {
  let draft = article
  let annotations = new AnnotationDraft(article?.annotations ?? new Map())
  for (const operation of article === undefined ? operations : withoutApplied(article, operations)) {
    if (operation.type === "article.create") {
      if (draft !== undefined) return fail("bad-operation", `Article ${draft.id} exists already.`)
      const created = create(operation.article)
      if (!created.ok) return created
      draft = created.value
      annotations = new AnnotationDraft(draft.annotations)
      continue
    }
    if (operation.type === "article.restore") {
      const restored = create(operation.article)
      if (!restored.ok) return restored
      if (draft !== undefined && draft.id !== restored.value.id)
        return fail("bad-operation", `It is the article ${restored.value.id}.`)
      draft = restored.value
      annotations = new AnnotationDraft(draft.annotations)
      continue
    }
    if (draft === undefined) return fail("bad-operation", "An article's history starts with its creation.")
    switch (operation.type) {
      case "article.set":
        draft = setFields(draft, operation.fields)
        break
      case "annotation.set": {
        if (!isMadeOn(draft, operation)) return fail("text-changed", CHANGED_ELSEWHERE)
        const checked = checkSpans(operation.annotation, draft.text.length)
        if (!checked.ok) return checked
        annotations.set(operation.annotation)
        break
      }
      case "annotation.remove":
        // Removing what is not there is no error: an operation may arrive twice after a lost connection.
        annotations.remove(operation.id)
        break
      case "relation.set":
        draft = {
          ...draft,
          relations: new Map(draft.relations).set(operation.relation.id, operation.relation),
        }
        break
      case "relation.remove":
        draft = withoutRelation(draft, operation.id)
        break
      case "text.replace": {
        const replaced = replaceText(draft, operation)
        if (!replaced.ok) return replaced
        draft = replaced.value
        annotations.change(operation)
        break
      }
      case "revision.record": {
        const recorded = recordRevision(draft, operation)
        if (!recorded.ok) return recorded
        draft = recorded.value
        break
      }
      case "article.revise": {
        const revised = applyRevise({ ...draft, annotations: annotations.result() }, operation)
        if (!revised.ok) return revised
        draft = revised.value
        annotations = new AnnotationDraft(draft.annotations)
        break
      }
      case "review.set":
        draft = { ...draft, reviews: withReview(draft.reviews, operation.review) }
        break
      case "review.remove":
        draft = { ...draft, reviews: withoutReview(draft.reviews, operation.id) }
        break
    }
  }
  if (draft === undefined) return fail("bad-operation", "There is nothing to apply.")
  return ok({ ...draft, annotations: annotations.result() })
}

function withoutRelation(article: Article, id: string): Article {
  if (article.relations?.has(id) !== true) return article
  const relations = new Map(article.relations)
  relations.delete(id)
  return { ...article, relations: relations.size === 0 ? undefined : relations }
}

function create(json: ArticleJson): Result<Article> {
  const created = articleFromJson(articleSchema.parse(json))
  if (!created.ok) return created
  for (const annotation of created.value.annotations.values()) {
    const checked = checkSpans(annotation, created.value.text.length)
    if (!checked.ok) return checked
  }
  return created
}

const CHANGED_ELSEWHERE = "The text was changed in another window in the meantime."

function replaceText(article: Article, operation: TextReplace): Result<Article> {
  if (!isMadeOn(article, operation)) return fail("text-changed", CHANGED_ELSEWHERE)
  const document = replaceInDocument(article.document, article.text, operation)
  if (!document.ok) return document
  return ok({
    ...article,
    document: document.value,
    text: changeText(article.text, operation),
    textVersion: nextTextVersion(article.textVersion, operation),
    offers: article.offers.map((offer) => {
      const start = mapOffset(offer.start, operation, "behind")
      return { ...offer, start, end: utf16(Math.max(start, mapOffset(offer.end, operation, "before"))) }
    }),
  })
}

function recordRevision(
  article: Article,
  { type: _, ...revision }: Revision & { type: string },
): Result<Article> {
  if (revision.to !== sha256OfText(article.text)) {
    return fail("text-changed", "The text is not the one that the revision was made of.")
  }
  const { revisions = [] } = article
  const last = revisions.at(-1)
  // The same once more, sent again after a lost answer.
  if (last?.from === revision.from && last.to === revision.to) return ok(article)
  return ok({ ...article, revisions: [...revisions, revision] })
}

/** The operation that creates an article as it is now. */
export function creationOf(article: Article): ArticleOperation {
  return { type: "article.create", article: articleToJson(article) }
}

function setFields(article: Article, fields: ArticleFields): Article {
  const { offers, dismissed, done, trashed, ...metadata } = fields
  const merged: Record<string, unknown> = { ...article.metadata }
  for (const [name, value] of Object.entries(metadata)) {
    if (value === null) delete merged[name]
    else if (value !== undefined) merged[name] = value
  }
  return {
    ...article,
    metadata: {
      ...merged,
      title: typeof merged.title === "string" ? merged.title : article.metadata.title,
    },
    offers: offers ?? article.offers,
    dismissed: dismissed === undefined ? article.dismissed : (dismissed ?? undefined),
    done: done === undefined ? article.done : (done ?? undefined),
    trashed: trashed === undefined ? article.trashed : (trashed ?? undefined),
  }
}
