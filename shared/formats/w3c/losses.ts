// What Web Annotations leave out of a project, counted. Postil JSON keeps all of it.

import type { Article } from "../../domain/article.ts"
import type { Loss } from "../../domain/loss.ts"
import type { Project } from "../../domain/project.ts"

/** The losses of these articles, those that do not occur left out. */
export function lossesOf(project: Project, articles: readonly Article[]): Loss[] {
  const annotations = articles.flatMap((article) => [...article.annotations.values()])
  const unknownFields =
    sum(annotations.map((annotation) => namesBeyond(annotation, ANNOTATION_FIELDS))) +
    sum(articles.map((article) => namesBeyond(article.metadata, METADATA_FIELDS))) +
    sum(articles.map((article) => Object.keys(article.unknown).length))
  return [
    loss("codebook", project.codebook.kinds.length, "kind", "The guidance, keys and colours of"),
    loss(
      "discontinuous",
      annotations.filter(({ spans }) => spans.length > 1).length,
      "annotation",
      "What holds the parts together of",
    ),
    loss(
      "formatting",
      articles.filter(isFormatted).length,
      "article",
      "The headings, quotes, lists, links and emphasis of",
    ),
    loss(
      "progress",
      articles.filter(({ done, trashed }) => done !== undefined || trashed !== undefined).length,
      "article",
      "The mark as done or in the trash of",
    ),
    loss("import-details", articles.length, "article", "The encoding, line ends and open suggestions of"),
    loss("unknown-fields", unknownFields, "field", "What another version of Postil wrote:"),
  ].filter(({ count }) => count > 0)
}

/** A loss in words such as "The guidance, keys and colours of 3 kinds". */
export function loss(code: string, count: number, thing: string, what: string): Loss {
  return { code, message: `${what} ${count} ${thing}${count === 1 ? "" : "s"}`, count }
}

const ANNOTATION_FIELDS = ["id", "kind", "spans", "note", "creator", "created", "modified"]
const METADATA_FIELDS = ["title", "publisher", "author", "url", "publishedOn", "capturedOn", "language"]

/** Whether a document is more than paragraphs of plain text. */
function isFormatted(article: Article): boolean {
  let formatted = false
  article.document.descendants((node) => {
    formatted ||= node.marks.length > 0 || !["paragraph", "hard_break", "text"].includes(node.type.name)
    return !formatted
  })
  return formatted
}

function namesBeyond(object: object, known: readonly string[]): number {
  return Object.keys(object).filter((name) => !known.includes(name)).length
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
