// The rows of the library: how they follow a change without being listed anew, and how they are filtered and sorted.

import type { ArticleSummary, Progress } from "../../shared/domain/article.ts"
import type { ArticleFields } from "../../shared/domain/operation.ts"
import { plainWords } from "../../shared/domain/plain-words.ts"
import type { LibraryOrder } from "./preferences.ts"

/** A row after `article.set` with these fields. */
export function withFields(row: ArticleSummary, fields: ArticleFields): ArticleSummary {
  const { title, publisher, publishedOn, done, trashed } = fields
  const progress: Progress =
    done === undefined ? row.progress : done !== null ? "done" : row.annotationCount > 0 ? "started" : "new"
  return {
    ...row,
    progress,
    title: title ?? row.title,
    publisher: publisher === undefined ? row.publisher : (publisher ?? undefined),
    publishedOn: publishedOn === undefined ? row.publishedOn : (publishedOn ?? undefined),
    trashed: trashed === undefined ? row.trashed : (trashed ?? undefined),
  }
}

/** A row whose article now has these annotations. */
export function withAnnotations(
  row: ArticleSummary,
  annotations: readonly { readonly kind: string }[],
): ArticleSummary {
  const counts: Record<string, number> = {}
  for (const { kind } of annotations) counts[kind] = (counts[kind] ?? 0) + 1
  const started: Progress = annotations.length > 0 ? "started" : "new"
  return {
    ...row,
    counts,
    annotationCount: annotations.length,
    progress: row.progress === "done" ? "done" : started,
  }
}

/** The rows with one of them replaced. */
export function replaceRow(
  rows: readonly ArticleSummary[],
  id: string,
  change: (row: ArticleSummary) => ArticleSummary,
): readonly ArticleSummary[] {
  return rows.map((row) => (row.id === id ? change(row) : row))
}

/** What the library lists: in or out of the trash, matching every word of the query, in the order chosen. */
export function listRows(
  rows: readonly ArticleSummary[],
  options: {
    readonly query: string
    readonly trash: boolean
    readonly sort: LibraryOrder
    readonly locale?: string
  },
): readonly ArticleSummary[] {
  const words = plainWords(options.query)
    .split(/\s+/)
    .filter((word) => word !== "")
  const found = rows.filter((row) => {
    if ((row.trashed !== undefined) !== options.trash) return false
    if (words.length === 0) return true
    const text = plainWords(`${row.title} ${row.publisher ?? ""} ${row.publishedOn ?? ""}`)
    return words.every((word) => text.includes(word))
  })
  const { by, descending } = options.sort
  const collator = new Intl.Collator(options.locale, { numeric: true })
  const compare = (a: ArticleSummary, b: ArticleSummary): number => {
    // What is not known comes last either way.
    const one = sortKey(a, by)
    const other = sortKey(b, by)
    if (one === undefined || other === undefined) return one === other ? 0 : one === undefined ? 1 : -1
    // Only titles are words: the rest are dates and ranks, and comparing those plainly is many times quicker.
    const order = by === "title" ? collator.compare(one, other) : one < other ? -1 : one > other ? 1 : 0
    return descending ? -order : order
  }
  return found.sort((a, b) => compare(a, b) || collator.compare(a.title, b.title) || (a.id < b.id ? -1 : 1))
}

const progressOrder: Record<Progress, string> = { new: "0", started: "1", done: "2" }

function sortKey(row: ArticleSummary, by: LibraryOrder["by"]): string | undefined {
  return by === "progress" ? progressOrder[row.progress] : row[by]
}
