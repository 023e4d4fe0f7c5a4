// Which Friday, which July, which 24 February: dates that name no year or week, told from the dateline and from
// whether the sentence speaks of what was or of what is to come. Where both stay plausible there is no answer.

import { dayNumber, isoDay, weekdayOf } from "../../../domain/day.ts"
import { calendarDay, dayDate, interval, monthDate, type Resolve, type Tense } from "./rule.ts"

export type Modifier = "last" | "next" | "this" | undefined

/** A weekday, 1 for Monday: in news the one before the dateline, the dateline itself included. */
export function weekday(number: number, modifier: Modifier): Resolve {
  return ({ dateline, tense }) => {
    if (dateline === undefined || (tense === "unclear" && modifier === undefined)) return undefined
    return isoDay(weekdayNear(dateline, number, modifier, tense))
  }
}

/** The Monday of a day's week, as ISO 8601 counts weeks. */
export function mondayOf(day: number): number {
  return day - weekdayOf(day) + 1
}

/** Weekdays from one to another. */
export function weekdays(first: number, last: number): Resolve {
  return ({ dateline, tense }) => {
    if (dateline === undefined || tense === "unclear") return undefined
    if (tense === "future") {
      const start = weekdayNear(dateline, first, undefined, "future")
      return interval(isoDay(start), isoDay(weekdayNear(start, last, undefined, "future")))
    }
    const end = weekdayNear(dateline, last, undefined, "past")
    return interval(isoDay(weekdayNear(end, first, undefined, "past")), isoDay(end))
  }
}

function weekdayNear(dateline: number, number: number, modifier: Modifier, tense: Tense): number {
  const since = (weekdayOf(dateline) - number + 7) % 7
  const until = (7 - since) % 7
  if (modifier === "last") return dateline - (since === 0 ? 7 : since)
  if (modifier === "next") return dateline - weekdayOf(dateline) + 7 + number
  if (modifier === "this") return tense === "past" ? dateline - since : dateline + until
  return tense === "future" ? dateline + until : dateline - since
}

/** A month without its year. */
export function month(number: number, modifier: Modifier): Resolve {
  return ({ dateline, tense }) => {
    const year = dateline === undefined ? undefined : yearOfMonth(dateline, number, modifier, tense)
    return year === undefined ? undefined : monthDate(year, number)
  }
}

/** Months from one to another, without their years. */
export function months(first: number, last: number): Resolve {
  return ({ dateline, tense }) => {
    const year = dateline === undefined ? undefined : yearOfMonth(dateline, last, undefined, tense)
    if (year === undefined) return undefined
    return interval(monthDate(first <= last ? year : year - 1, first), monthDate(year, last))
  }
}

function yearOfMonth(dateline: number, number: number, modifier: Modifier, tense: Tense): number | undefined {
  const today = calendarDay(dateline)
  const since = (today.month - number + 12) % 12
  const lastYear = number <= today.month ? today.year : today.year - 1
  const nextYear = number >= today.month ? today.year : today.year + 1
  if (modifier === "this") return today.year
  if (modifier === "last") return since === 0 ? today.year - 1 : lastYear
  if (modifier === "next") return since === 0 ? today.year + 1 : nextYear
  if (tense === "future") return nextYear
  if (tense === "unclear") return undefined
  // Eleven months back, or three ahead: the writer of "in November" in October may mean the one or the other.
  if (since >= (tense === "past" ? 11 : 9)) return undefined
  return lastYear
}

/** A day of a month without its year. Writers name the year of dates that are far off, so the nearest is meant. */
export function dayOfMonth(monthNumber: number, day: number): Resolve {
  return ({ dateline, tense }) => {
    if (dateline === undefined) return undefined
    const { year } = calendarDay(dateline)
    const dates = [year - 1, year, year + 1].flatMap((each) => dayDate(each, monthNumber, day) ?? [])
    const before = dates.findLast((date) => distance(dateline, date) <= 0)
    const after = dates.find((date) => distance(dateline, date) >= 0)
    if (before === undefined || after === undefined) return before ?? after
    if (tense === "future") return after
    return -distance(dateline, before) > 300 && distance(dateline, after) < 65 ? after : before
  }
}

function distance(dateline: number, date: string): number {
  return (dayNumber(date) ?? dateline) - dateline
}
