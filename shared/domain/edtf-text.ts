// EDTF dates as people read them. The names of days and months are the platform's (`Intl`); the words around them are the
// caller's, so that the interface can say them in its own language.

import { dayNumber } from "./day.ts"
import { parseEdtf } from "./edtf.ts"

/** The words around a date. Each takes dates that are already written out. */
export interface DateWords {
  readonly about: (date: string) => string
  readonly perhaps: (date: string) => string
  readonly since: (date: string) => string
  readonly until: (date: string) => string
  readonly between: (start: string, end: string) => string
  readonly decade: (year: string) => string
  readonly century: (ordinal: number) => string
  readonly season: (name: "spring" | "summer" | "autumn" | "winter", year: string) => string
}

export const englishDateWords: DateWords = {
  about: (date) => `about ${date}`,
  perhaps: (date) => `${date}?`,
  since: (date) => `since ${date}`,
  until: (date) => `until ${date}`,
  between: (start, end) => `${start} – ${end}`,
  decade: (year) => `${year}s`,
  century: (ordinal) => `${ordinal}${ordinalEnding(ordinal)} century`,
  season: (name, year) => `${name} ${year}`,
}

/**
 * An EDTF date for people to read: "Fri, 21 Oct 2022", "July 2022", "since May 2022", "2010s", "about 1994".
 * A value that is no EDTF is given back as it is.
 * @param locale BCP 47, for the names of days and months.
 */
export function edtfText(value: string, locale = "en-GB", words: DateWords = englishDateWords): string {
  if (parseEdtf(value) === undefined) return value
  const [first = "", last] = value.split("/")
  if (last === undefined) return pointText(first, locale, words)
  if (last === "..") return words.since(pointText(first, locale, words))
  if (first === "..") return words.until(pointText(last, locale, words))
  return words.between(pointText(first, locale, words), pointText(last, locale, words))
}

const seasons = ["spring", "summer", "autumn", "winter"] as const

function pointText(point: string, locale: string, words: DateWords): string {
  const qualifier = /[~?%]$/.exec(point)?.[0] ?? ""
  const plain = plainText(point.slice(0, point.length - qualifier.length), locale, words)
  if (qualifier === "~") return words.about(plain)
  if (qualifier === "?") return words.perhaps(plain)
  return qualifier === "%" ? words.perhaps(words.about(plain)) : plain
}

function plainText(point: string, locale: string, words: DateWords): string {
  if (point.endsWith("XX")) return words.century(Number(point.slice(0, 2)) + 1)
  if (point.endsWith("X")) return words.decade(`${point.slice(0, 3)}0`)
  const [year = "", part] = point.split("-")
  const season = seasons[Number(part) - 21]
  if (season !== undefined) return words.season(season, year)
  if (part === undefined) return year
  const day = dayNumber(point)
  const date = new Date((day ?? dayNumber(`${point}-01`) ?? 0) * 86_400_000)
  const shape: Intl.DateTimeFormatOptions =
    day === undefined
      ? { month: "long", year: "numeric" }
      : { weekday: "short", day: "numeric", month: "short", year: "numeric" }
  return new Intl.DateTimeFormat(locale, { ...shape, timeZone: "UTC" }).format(date)
}

function ordinalEnding(ordinal: number): string {
  const endings = { one: "st", two: "nd", few: "rd", other: "th", zero: "th", many: "th" }
  return endings[new Intl.PluralRules("en", { type: "ordinal" }).select(ordinal)]
}
