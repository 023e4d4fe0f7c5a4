// The rules that find dates in a text are made ready when they are first used, which takes some 50 ms: done while
// nobody waits, it does not hold up the first card of an event.

import { findDates } from "../../shared/kinds/event/dates.ts"

/**
 * Names dates of every sort, so that the rules of tense and of counting are used as well. With quotation marks as articles
 * have them: regular expressions are made once for Latin letters alone, and again for all others.
 */
export const datedSample =
  "“Talks begun in May 2022 will end two days later,” he said on Friday, “or on 5 November.”"

/** Reads a sample once the window has nothing to do. @returns what calls that off */
export function prepareDates(): () => void {
  const idle = requestIdleCallback(() => findDates(datedSample, { dateline: "2022-10-22" }))
  return () => cancelIdleCallback(idle)
}
