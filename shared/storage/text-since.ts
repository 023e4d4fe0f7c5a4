// What was done to an article's text since it was in a certain state: what a window needs to carry over what was typed
// before it heard of that.

import { type ArticleOperation, applyOperations } from "../domain/operation.ts"
import { unwrap } from "../domain/result.ts"
import type { Steps } from "../domain/steps.ts"
import type { TextReplace } from "../domain/text-operation.ts"
import { withoutApplied } from "../domain/text-version.ts"
import type { HistoryEntry } from "./history.ts"
import { replay } from "./replay.ts"

/**
 * The changes of the text since its state of the name given, in order, worked out step by step. Undefined where the
 * history tells of no such state, or where the text did not come from it change by change, as with a newer version.
 */
export function* textSince(
  id: string,
  entries: readonly HistoryEntry[],
  version: string,
): Steps<readonly TextReplace[] | undefined> {
  let changes: TextReplace[] | undefined
  for (const { before, after, operations } of replay(id, entries)) {
    if (before === undefined) {
      if ((after.textVersion ?? "") === version) changes = []
    } else if (before.textVersion !== after.textVersion) {
      let state = before
      for (const operation of withoutApplied(before, operations)) {
        const next = unwrap(applyOperations(state, [operation]))
        if (next.textVersion !== state.textVersion) {
          if ((next.textVersion ?? "") === version) changes = []
          else changes = followed(changes, operation, state.textVersion)
        }
        state = next
      }
    }
    yield
  }
  return changes
}

function followed(
  changes: TextReplace[] | undefined,
  operation: ArticleOperation,
  version: string | undefined,
): TextReplace[] | undefined {
  if (changes === undefined || operation.type !== "text.replace") return undefined
  changes.push({ ...operation, on: version ?? "" })
  return changes
}
