// Reads Postil's own files, so that what was exported comes back whole: articles with their documents, records and
// relations, the codebook and the registry. Quotes and hashes in a file are there for others; here they show whether
// somebody changed one thing and not the other.

import { z } from "zod"
import { type Annotation, checkSpans } from "../../domain/annotation.ts"
import { type Article, articleFromJson, articleSchema, articleToJson } from "../../domain/article.ts"
import { codebookSchema } from "../../domain/codebook.ts"
import { entitySchema } from "../../domain/entity.ts"
import { sha256OfText } from "../../domain/hash.ts"
import { creatorSchema } from "../../domain/project.ts"
import type {
  InputFile,
  ReadAnnotation,
  ReadArticle,
  ReadCorpus,
  ReadingProgress,
  ReadProblem,
  ReadRelation,
} from "../read.ts"
import { decodeFile, headOf } from "../support/bytes.ts"
import { isCompanion, withCompanions } from "../support/companions.ts"
import { isObject, type JsonObject, listIn, parsedJson, textIn } from "../support/json.ts"
import { POSTIL_FORMAT } from "./index.ts"

export function claimPostilJson(files: readonly InputFile[]): InputFile[] {
  const ours = files.filter((file) => /\.json$/i.test(file.name) && isPostilJson(headOf(file)))
  return withCompanions(files, ours)
}

function isPostilJson(head: string): boolean {
  return /"postil"\s*:\s*\{\s*"format"/.test(head) && /"offsetUnit"\s*:/.test(head)
}

export function readPostilJson(files: readonly InputFile[], progress?: ReadingProgress): ReadCorpus {
  const articles: ReadArticle[] = []
  const problems: ReadProblem[] = []
  let project: z.infer<typeof projectPart> | undefined
  for (const file of files) {
    if (isCompanion(file)) continue
    progress?.(file.name)
    const wrong = (message: string) => void problems.push({ file: file.name, message })
    const { text, problems: unread } = decodeFile(file)
    problems.push(...unread)
    const parsed = parsedJson(text)
    if (!parsed.ok) {
      wrong(parsed.message)
      continue
    }
    const whole = isObject(parsed.value) ? parsed.value : {}
    const version = isObject(whole.postil) ? whole.postil.format : undefined
    if (typeof version !== "number" || version > POSTIL_FORMAT) {
      wrong(
        version === undefined
          ? "This is no file of Postil’s."
          : "A newer Postil wrote this file; it was left out. Update Postil to read it.",
      )
      continue
    }
    const about = projectPart.safeParse(whole.project)
    if (about.success) project ??= about.data
    else wrong("The codebook and registry of this file cannot be read; the articles are.")
    for (const [index, entry] of (listIn(whole, "articles") ?? []).entries()) {
      progress?.(file.name)
      const read = isObject(entry) ? readArticle(file.name, entry, wrong) : undefined
      if (read === undefined) wrong(`Article ${index + 1} does not follow the schema; it was left out.`)
      else articles.push(read)
    }
  }
  const { codebook, entities, creators } = project ?? {}
  return { articles, problems, offsetUnit: "utf-16", codebook, entities, creators }
}

const projectPart = z.object({
  codebook: codebookSchema,
  entities: z.array(entitySchema).default([]),
  creators: z.array(creatorSchema).default([]),
})

function readArticle(
  file: string,
  { text: declared, textSha256, ...rest }: JsonObject,
  wrong: (message: string) => void,
): ReadArticle | undefined {
  const parsed = articleSchema.safeParse(rest)
  if (!parsed.success) return undefined
  const made = articleFromJson(parsed.data)
  if (!made.ok) return undefined
  const { text, metadata } = made.value
  const name = `“${metadata.title}”`
  if (declared !== text) wrong(`The text of ${name} is not that of its document; the document’s was taken.`)
  else if (textSha256 !== sha256OfText(text)) wrong(`The text of ${name} was changed since it was written.`)
  const quotes = quotesById(rest)
  const annotations = [...made.value.annotations.values()].filter((annotation) => {
    const checked = checkSpans(annotation, text.length)
    if (!checked.ok) wrong(`${checked.error.message} It was left out.`)
    else if (!isAsQuoted(annotation, text, quotes.get(annotation.id)))
      wrong(`Annotation ${annotation.id} of ${name} quotes other words than stand there.`)
    return checked.ok
  })
  const article: Article = { ...made.value, annotations: new Map(annotations.map((one) => [one.id, one])) }
  return {
    ...{ file, key: `${file}#${article.id}`, text, metadata, id: article.id },
    annotations: annotations.map(readAnnotation),
    relations: [...(article.relations?.values() ?? [])].flatMap((relation): ReadRelation[] => {
      const { id, type, from, to, note } = relation
      if (from.annotation === undefined || to.annotation === undefined) return []
      if ((from.article ?? article.id) !== article.id || (to.article ?? article.id) !== article.id) return []
      return [{ key: id, label: type, from: from.annotation, to: to.annotation, note, record: relation }]
    }),
    json: articleToJson(article),
  }
}

function readAnnotation({ spans, ...record }: Annotation): ReadAnnotation {
  return { key: record.id, label: record.kind, spans, note: record.note, record }
}

/** By annotation, what it quotes, part by part. */
function quotesById(article: JsonObject): Map<string, readonly (string | undefined)[]> {
  return new Map(
    (listIn(article, "annotations") ?? [])
      .filter(isObject)
      .map((annotation) => [
        textIn(annotation, "id") ?? "",
        (listIn(annotation, "spans") ?? []).map((span) =>
          isObject(span) ? textIn(span, "quote") : undefined,
        ),
      ]),
  )
}

function isAsQuoted(
  { spans }: Annotation,
  text: string,
  quotes: readonly (string | undefined)[] | undefined,
): boolean {
  return spans.every(({ start, end }, part) => {
    const quote = quotes?.[part]
    return quote === undefined || quote === text.slice(start, end)
  })
}
