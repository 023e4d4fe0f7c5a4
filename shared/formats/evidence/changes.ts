// Which lines of a file, or rows of a table, differ between what was and what is.

import { diffArrays } from "diff"

/** How one line differs. Lines are counted from 1: of the file as it is, those removed of the file as it was. */
export interface LineChange {
  readonly line: number
  readonly change: "changed" | "added" | "removed"
}

/**
 * Which lines differ between a file as it was and as it is: as few as can be, unless there are very many. What was
 * removed where something was added is changed.
 */
export function changedLines(before: readonly string[], after: readonly string[]): LineChange[] {
  const straight = placeByPlace(before, after)
  // A line that was made the same as the next did not come after that.
  if (straight.length <= 1) return straight
  const shifted = withShifts(before, after)
  return shifted === undefined || straight.length <= shifted.length ? straight : shifted
}

/** @returns undefined where there are too many changes to be found */
function withShifts(before: readonly string[], after: readonly string[]): LineChange[] | undefined {
  const parts = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS })
  if (parts === undefined) return undefined
  const changes: LineChange[] = []
  let [old, now, removed] = [0, 0, 0]
  // Of lines that were removed, those are left for which no other came.
  const leave = () => {
    for (let line = old - removed + 1; line <= old; line++) changes.push({ line, change: "removed" })
    removed = 0
  }
  for (const { count, added: isAdded, removed: isRemoved } of parts) {
    if (isRemoved) {
      leave()
      old += count
      removed = count
    } else if (isAdded) {
      for (let line = now + 1; line <= now + count; line++) {
        changes.push({ line, change: removed > 0 ? "changed" : "added" })
        if (removed > 0) removed--
      }
      leave()
      now += count
    } else {
      leave()
      old += count
      now += count
    }
  }
  leave()
  return changes
}

/** Lines that came or went: finding them takes time that grows with their square. */
const MOST_EDITS = 2000

function placeByPlace(before: readonly string[], after: readonly string[]): LineChange[] {
  const changes: LineChange[] = []
  for (let at = 0; at < Math.max(before.length, after.length); at++) {
    if (before[at] === after[at]) continue
    const change = at >= before.length ? "added" : at >= after.length ? "removed" : "changed"
    changes.push({ line: at + 1, change })
  }
  return changes
}
