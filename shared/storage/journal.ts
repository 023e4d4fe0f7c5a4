// What a history tells: who changed which annotation, from what to what; and what would take the last changes back.
// Made by replaying the history from its beginning, so that nothing needs to be kept for it.

import { type Annotation, quoteOf } from "../domain/annotation.ts"
import type { Article } from "../domain/article.ts"
import { differenceBetween, isDifferent } from "../domain/difference.ts"
import { invertOperations } from "../domain/invert.ts"
import type { AnnotationChange, JournalEntry, UndoableChange } from "../domain/journal.ts"
import { type ArticleOperation, applyOperations } from "../domain/operation.ts"
import {
  invertRecordOperations,
  type Project,
  type ProjectOperation,
  type RecordOperation,
} from "../domain/project.ts"
import { unwrap } from "../domain/result.ts"
import type { TextReplace } from "../domain/text-operation.ts"
import { goesOnTyping, type Typed, typedBy } from "../domain/typing.ts"
import type { HistoryEntry } from "./history.ts"
import { projectRecord } from "./project-record.ts"
import { parseOperations } from "./record.ts"
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

/** What is looked at of two histories. */
interface Looked {
  readonly creator: string
  /** The numbers of the last changes to look at: of the article, and of the project. */
  readonly until: number
  readonly untilOfProject: number
  /** How many changes of the article at most. */
  readonly most: number
}

/** One change of an article, or all that was typed in one go. */
interface OwnChange {
  readonly sequence: number
  readonly before: Article
  readonly operations: readonly ArticleOperation[]
  /** What of it typing may go on from. */
  readonly typed: Typed | undefined
}

/** The changes of the text where an entry has no others. */
function typedIn(operations: readonly ArticleOperation[]): readonly TextReplace[] {
  const typed = operations.filter((one) => one.type === "text.replace")
  return typed.length === operations.length ? typed : []
}

/**
 * The creator's last changes of an article, the newest first, as far as nobody else's came between, and among them what
 * the creator did to registry and codebook while the article was at hand. What was typed in one go is one change.
 * @param project the entries of the project's history
 */
export function undoableChanges(
  id: string,
  entries: readonly HistoryEntry[],
  project: readonly HistoryEntry[],
  { creator, until, untilOfProject, most }: Looked,
): UndoableChange[] {
  /** The last change that is not among them. */
  let since = 0
  let changes: OwnChange[] = []
  for (const { entry, before, operations } of replay(id, entries)) {
    if (entry.sequence > until) continue
    const { sequence } = entry
    const isOwn = entry.creator === creator && before !== undefined
    const typed = isOwn ? typedIn(operations) : []
    const time = Date.parse(entry.time)
    const last = changes.at(-1)
    if (last?.typed !== undefined && typed.length > 0 && goesOnTyping(last.typed, typed, time)) {
      const joined = [...last.operations, ...operations]
      changes[changes.length - 1] = { ...last, sequence, operations: joined, typed: typedBy(typed, time) }
      continue
    }
    if (!isOwn || changes.length === most) since = isOwn ? (changes.shift()?.sequence ?? since) : sequence
    if (isOwn) changes.push({ sequence, before, operations, typed: typedBy(typed, time) })
    else changes = []
  }
  const inArticle = changes
    .reverse()
    .map(
      ({ sequence, before, operations }): UndoableChange => ({
        sequence,
        operations: invertOperations(before, operations),
        ...(operations.some(({ type }) => type === "article.revise") ? { revises: true } : {}),
      }),
    )
    .filter(({ operations }) => operations.length > 0)
  const ofRecords = recordChanges(id, project, creator)
    .filter(({ entry, sequence }) => entry <= untilOfProject && sequence >= since && sequence <= until)
    .reverse()
    .map(({ sequence, records }): UndoableChange => ({ sequence, operations: [], records }))
  // What was done to the registry after a change of the article, and before the next one, is taken back before it.
  return [...ofRecords, ...inArticle].sort((a, b) => b.sequence - a.sequence)
}

interface RecordChange {
  /** Its number in the project's history. */
  readonly entry: number
  /** The number of the article's last change by then. */
  readonly sequence: number
  /** What takes it back. */
  readonly records: NonNullable<UndoableChange["records"]>
}

/** Whether registry or codebook were changed while an article was at hand, by the project's history. */
export function isAtHandIn(entries: readonly HistoryEntry[], id: string): boolean {
  return entries.some((entry) => {
    const operations = parseOperations(projectRecord, entry)
    return operations.ok && operations.value.some((one) => isOfRecords(one) && one.during?.article === id)
  })
}

/** What a creator did to registry and codebook while an article was at hand, oldest first. */
function recordChanges(id: string, entries: readonly HistoryEntry[], creator: string): RecordChange[] {
  const changes: RecordChange[] = []
  let state: Project | undefined
  for (const entry of entries) {
    const operations = parseOperations(projectRecord, entry)
    if (!operations.ok) continue
    // What waited for the same call may have been done before and after a change of the article.
    const made = new Map<number, RecordChange["records"]>()
    for (const operation of operations.value) {
      const next = projectRecord.apply(state, [operation])
      if (!next.ok) break
      if (state !== undefined && isOfRecords(operation) && operation.during?.article === id) {
        const { sequence } = operation.during
        made.set(sequence, [...invertRecordOperations(state, [operation]), ...(made.get(sequence) ?? [])])
      }
      state = next.value
    }
    if (entry.creator !== creator) continue
    for (const [sequence, records] of made)
      if (records.length > 0) changes.push({ entry: entry.sequence, sequence, records })
  }
  return changes
}

function isOfRecords(operation: ProjectOperation): operation is RecordOperation {
  return (
    operation.type === "entity.set" || operation.type === "entity.remove" || operation.type === "codebook.set"
  )
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
