// What Web Annotations leave out of a project, counted. Postil JSON keeps all of it.

import type { Article } from "../../domain/article.ts"
import type { Loss } from "../../domain/loss.ts"
import type { Project } from "../../domain/project.ts"

/** The losses of these articles, those that do not occur left out. */
export function lossesOf(project: Project, articles: readonly Article[]): Loss[] {
  const annotations = articles.flatMap((article) => [...article.annotations.values()])
  const counted = [
    {
      code: "codebook",
      message: "Kinds whose guidance, keys and colours are left out; their names are kept",
      count: project.codebook.kinds.length,
    },
    {
      code: "discontinuous",
      message: "Annotations of several parts, which the standard lets readers take for separate ones",
      count: annotations.filter(({ spans }) => spans.length > 1).length,
    },
    {
      code: "formatting",
      message: "Articles whose headings, quotes, lists, links or emphasis are left out; the text is kept",
      count: articles.filter(isFormatted).length,
    },
    {
      code: "progress",
      message: "Articles whose mark as done or place in the trash is left out",
      count: articles.filter(({ done, trashed }) => done !== undefined || trashed !== undefined).length,
    },
    {
      code: "import-details",
      message: "Articles whose encoding, line ends and pending suggestions are left out",
      count: articles.length,
    },
    {
      code: "unknown-fields",
      message: "Fields that another version of Postil wrote",
      count:
        sum(annotations.map((annotation) => namesBeyond(annotation, ANNOTATION_FIELDS))) +
        sum(articles.map((article) => namesBeyond(article.metadata, METADATA_FIELDS))) +
        sum(articles.map((article) => Object.keys(article.unknown).length)),
    },
  ]
  return counted
    .filter(({ count }) => count > 0)
    .map(({ code, message, count }) => ({ code, message: `${message}: ${count}`, count }))
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
