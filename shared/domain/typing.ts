// When changes of the text are one stretch of typing, which is undone in one: in the window where it is typed, and from
// the history after a start.

import type { TextChange } from "./text-change.ts"

/** Typing that pauses for longer begins anew. Milliseconds. */
const PAUSE = 500

/** The change of the text made last. */
export interface Typed {
  /** Where its result lies, in UTF-16 code units of the text after it. */
  readonly from: number
  readonly to: number
  /** Milliseconds, from any point in time on. */
  readonly time: number
}

/** What changes made one after the other leave to go on from. Undefined where there are none. */
export function typedBy(changes: readonly TextChange[], time: number): Typed | undefined {
  const last = changes.at(-1)
  return last === undefined ? undefined : { from: last.at, to: last.at + last.insert.length, time }
}

/** Whether changes go on at once where the last one was made. */
export function goesOnTyping(before: Typed, changes: readonly TextChange[], time: number): boolean {
  const [first] = changes
  if (first === undefined) return false
  const isAdjacent = first.at <= before.to && first.at + first.delete >= before.from
  return isAdjacent && before.time <= time && time - before.time <= PAUSE
}
