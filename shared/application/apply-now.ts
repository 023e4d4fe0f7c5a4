// Applying what a window asks for to articles as they are now, which need not be as the window shows them: annotations
// made on a text that has changed since go where their words are now, and what reads differently there or has no words
// left is put up for review.

import type { ArticleOperation } from "../domain/operation.ts"
import { ok, type Result } from "../domain/result.ts"
import { takeSteps } from "../domain/steps.ts"
import { catchUp } from "../storage/catch-up.ts"
import type { Clock, GroupedChanges, OpenProject, Stamp } from "./ports.ts"

export interface Place {
  readonly project: OpenProject
  readonly stamp: Stamp
  readonly clock: Clock
}

/** Applies operations to an article, and says which they were in the end. Fails as `OpenProject.apply` does. */
export async function applyNow(
  id: string,
  asked: readonly ArticleOperation[],
  place: Place,
): Promise<Result<{ readonly sequence: number; readonly operations: readonly ArticleOperation[] }>> {
  const { project, stamp } = place
  let operations = asked
  for (let attempts = 1; ; attempts++) {
    const applied =
      operations.length === 0 ? await project.read(id) : await project.apply(id, operations, stamp)
    if (applied.ok) return ok({ sequence: applied.value.sequence, operations })
    if (applied.error.code !== "text-changed" || attempts === MOST_ATTEMPTS) return applied
    const later = await caughtUp(id, asked, place)
    if (later === undefined) return applied
    operations = later
  }
}

/** The same for a change to several records. Fails as `OpenProject.applyTogether` does. */
export async function applyTogetherNow(asked: GroupedChanges, place: Place): Promise<Result<GroupedChanges>> {
  const { project, stamp } = place
  let changes = asked
  for (let attempts = 1; ; attempts++) {
    const applied = await project.applyTogether(changes, stamp)
    if (applied.ok) return ok(changes)
    if (applied.error.code !== "text-changed" || attempts === MOST_ATTEMPTS) return applied
    const articles: { id: string; operations: readonly ArticleOperation[] }[] = []
    for (const { id, operations } of asked.articles) {
      const later = await caughtUp(id, operations, place)
      if (later === undefined) return applied
      articles.push({ id, operations: later })
    }
    changes = { ...asked, articles: articles.filter(({ operations }) => operations.length > 0) }
  }
}

/** The text may go on changing while this is worked out. */
const MOST_ATTEMPTS = 5

async function caughtUp(
  id: string,
  operations: readonly ArticleOperation[],
  { project, clock }: Place,
): Promise<readonly ArticleOperation[] | undefined> {
  const history = await project.history(id)
  if (!history.ok) return undefined
  return takeSteps(catchUp(id, history.value, operations), () => clock.pause())
}
