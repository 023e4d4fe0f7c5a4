// Days of the calendar as whole numbers, so that dates are counted without clocks and time zones. The calendar is the
// proleptic Gregorian one of ISO 8601, years 0000 to 9999. Times of day are deliberately absent.

/** The days from 1970-01-01 to a `YYYY-MM-DD`, negative before it. Undefined where there is no such day. */
export function dayNumber(iso: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  if (match === null) return undefined
  const [, year, month, day] = match
  const number = dayOf(Number(year), Number(month), Number(day))
  return isoDay(number) === iso ? number : undefined
}

/** The number of a day; months count from 1. Days and months beyond their range run on into the next or the one before. */
export function dayOf(year: number, month: number, day: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return Math.round(date.getTime() / millisecondsPerDay)
}

/** A day as `YYYY-MM-DD`. Undefined outside the years 0000 to 9999. */
export function isoDay(day: number): string | undefined {
  const date = new Date(day * millisecondsPerDay)
  const year = date.getUTCFullYear()
  return year >= 0 && year <= 9999 ? date.toISOString().slice(0, 10) : undefined
}

/** Monday is 1 and Sunday is 7, as in ISO 8601. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

export function lastDayOfMonth(year: number, month: number): number {
  return dayOf(year, month + 1, 0) - dayOf(year, month, 0)
}

const millisecondsPerDay = 86_400_000
