// What a history tells: who changed which annotation, from what to what; and what would take the last changes back.
// Made by replaying the history from its beginning, so that nothing needs to be kept for it.

import { type Annotation, quoteOf } from "../domain/annotation.ts"
import type { Article } from "../domain/article.ts"
import { differenceBetween, isDifferent } from "../domain/difference.ts"
import { invertOperations } from "../domain/invert.ts"
import type { AnnotationChange, JournalEntry, UndoableChange } from "../domain/journal.ts"
import { type ArticleOperation, applyOperations } from "../domain/operation.ts"
import { unwrap } from "../domain/result.ts"
import type { HistoryEntry } from "./history.ts"
import { replay } from "./replay.ts"

/**
 * Oldest first, without entries that changed nothing. What one call did to an annotation one after the other is told one
 * after the other, so that each state it was in can be gone back to. @param annotation only what concerns this one
 */
export function journalOf(
  id: string,
  entries: readonly HistoryEntry[],
  annotation: string | undefined,
): JournalEntry[] {
  const journal: JournalEntry[] = []
  const tell = ({ sequence, time, creator }: HistoryEntry, before: Article, after: Article) => {
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
  }
  for (const { entry, before, after, operations } of replay(id, entries)) {
    if (before === undefined) continue
    let state = before
    const turns = turnsOf(operations)
    for (const turn of turns.slice(0, -1)) {
      const next = unwrap(applyOperations(state, turn))
      tell(entry, state, next)
      state = next
    }
    tell(entry, state, after)
  }
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
    readonly operations: readonly ArticleOperation[]
  }[] = []
  for (const { entry, before, operations } of replay(id, entries)) {
    if (entry.sequence > until) continue
    if (entry.creator !== creator || before === undefined) changes = []
    else changes = [...changes.slice(1 - most), { sequence: entry.sequence, before, operations }]
  }
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
  let last: { before: Article; after: Article; operations: readonly ArticleOperation[] } | undefined
  for (const { before, after, operations } of replay(id, entries)) {
    if (before !== undefined && operations.some(({ type }) => type === "article.revise"))
      last = { before, after, operations }
  }
  return last === undefined
    ? undefined
    : { after: last.after, inverse: invertOperations(last.before, last.operations) }
}

/** Operations in their order, divided where one concerns an annotation that one before it has changed. */
function turnsOf(operations: readonly ArticleOperation[]): ArticleOperation[][] {
  const turns: ArticleOperation[][] = []
  let changed = new Set<string>()
  for (const operation of operations) {
    const id =
      operation.type === "annotation.set"
        ? operation.annotation.id
        : operation.type === "annotation.remove"
          ? operation.id
          : undefined
    if (turns.length === 0 || (id !== undefined && changed.has(id))) {
      turns.push([])
      changed = new Set()
    }
    turns.at(-1)?.push(operation)
    if (id !== undefined) changed.add(id)
  }
  return turns
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
