// An operation is one change in domain terms. The history keeps operations; hosts, replay and later merging
// apply them with the one pure reducer here. Positions of an editor never appear in them.

import { z } from "zod"
import { type Annotation, annotationSchema, checkSpans, idSchema, timeSchema } from "./annotation.ts"
import {
  type Article,
  type ArticleJson,
  articleFromJson,
  articleSchema,
  articleToJson,
  type MetadataOffer,
  metadataSchema,
  offerSchema,
} from "./article.ts"
import { fail, ok, type Result } from "./result.ts"

/** A change to one article. */
export type ArticleOperation =
  /** The first entry of every history: with it a lost snapshot can be rebuilt. */
  | { readonly type: "article.create"; readonly article: ArticleJson }
  /** Sets the fields named; `null` clears one. */
  | { readonly type: "article.set"; readonly fields: ArticleFields }
  | { readonly type: "annotation.set"; readonly annotation: Annotation }
  | { readonly type: "annotation.remove"; readonly id: string }

export interface ArticleFields {
  readonly title?: string | undefined
  readonly publisher?: string | null | undefined
  readonly author?: string | null | undefined
  readonly url?: string | null | undefined
  readonly publishedOn?: string | null | undefined
  readonly capturedOn?: string | null | undefined
  readonly language?: string | null | undefined
  readonly offers?: readonly MetadataOffer[] | undefined
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
  done: timeSchema.nullish(),
  trashed: timeSchema.nullish(),
})

export const articleOperationSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("article.create"), article: articleSchema }),
  z.object({ type: z.literal("article.set"), fields: articleFieldsSchema }),
  z.object({ type: z.literal("annotation.set"), annotation: annotationSchema }),
  z.object({ type: z.literal("annotation.remove"), id: idSchema }),
])

/**
 * Applies operations in order. All or none: the article passed in is never changed.
 * The cost is that of the operations plus one copy of the annotation map.
 */
export function applyOperations(
  article: Article | undefined,
  operations: readonly ArticleOperation[],
): Result<Article> {
  let draft = article
  let annotations: Map<string, Annotation> | undefined
  for (const operation of operations) {
    if (operation.type === "article.create") {
      if (draft !== undefined) return fail("bad-operation", `Article ${draft.id} exists already.`)
      const created = articleFromJson(articleSchema.parse(operation.article))
      if (!created.ok) return created
      draft = created.value
      for (const annotation of draft.annotations.values()) {
        const checked = checkSpans(annotation, draft.text.length)
        if (!checked.ok) return checked
      }
      continue
    }
    if (draft === undefined) return fail("bad-operation", "An article's history starts with its creation.")
    if (operation.type === "article.set") {
      draft = setFields(draft, operation.fields)
      continue
    }
    annotations ??= new Map(draft.annotations)
    if (operation.type === "annotation.set") {
      const checked = checkSpans(operation.annotation, draft.text.length)
      if (!checked.ok) return checked
      annotations.set(operation.annotation.id, operation.annotation)
    } else {
      // Removing what is not there is no error: an operation may arrive twice after a lost connection.
      annotations.delete(operation.id)
    }
    draft = { ...draft, annotations }
  }
  if (draft === undefined) return fail("bad-operation", "There is nothing to apply.")
  return ok(draft)
}

/** The operation that creates an article as it is now. */
export function creationOf(article: Article): ArticleOperation {
  return { type: "article.create", article: articleToJson(article) }
}

function setFields(article: Article, fields: ArticleFields): Article {
  const { offers, done, trashed, ...metadata } = fields
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
    done: done === undefined ? article.done : (done ?? undefined),
    trashed: trashed === undefined ? article.trashed : (trashed ?? undefined),
  }
}
