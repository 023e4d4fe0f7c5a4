// How an article is kept in `article.json` and in the history beside it. Each span stands there with its quote,
// and the text with its hash, so that the file can be read without the program and judged by it.

import { z } from "zod"
import { checkSpans, withQuotes } from "../domain/annotation.ts"
import { type Article, articleFromJson, articleSchema, articleToJson } from "../domain/article.ts"
import { sha256OfText } from "../domain/hash.ts"
import { type ArticleOperation, applyOperations, articleOperationSchema } from "../domain/operation.ts"
import { fail, ok, type Result } from "../domain/result.ts"
import type { Decoded, RecordCodec } from "./record.ts"
import { createSequence } from "./sequence.ts"

export function articleRecord(id: string): RecordCodec<Article, ArticleOperation> {
  const hashOf = rememberingHash()
  return {
    sequence,
    name: (article) =>
      article === undefined ? `The article ${id}` : `The article “${article.metadata.title}”`,
    encode: (article) => encode(article, hashOf),
    decode: (content) => decode(id, content, hashOf),
    parse(operation) {
      const parsed = articleOperationSchema.safeParse(operation)
      return parsed.success ? ok(parsed.data) : fail("bad-operation", parsed.error.message)
    },
    apply(article, operations) {
      const applied = applyOperations(article, operations)
      return !applied.ok || applied.value.id === id
        ? applied
        : fail("bad-operation", `It is the history of the article ${applied.value.id}.`)
    },
  }
}

const sequence = createSequence("article", [
  { to: 2, name: "annotations-have-fields", snapshot: (json) => json, operation: (json) => json },
])

function encode(article: Article, hashOf: (text: string) => string) {
  const { annotations, ...json } = articleToJson(article)
  return {
    ...json,
    textSha256: hashOf(article.text),
    annotations: annotations.map((annotation) => withQuotes(annotation, article.text)),
  }
}

const contentSchema = z.looseObject({ textSha256: z.string().optional() })
const quotedSpan = z.object({ start: z.number(), end: z.number(), quote: z.string().optional() })
const quotedValue = z.object({ span: quotedSpan }).transform(({ span }) => [span])
const quotedValues = z.union([quotedValue, z.unknown().transform(() => [])])
const quotesSchema = z.array(
  z.object({
    id: z.string(),
    spans: z.array(quotedSpan),
    fields: z
      .record(
        z.string(),
        z.object({
          value: z.union([z.array(quotedValues).transform((values) => values.flat()), quotedValues]),
        }),
      )
      .default({}),
  }),
)

function decode(
  id: string,
  content: Readonly<Record<string, unknown>>,
  hashOf: (text: string) => string,
): Result<Decoded<Article>> {
  const envelope = contentSchema.safeParse(content)
  if (!envelope.success) return fail("bad-request", `It describes no article: ${envelope.error.message}`)
  const { textSha256, ...rest } = envelope.data
  const json = articleSchema.safeParse(rest)
  if (!json.success) return fail("bad-request", `It describes no article: ${json.error.message}`)
  const article = articleFromJson(json.data)
  if (!article.ok) return article
  const { text, annotations } = article.value
  if (article.value.id !== id) return fail("bad-request", `It is the article ${article.value.id}.`)
  for (const annotation of annotations.values()) {
    const checked = checkSpans(annotation, text.length)
    if (!checked.ok) return checked
  }
  const doubts = wrongQuotes(text, rest.annotations)
  if (textSha256 !== undefined && textSha256 !== hashOf(text)) doubts.unshift("Its text is not what it was.")
  return ok({ state: article.value, doubts })
}

function wrongQuotes(text: string, annotations: unknown): string[] {
  return quotesSchema
    .parse(annotations)
    .flatMap(({ id, spans, fields }) =>
      [...spans, ...Object.values(fields).flatMap(({ value }) => value)]
        .filter(({ start, end, quote }) => quote !== undefined && text.slice(start, end) !== quote)
        .map(
          ({ start, quote }) =>
            `Annotation ${id} belongs to “${quote}”, which is not at ${start} of the text.`,
        ),
    )
}

/** Of the last text asked for: annotating leaves it as it is, and hashing ten megabytes takes longer than a keystroke. */
function rememberingHash(): (text: string) => string {
  let last: { readonly text: string; readonly hash: string } | undefined
  return (text) => {
    if (last?.text !== text) last = { text, hash: sha256OfText(text) }
    return last.hash
  }
}
