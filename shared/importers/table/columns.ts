// Which column is what. Exports of other systems name them in many ways; these are the usual ones.

import type { RecordLine } from "./records.ts"

export interface Columns {
  readonly all: readonly string[]
  readonly text: string
  readonly title: string | undefined
  readonly author: string | undefined
  readonly publisher: string | undefined
  readonly url: string | undefined
  readonly publishedOn: string | undefined
  readonly language: string | undefined
}

/** @param chosen the analyst's column of the text. Undefined where no column holds any. */
export function chooseColumns(
  records: readonly RecordLine[],
  chosen: string | undefined,
): Columns | undefined {
  const all = [...new Set(records.slice(0, 100).flatMap(({ fields }) => [...fields.keys()]))]
  const named = (names: readonly string[]) =>
    names
      .map((name) => all.find((column) => column.trim().toLowerCase() === name))
      .find((column) => column !== undefined)
  const text =
    (chosen !== undefined && all.includes(chosen) ? chosen : undefined) ??
    named(textNames) ??
    longest(records, all)
  if (text === undefined) return undefined
  return {
    all,
    text,
    title: named(["title", "headline", "subject", "name"]),
    author: named(["author", "authors", "byline", "creator", "by"]),
    publisher: named(["publisher", "source", "site", "site_name", "outlet", "publication"]),
    url: named(["url", "link", "uri", "href", "canonical_url"]),
    publishedOn: named([
      "published",
      "publishedon",
      "published_at",
      "published_date",
      "date",
      "pubdate",
      "datepublished",
      "created_at",
    ]),
    language: named(["language", "lang", "locale"]),
  }
}

const textNames = [
  "text",
  "body",
  "content",
  "article",
  "full_text",
  "fulltext",
  "maintext",
  "article_body",
  "story",
]

/** The column whose values are longest on average, of the first hundred records. */
function longest(records: readonly RecordLine[], columns: readonly string[]): string | undefined {
  const totals = columns.map((column) => {
    const total = records
      .slice(0, 100)
      .reduce((sum, { fields }) => sum + (fields.get(column)?.length ?? 0), 0)
    return [column, total] as const
  })
  const [best] = totals.sort(([, a], [, b]) => b - a)
  return best !== undefined && best[1] > 0 ? best[0] : undefined
}
