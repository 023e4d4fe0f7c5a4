// Dates as people know them: to the day, the month or the year, about then, or from then on. They are written in the
// Extended Date/Time Format of ISO 8601-2:2019, https://www.loc.gov/standards/datetime/: of its level 1 what dates of
// events need. Absent on purpose: times of day, years before 0000 or after 9999, sets, and unknown ends of intervals.

import { dayNumber, lastDayOfMonth } from "./day.ts"

export type DatePrecision = "day" | "month" | "season" | "year" | "decade" | "century"

/** What an EDTF expression says. */
export interface EdtfDate {
  /** How exactly it is known; of an interval, its less exact end. */
  readonly precision: DatePrecision
  /** The first day that it may mean, `YYYY-MM-DD`. Undefined where the interval is open there. */
  readonly start: string | undefined
  /** The last day that it may mean, inclusive. Undefined where the interval is open there. */
  readonly end: string | undefined
  readonly interval: boolean
  /** Which side of the interval is open. */
  readonly open: "start" | "end" | undefined
  /** `~` or `%`. */
  readonly approximate: boolean
  /** `?` or `%`. */
  readonly uncertain: boolean
}

/**
 * Reads an EDTF expression: `2022-10-21`, `2022-10`, `2022`, `201X`, `18XX`, seasons `2022-21` (spring) to `2022-24`,
 * each with `~`, `?` or `%` behind it, and intervals of these, `2022-05/2022-07`, `2022-05/..`, `../2022-10`.
 * @returns undefined when it is none, names a day that does not exist, or ends before it starts.
 */
export function parseEdtf(value: string): EdtfDate | undefined {
  const parts = value.split("/")
  if (parts.length > 2) return undefined
  const [first = "", last] = parts
  if (last === undefined) return parsePoint(first)
  if (first === ".." && last === "..") return undefined
  const start = first === ".." ? undefined : parsePoint(first)
  const end = last === ".." ? undefined : parsePoint(last)
  if ((start === undefined && first !== "..") || (end === undefined && last !== "..")) return undefined
  const known = [start, end].filter((point) => point !== undefined)
  if (start?.start !== undefined && end?.end !== undefined && start.start > end.end) return undefined
  return {
    precision: coarsest(known.map(({ precision }) => precision)),
    start: start?.start,
    end: end?.end,
    interval: true,
    open: start === undefined ? "start" : end === undefined ? "end" : undefined,
    approximate: known.some(({ approximate }) => approximate),
    uncertain: known.some(({ uncertain }) => uncertain),
  }
}

/** From the most exact to the least. */
const precisions: readonly DatePrecision[] = ["day", "month", "season", "year", "decade", "century"]

function coarsest(found: readonly DatePrecision[]): DatePrecision {
  return precisions.findLast((precision) => found.includes(precision)) ?? "day"
}

function parsePoint(value: string): EdtfDate | undefined {
  const match = /^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}))?(?:-(\d{2}))?([~?%])?$/.exec(value)
  if (match === null) return undefined
  const [, year = "", part, day, qualifier] = match
  const range = rangeOf(year, part, day)
  if (range === undefined) return undefined
  return {
    ...range,
    interval: false,
    open: undefined,
    approximate: qualifier === "~" || qualifier === "%",
    uncertain: qualifier === "?" || qualifier === "%",
  }
}

type Range = Pick<EdtfDate, "precision" | "start" | "end">

function rangeOf(year: string, part: string | undefined, day: string | undefined): Range | undefined {
  if (year.endsWith("X")) {
    if (part !== undefined) return undefined
    const precision = year.endsWith("XX") ? "century" : "decade"
    return {
      precision,
      start: `${year.replaceAll("X", "0")}-01-01`,
      end: `${year.replaceAll("X", "9")}-12-31`,
    }
  }
  if (part === undefined) return { precision: "year", start: `${year}-01-01`, end: `${year}-12-31` }
  const month = Number(part)
  if (day !== undefined) {
    const iso = `${year}-${part}-${day}`
    return dayNumber(iso) === undefined ? undefined : { precision: "day", start: iso, end: iso }
  }
  if (month >= 1 && month <= 12) {
    const end = `${year}-${part}-${lastDayOfMonth(Number(year), month)}`
    return { precision: "month", start: `${year}-${part}-01`, end }
  }
  return month >= 21 && month <= 24 ? season(year, month) : undefined
}

/**
 * Seasons as meteorologists of the northern hemisphere count them, which ISO 8601-2 leaves open. Winter is the whole of
 * it in its own year and the turn to the next, since writers mean the one or the other.
 */
function season(year: string, code: number): Range {
  const first = (code - 20) * 3
  if (code < 24) {
    const end = `${year}-${two(first + 2)}-${lastDayOfMonth(Number(year), first + 2)}`
    return { precision: "season", start: `${year}-${two(first)}-01`, end }
  }
  const next = Math.min(Number(year) + 1, 9999)
  const end = `${String(next).padStart(4, "0")}-02-${lastDayOfMonth(next, 2)}`
  return { precision: "season", start: `${year}-01-01`, end }
}

function two(value: number): string {
  return String(value).padStart(2, "0")
}
