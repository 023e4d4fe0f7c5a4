// What Web Annotations leave out of a project, counted. Postil JSON keeps all of it.

import type { Article } from "../../domain/article.ts"
import { isFormatted } from "../support/formatting.ts"
import type { LossTally } from "../support/losses.ts"

export function countLosses(losses: LossTally, article: Article): void {
  const annotations = [...article.annotations.values()]
  const discontinuous = annotations.filter(({ spans }) => spans.length > 1).length
  losses.add(
    "discontinuous",
    discontinuous,
    "annotation",
    "For other readers, what holds the parts together of",
  )
  losses.add(
    "formatting",
    isFormatted(article) ? 1 : 0,
    "article",
    "The headings, quotes, lists, links and emphasis of",
  )
  const { done, trashed } = article
  const progress = done !== undefined || trashed !== undefined ? 1 : 0
  losses.add("progress", progress, "article", "The mark as done or in the trash of")
  losses.add("import-details", 1, "article", "The encoding, line ends and open suggestions of")
  const unknown = namesBeyond(article.metadata, METADATA_FIELDS) + Object.keys(article.unknown).length
  losses.add("unknown-fields", unknown, "field", "What another version of Postil wrote:")
}

const METADATA_FIELDS = ["title", "publisher", "author", "url", "publishedOn", "capturedOn", "language"]

function namesBeyond(object: object, known: readonly string[]): number {
  return Object.keys(object).filter((name) => !known.includes(name)).length
}
