// An article: one text with its metadata, its rich-text document, where it came from, and its annotations.

import type { Node } from "prosemirror-model"
import { z } from "zod"
import { type Annotation, annotationSchema } from "./annotation.ts"
import { canonicalText, type DocumentJson, documentJson, parseDocument } from "./document.ts"
import type { Utf16Offset } from "./offset.ts"
import { type Relation, relationSchema } from "./relation.ts"
import { ok, type Result } from "./result.ts"
import { isOpen, type Review, reviewSchema } from "./review.ts"
import { idSchema, offsetSchema } from "./span.ts"
import { timeSchema } from "./time.ts"

/** What is known of the article as a publication. Absent means not known. */
export interface Metadata {
  readonly title: string
  readonly publisher?: string | undefined
  readonly author?: string | undefined
  readonly url?: string | undefined
  /** The dateline: `YYYY-MM-DD`. Dates in the text are resolved against it. */
  readonly publishedOn?: string | undefined
  /** The day it was captured: `YYYY-MM-DD`. */
  readonly capturedOn?: string | undefined
  /** BCP 47. */
  readonly language?: string | undefined
}

/** Metadata that the text seems to state. It is offered, and becomes metadata only when the analyst takes it. */
export interface MetadataOffer {
  readonly field: "publishedOn" | "author" | "title"
  readonly value: string
  /** Where the text says so, half-open, UTF-16. */
  readonly start: Utf16Offset
  readonly end: Utf16Offset
}

/** The file an article was made from. Its bytes are kept beside the article and never altered. */
export interface Source {
  readonly fileName: string
  readonly mediaType: string
  /** The encoding the bytes were read as, by its WHATWG label. */
  readonly encoding: string
  readonly byteOrderMark: boolean
  /** The newline style of the file; the canonical text has `\n` only. */
  readonly newline: "lf" | "crlf" | "cr" | "mixed" | "none"
  readonly bytes: number
  /** Lowercase hexadecimal SHA-256 of the original bytes. */
  readonly sha256: string
}

/**
 * One round of corrections to the text, or a newer version of it, by the SHA-256 of the canonical text's UTF-8 bytes
 * before and after it.
 */
export interface Revision {
  readonly from: string
  readonly to: string
  /** ISO 8601 in UTC. */
  readonly time: string
}

export interface Article {
  readonly id: string
  /** When it came into the project: ISO 8601. */
  readonly added: string
  readonly metadata: Metadata
  readonly offers: readonly MetadataOffer[]
  readonly document: Node
  /** The canonical text of `document`, kept beside it because nearly everything needs it. */
  readonly text: string
  readonly source: Source
  readonly annotations: ReadonlyMap<string, Annotation>
  /** Links that begin at its annotations; absent where there are none. One whose end was removed is as good as none. */
  readonly relations?: ReadonlyMap<string, Relation> | undefined
  /** Keys of the gaps in its record that the analyst means to leave; absent where there are none. */
  readonly dismissed?: readonly string[] | undefined
  /** Names the state of the text. Every change of the text gives it a new one; absent while it is as imported. */
  readonly textVersion?: string | undefined
  /** The rounds of corrections and the newer versions, oldest first; absent while the text is as imported. */
  readonly revisions?: readonly Revision[] | undefined
  /** The files of the versions before, oldest first; their bytes are kept as well. Absent where there are none. */
  readonly formerSources?: readonly Source[] | undefined
  /** By the annotation's id: what newer versions of the text did to it. Orphans are here alone. */
  readonly reviews?: ReadonlyMap<string, Review> | undefined
  /** When the analyst called it done. */
  readonly done?: string | undefined
  /** When it was moved to the trash. */
  readonly trashed?: string | undefined
  /** Fields that a later version or another program wrote. They are kept. */
  readonly unknown: Readonly<Record<string, unknown>>
}

/** An article as JSON: what the store keeps and what hosts send. */
export interface ArticleJson {
  readonly id: string
  readonly added: string
  readonly metadata: Metadata
  readonly offers: readonly MetadataOffer[]
  readonly document: DocumentJson
  readonly source: Source
  readonly annotations: readonly Annotation[]
  readonly relations?: readonly Relation[] | undefined
  readonly dismissed?: readonly string[] | undefined
  readonly textVersion?: string | undefined
  readonly revisions?: readonly Revision[] | undefined
  readonly formerSources?: readonly Source[] | undefined
  readonly reviews?: readonly Review[] | undefined
  readonly done?: string | undefined
  readonly trashed?: string | undefined
}

export const dateSchema = z.iso.date()

export const metadataSchema = z.looseObject({
  title: z.string().min(1).max(2000),
  publisher: z.string().optional(),
  author: z.string().optional(),
  url: z.string().optional(),
  publishedOn: dateSchema.optional(),
  capturedOn: dateSchema.optional(),
  language: z.string().optional(),
})

export const offerSchema = z.object({
  field: z.enum(["publishedOn", "author", "title"]),
  value: z.string(),
  start: offsetSchema,
  end: offsetSchema,
})

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)

