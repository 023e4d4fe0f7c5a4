// An article's history gone through again, change by change.

import type { Article } from "../domain/article.ts"
import { type ArticleOperation, applyOperations } from "../domain/operation.ts"
import { articleRecord } from "./article-record.ts"
import type { HistoryEntry } from "./history.ts"
import { parseOperations } from "./record.ts"

export interface Replayed {
  readonly entry: HistoryEntry
  /** Undefined for the article's creation. */
  readonly before: Article | undefined
  readonly after: Article
  readonly operations: readonly ArticleOperation[]
}

/** Each entry with the article before and after it. Entries that do not apply are passed over, as in recovering an article. */
export function* replay(id: string, entries: readonly HistoryEntry[]): Generator<Replayed, undefined> {
  const codec = articleRecord(id)
  let state: Article | undefined
  for (const entry of entries) {
    const operations = parseOperations(codec, entry)
    const next = operations.ok ? applyOperations(state, operations.value) : operations
    if (!operations.ok || !next.ok) continue
    yield { entry, before: state, after: next.value, operations: operations.value }
    state = next.value
  }
}
