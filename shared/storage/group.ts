// Changes to several records at once. Such a group is written into the project's history before it reaches the articles:
// from then on it holds, and an article that lacks its part gets it when it is next opened. Nothing is ever reverted,
// because an article that takes no such change is found before anything is written.

import type { Article } from "../domain/article.ts"
import { type Failure, fail, ok, type Result } from "../domain/result.ts"
import { articleRecord } from "./article-record.ts"
import type { GroupedChange, HistoryEntry } from "./history.ts"
import { parseOperations, type Snapshot } from "./record.ts"

/** What a group changes in one article, with who made it and when. */
export interface PartOfGroup extends GroupedChange, Pick<HistoryEntry, "time" | "creator"> {
  readonly group: string
}

/** The parts of groups, oldest first, by the article they belong to. */
export function partsByArticle(groups: readonly HistoryEntry[]): Map<string, PartOfGroup[]> {
  const parts = new Map<string, PartOfGroup[]>()
  for (const { group = "", time, creator, articles = [] } of groups) {
    for (const change of articles)
      parts.set(change.id, [...(parts.get(change.id) ?? []), { ...change, group, time, creator }])
  }
  return parts
}

/** An article with those parts of groups that it lacks. Fails with `bad-operation` where one does not follow upon it. */
export function withParts(
  snapshot: Snapshot<Article>,
  parts: readonly PartOfGroup[],
): Result<Snapshot<Article>> {
  const codec = articleRecord(snapshot.state.id)
  let { state, sequence } = snapshot
  for (const part of parts) {
    if (part.sequence <= sequence) continue
    if (part.sequence > sequence + 1)
      return fail("bad-operation", `Change ${sequence + 1} is missing before change ${part.sequence}.`)
    const operations = parseOperations(codec, part)
    const next = operations.ok ? codec.apply(state, operations.value) : operations
    if (!next.ok) return next
    state = next.value
    sequence = part.sequence
  }
  return ok({ state, sequence })
}

/** Why changes are no group, whatever the records hold. */
export function objectionToGroup(changes: {
  readonly project: readonly unknown[]
  readonly articles: readonly { readonly id: string; readonly operations: readonly unknown[] }[]
}): { ok: false; error: Failure } | undefined {
  const { project, articles } = changes
  if (project.length + articles.length === 0 || articles.some(({ operations }) => operations.length === 0))
    return fail("bad-operation", "There is nothing to apply.")
  return new Set(articles.map(({ id }) => id)).size < articles.length
    ? fail("bad-operation", "An article is named twice in one change.")
    : undefined
}
