// What annotated files hold, as it travels from the process that reads them. What comes back is not trusted: it is parsed
// as unknown, offsets are checked against their text, and of files only the names come, since their bytes are here.

import { z } from "zod"
import { annotationSchema } from "../../domain/annotation.ts"
import { articleSchema, metadataSchema } from "../../domain/article.ts"
import { codebookSchema } from "../../domain/codebook.ts"
import { entitySchema } from "../../domain/entity.ts"
import { creatorSchema } from "../../domain/project.ts"
import { relationSchema } from "../../domain/relation.ts"
import { fail, type Result } from "../../domain/result.ts"
import { idSchema } from "../../domain/span.ts"
import type { InputFile } from "../read.ts"
import type { FormatCorpus } from "./read-corpora.ts"

/** What is sent: everything but the bytes of files, for which their names stand. */
export function portionToJson({ corpus, ...rest }: FormatCorpus): unknown {
  const articles = corpus.articles.map(({ source, ...article }) => ({ ...article, source: source?.name }))
  return { ...rest, corpus: { ...corpus, articles } }
}

/**
 * Reads what came back; undefined where it breaks the rules.
 * @param files those that were sent, by name
 */
export function portionFromJson(
  json: unknown,
  files: ReadonlyMap<string, InputFile>,
): FormatCorpus | undefined {
  const parsed = portionSchema.safeParse(json)
  if (!parsed.success) return undefined
  const { corpus, ...rest } = parsed.data
  if (![...rest.files, ...rest.shared].every((name) => files.has(name))) return undefined
  if (!corpus.articles.every(isWithinText)) return undefined
  const articles = corpus.articles.map(({ source, ...article }) => ({
    ...article,
    source: source === undefined ? undefined : files.get(source),
  }))
  return { ...rest, corpus: { ...corpus, articles } }
}

/** Reads what came back when all was read: the names of the files that are of no format. */
export function othersFromJson(json: unknown): Result<readonly string[]> {
  const parsed = othersSchema.safeParse(json)
  if (!parsed.success) return fail("damaged-file", "The files were read as something that none can be.")
  return parsed.data.ok ? parsed.data : fail(parsed.data.error.code, parsed.data.error.message)
}

function isWithinText({ text, annotations }: z.infer<typeof readArticleSchema>): boolean {
  return annotations.every(({ spans }) => spans.every(({ start, end }) => start < end && end <= text.length))
}

const offset = z.number().int().nonnegative()
const valueSchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.strictObject({ to: z.array(z.string()) }),
])
const attributesSchema = z.record(z.string(), valueSchema)

/** What is no metadata is none: titles of other tools may be empty, and their dates none. */
const readMetadataSchema = metadataSchema
  .partial()
  .catch({})
  .transform(({ title, ...rest }) => (title === undefined ? rest : { ...rest, title }))

const readAnnotationSchema = z.strictObject({
  key: z.string(),
  label: z.string(),
  spans: z.array(z.strictObject({ start: offset, end: offset })).min(1),
  attributes: attributesSchema.optional(),
  note: z.string().optional(),
  record: annotationSchema.omit({ spans: true }).optional(),
})

const readRelationSchema = z.strictObject({
  key: z.string(),
  label: z.string(),
  from: z.string(),
  to: z.string(),
  attributes: attributesSchema.optional(),
  note: z.string().optional(),
  record: relationSchema.optional(),
})

const readArticleSchema = z.strictObject({
  file: z.string(),
  key: z.string(),
  text: z.string(),
  metadata: readMetadataSchema,
  annotations: z.array(readAnnotationSchema),
  relations: z.array(readRelationSchema),
  source: z.string().optional(),
  id: idSchema.optional(),
  json: articleSchema.optional(),
  inWholeWords: z.boolean().optional(),
})

const corpusSchema = z.strictObject({
  articles: z.array(readArticleSchema),
  problems: z.array(
    z.strictObject({ file: z.string(), line: z.number().int().positive().optional(), message: z.string() }),
  ),
  offsetUnit: z.enum(["code-points", "utf-16", "bytes", "graphemes", "tokens"]).optional(),
  codebook: codebookSchema.optional(),
  entities: z.array(entitySchema).optional(),
  creators: z.array(creatorSchema).optional(),
})

const portionSchema = z.strictObject({
  format: z.string(),
  files: z.array(z.string()),
  shared: z.array(z.string()),
  corpus: corpusSchema,
})

const othersSchema = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), value: z.array(z.string()) }),
  z.object({
    ok: z.literal(false),
    error: z.object({ code: z.enum(["unknown-format", "damaged-file"]), message: z.string().max(5000) }),
  }),
])