export const sourceSchema = z.looseObject({
  fileName: z.string(),
  mediaType: z.string(),
  encoding: z.string(),
  byteOrderMark: z.boolean(),
  newline: z.enum(["lf", "crlf", "cr", "mixed", "none"]),
  bytes: z.number().int().nonnegative(),
  sha256: sha256Schema,
})

export const revisionSchema = z.looseObject({ from: sha256Schema, to: sha256Schema, time: timeSchema })

export const articleSchema = z.looseObject({
  id: idSchema,
  added: timeSchema,
  metadata: metadataSchema,
  offers: z.array(offerSchema.loose()).default([]),
  document: z.looseObject({ type: z.literal("doc") }),
  source: sourceSchema,
  annotations: z.array(annotationSchema),
  relations: z.array(relationSchema).optional(),
  dismissed: z.array(z.string().max(1000)).optional(),
  textVersion: z.string().max(64).optional(),
  revisions: z.array(revisionSchema).optional(),
  formerSources: z.array(sourceSchema).optional(),
  reviews: z.array(reviewSchema).optional(),
  done: timeSchema.optional(),
  trashed: timeSchema.optional(),
})

/** Brings a parsed article to life: the document is checked against the schema, the text derived from it. */
export function articleFromJson(json: z.infer<typeof articleSchema>): Result<Article> {
  const document = parseDocument(json.document)
  if (!document.ok) return document
  const { document: _, id, added, metadata, offers, source, annotations, ...rest } = json
  const { relations, dismissed, textVersion, revisions, formerSources, reviews, done, trashed, ...unknown } =
    rest
  return ok({
    id,
    added,
    metadata,
    offers,
    document: document.value,
    text: canonicalText(document.value),
    source,
    annotations: new Map(annotations.map((annotation) => [annotation.id, annotation])),
    ...(relations === undefined
      ? {}
      : { relations: new Map(relations.map((relation) => [relation.id, relation])) }),
    ...(dismissed === undefined ? {} : { dismissed }),
    textVersion,
    revisions,
    ...(formerSources === undefined ? {} : { formerSources }),
    ...(reviews === undefined
      ? {}
      : { reviews: new Map(reviews.map((review) => [review.annotation.id, review])) }),
    done,
    trashed,
    unknown,
  })
}

export function articleToJson(article: Article): ArticleJson {
  const { id, added, metadata, offers, document, source, annotations, unknown } = article
  const { relations, dismissed, textVersion, revisions, formerSources, reviews, done, trashed } = article
  return {
    ...unknown,
    id,
    added,
    metadata,
    offers,
    document: documentJson(document),
    source,
    annotations: [...annotations.values()],
    ...(relations === undefined || relations.size === 0 ? {} : { relations: [...relations.values()] }),
    ...(dismissed === undefined || dismissed.length === 0 ? {} : { dismissed }),
    ...(textVersion === undefined ? {} : { textVersion }),
    ...(revisions === undefined ? {} : { revisions }),
    ...(formerSources === undefined ? {} : { formerSources }),
    ...(reviews === undefined || reviews.size === 0 ? {} : { reviews: [...reviews.values()] }),
    ...(done === undefined ? {} : { done }),
    ...(trashed === undefined ? {} : { trashed }),
  }
}

/** How far the analyst has come with an article. Derived, never stored. */
export type Progress = "new" | "started" | "done"

/** One row of the library. */
export interface ArticleSummary {
  readonly id: string
  readonly title: string
  readonly publisher?: string | undefined
  readonly publishedOn?: string | undefined
  readonly progress: Progress
  readonly trashed?: string | undefined
  readonly added: string
  /** Annotations by kind. */
  readonly counts: Readonly<Record<string, number>>
  readonly annotationCount: number
  readonly sourceSha256: string
  /** The hashes of the files of the versions before, where there are any. */
  readonly formerSha256s?: readonly string[] | undefined
  /** Annotations that a newer version of the text moved, changed or orphaned, and that nobody has looked at yet. */
  readonly toReview?: number | undefined
}

export function summarize(article: Article): ArticleSummary {
  const counts = new Map<string, number>()
  const toReview = [...(article.reviews?.values() ?? [])].filter(isOpen).length
  for (const { kind } of article.annotations.values()) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return {
    id: article.id,
    title: article.metadata.title,
    publisher: article.metadata.publisher,
    publishedOn: article.metadata.publishedOn,
    progress: article.done !== undefined ? "done" : article.annotations.size > 0 ? "started" : "new",
    trashed: article.trashed,
    added: article.added,
    counts: Object.fromEntries(counts),
    annotationCount: article.annotations.size,
    sourceSha256: article.source.sha256,
    ...(article.formerSources === undefined
      ? {}
      : { formerSha256s: article.formerSources.map(({ sha256 }) => sha256) }),
    ...(toReview === 0 ? {} : { toReview }),
  }
}
