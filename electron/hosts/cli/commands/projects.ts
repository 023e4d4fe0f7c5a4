// Making a project and looking at what is in it.

import path from "node:path"
import type { OpenArticle } from "../../../../shared/contract/answers.ts"
import { byPosition, type QuotedAnnotation, withQuotes } from "../../../../shared/domain/annotation.ts"
import { type ArticleJson, articleFromJson, articleSchema } from "../../../../shared/domain/article.ts"
import type { Relation } from "../../../../shared/domain/relation.ts"
import { type Context, type ExitCode, orFail, printJson } from "../context.ts"
import { findArticle, listArticles, openProject } from "../project.ts"
import { table } from "../table.ts"

export async function newProject({ client, terminal }: Context, directory: string): Promise<ExitCode> {
  const project = orFail(await client.call("project.create", { path: path.resolve(directory) }))
  terminal.note(`Made the project “${project.name}” in ${project.path}`)
  return 0
}

export async function list(
  context: Context,
  directory: string,
  options: { readonly json: boolean },
): Promise<ExitCode> {
  await openProject(context, directory, "read")
  const rows = (await listArticles(context)).map(({ id, title, publishedOn, annotationCount, progress }) => ({
    id,
    title,
    publishedOn: publishedOn ?? null,
    annotationCount,
    progress,
  }))
  if (options.json) {
    printJson(context.terminal, rows)
  } else if (rows.length === 0) {
    context.terminal.note("This project has no articles yet. “postil import” brings some in.")
  } else {
    const lines = rows.map((row) => [row.id, row.publishedOn ?? "", String(row.annotationCount), row.title])
    context.terminal.print(table(["Id", "Published", "Annotations", "Title"], lines))
  }
  return 0
}

export async function show(
  context: Context,
  directory: string,
  typed: string,
  options: { readonly json: boolean },
): Promise<ExitCode> {
  await openProject(context, directory, "read")
  const { id } = findArticle(await listArticles(context), typed)
  const opened = orFail(await context.client.call("article.open", { id }))
  for (const notice of opened.notices) context.terminal.note(notice)
  const shown = shownArticle(opened)
  if (options.json) printJson(context.terminal, shown)
  else context.terminal.print(asText(shown))
  return 0
}

/** The stable shape of `show --json`. Offsets are UTF-16 code units into `text`, half-open. */
interface ShownArticle extends Pick<ArticleJson, "id" | "metadata" | "source"> {
  readonly title: string
  readonly text: string
  readonly annotations: readonly QuotedAnnotation[]
  readonly relations: readonly Relation[]
}

function shownArticle(opened: OpenArticle): ShownArticle {
  const article = orFail(articleFromJson(articleSchema.parse(opened.article)))
  const { id, metadata, source, text } = article
  const annotations = [...article.annotations.values()]
    .sort(byPosition)
    .map((annotation) => withQuotes(annotation, text))
  const relations = [...(article.relations?.values() ?? [])]
  return { id, title: metadata.title, metadata, text, annotations, relations, source }
}

function asText({ title, metadata, text, annotations }: ShownArticle): string {
  const about = [metadata.publisher, metadata.author, metadata.publishedOn, metadata.url]
    .filter((part) => part !== undefined)
    .join(", ")
  const marked = annotations.map(({ kind, spans }) => {
    const first = spans[0]
    return [first === undefined ? "" : String(first.start), kind, spans.map(({ quote }) => quote).join(" … ")]
  })
  return [
    `${title}\n`,
    about === "" ? "" : `${about}\n`,
    `\n${text}\n`,
    marked.length === 0 ? "" : `\n${table(["Start", "Kind", "Quote"], marked)}`,
  ].join("")
}
