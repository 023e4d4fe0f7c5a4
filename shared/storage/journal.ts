// What a history tells: who changed which annotation, from what to what; and what would take the last changes back.
// Made by replaying the history from its beginning, so that nothing needs to be kept for it.

import { type Annotation, quoteOf } from "../domain/annotation.ts"
import type { Article } from "../domain/article.ts"
import { differenceBetween, isDifferent } from "../domain/difference.ts"
import { invertOperations } from "../domain/invert.ts"
import type { AnnotationChange, JournalEntry, UndoableChange } from "../domain/journal.ts"
import { type ArticleOperation, applyOperations } from "../domain/operation.ts"
import { articleRecord } from "./article-record.ts"
import type { HistoryEntry } from "./history.ts"
import { parseOperations } from "./record.ts"

/** Oldest first, without entries that changed nothing. @param annotation only what concerns this one */
export function journalOf(
  id: string,
  entries: readonly HistoryEntry[],
  annotation: string | undefined,
): JournalEntry[] {
  const journal: JournalEntry[] = []
  replay(id, entries, ({ sequence, time, creator }, before, after) => {
    if (before === undefined) return
    const difference = differenceBetween(before, after)
    if (!isDifferent(difference)) return
    const { added, changed, removed, text, details } = difference
    const annotations = [
      ...added.map((one) => change(null, one, after)),
      ...changed.map((pair) => change(pair.before, pair.after, after)),
      ...removed.map((one) => change(one, null, before)),
    ].filter((one) => annotation === undefined || one.id === annotation)
    if (annotation === undefined || annotations.length > 0)
      journal.push({ sequence, time, creator, annotations, text, details })
  })
  return journal
}

/**
 * The creator's last changes, the newest first, as far as nobody else's came between.
 * @param until the number of the last change to look at
 */
export function undoableChanges(
  id: string,
  entries: readonly HistoryEntry[],
  { creator, until, most }: { readonly creator: string; readonly until: number; readonly most: number },
): UndoableChange[] {
  let changes: {
    readonly sequence: number
    readonly before: Article
    readonly operations: ArticleOperation[]
  }[] = []
  replay(id, entries, (entry, before, _, operations) => {
    if (entry.sequence > until) return
    if (entry.creator !== creator || before === undefined) changes = []
    else changes = [...changes.slice(1 - most), { sequence: entry.sequence, before, operations }]
  })
  return changes
    .reverse()
    .map(({ sequence, before, operations }) => ({
      sequence,
      operations: invertOperations(before, operations),
      ...(operations.some(({ type }) => type === "article.revise") ? { revises: true as const } : {}),
    }))
    .filter(({ operations }) => operations.length > 0)
}

/** The last newer version that an article took: what it made of the article, and what takes it back. */
export function lastRevision(
  id: string,
  entries: readonly HistoryEntry[],
): { readonly after: Article; readonly inverse: readonly ArticleOperation[] } | undefined {
  let last: { before: Article; after: Article; operations: ArticleOperation[] } | undefined
  replay(id, entries, (_, before, after, operations) => {
    if (before !== undefined && operations.some(({ type }) => type === "article.revise"))
      last = { before, after, operations }
  })
  return last === undefined
    ? undefined
    : { after: last.after, inverse: invertOperations(last.before, last.operations) }
}

/** Entries that do not apply are passed over, as they are when the article is recovered. */
function replay(
  id: string,
  entries: readonly HistoryEntry[],
  look: (
    entry: HistoryEntry,
    before: Article | undefined,
    after: Article,
    operations: ArticleOperation[],
  ) => void,
): void {
  const codec = articleRecord(id)
  let state: Article | undefined
  for (const entry of entries) {
    const operations = parseOperations(codec, entry)
    const next = operations.ok ? applyOperations(state, operations.value) : operations
    if (!operations.ok || !next.ok) continue
    look(entry, state, next.value, operations.value)
    state = next.value
  }
}

function change(before: Annotation | null, after: Annotation | null, article: Article): AnnotationChange {
  const shown = after ?? before
  return {
    id: shown?.id ?? "",
    before,
    after,
    quote: shown?.spans.map((span) => quoteOf(article.text, span)).join(" … ") ?? "",
  }
}
