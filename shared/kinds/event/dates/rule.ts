// What a rule for dates is: a pattern, and how the words it matches are counted from the day of the article.

import { dayOf, isoDay, lastDayOfMonth } from "../../../domain/day.ts"

/** Whether the sentence speaks of what was or of what is to come. Undefined where it has no verb that is known. */
export type Tense = "past" | "future" | "unclear" | undefined

/** What words such as "on Friday" or "two days later" are counted from. */
export interface Situation {
  /** The day number of the dateline. */
  readonly dateline: number | undefined
  /** The date before in the text, in EDTF. */
  readonly anchor: string | undefined
  readonly tense: Tense
}

/** The date in EDTF, or undefined where the situation does not tell. */
export type Resolve = (situation: Situation) => string | undefined

export interface Rule {
  /** With the flags `gu`; `i` where case does not matter. */
  readonly pattern: RegExp
  /** Undefined: these words are no date, and no later rule is to take them for one. */
  readonly read: (match: RegExpExecArray) => Resolve | undefined
}

/** A place in the text where a rule has found a date. Half-open, UTF-16. */
export interface Reading {
  readonly start: number
  readonly end: number
  readonly resolve: Resolve
}

export interface CalendarDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

export function calendarDay(day: number): CalendarDay {
  const [year, month, date] = (isoDay(day) ?? "0000-01-01").split("-").map(Number)
  return { year: year ?? 0, month: month ?? 1, day: date ?? 1 }
}

/** Undefined where there is no such day. */
export function dayDate(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > lastDayOfMonth(year, month)) return undefined
  return isoDay(dayOf(year, month, day))
}

/** Months beyond December run on into the next years, those before January into the years before. */
export function monthDate(year: number, month: number): string | undefined {
  return isoDay(dayOf(year, month, 1))?.slice(0, 7)
}

export function yearDate(year: number): string | undefined {
  return year >= 0 && year <= 9999 ? String(year).padStart(4, "0") : undefined
}

export function interval(start: string | undefined, end: string | undefined): string | undefined {
  return start === undefined || end === undefined || start > end ? undefined : `${start}/${end}`
}

/** A date that does not depend on the article. */
export function fixed(date: string | undefined): Resolve | undefined {
  return date === undefined ? undefined : () => date
}
