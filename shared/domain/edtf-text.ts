// EDTF dates as people read them, in the words of the caller's language.

import { dayNumber } from "./day.ts"
import { parseEdtf } from "./edtf.ts"

/** Days and months, which are those of UTC, and the words around dates that are already written out. */
export interface DateWords {
  readonly day: (date: Date) => string
  readonly month: (date: Date) => string
  readonly about: (date: string) => string
  readonly perhaps: (date: string) => string
  readonly since: (date: string) => string
  readonly until: (date: string) => string
  readonly between: (start: string, end: string) => string
  readonly decade: (year: string) => string
  readonly century: (ordinal: number) => string
  readonly season: (name: Season, year: string) => string
}

/**
 * An EDTF date for people to read: "Fri, 21 Oct 2022", "July 2022", "since May 2022", "2010s", "about 1994".
 * A value that is no EDTF is given back as it is.
 */
export function edtfText(value: string, words: DateWords): string {
  if (parseEdtf(value) === undefined) return value
  const [first = "", last] = value.split("/")
  if (last === undefined) return pointText(first, words)
  if (last === "..") return words.since(pointText(first, words))
  if (first === "..") return words.until(pointText(last, words))
  return words.between(pointText(first, words), pointText(last, words))
}

const seasons = ["spring", "summer", "autumn", "winter"] as const

type Season = (typeof seasons)[number]

function pointText(point: string, words: DateWords): string {
  const qualifier = /[~?%]$/.exec(point)?.[0] ?? ""
  const plain = plainText(point.slice(0, point.length - qualifier.length), words)
  if (qualifier === "~") return words.about(plain)
  if (qualifier === "?") return words.perhaps(plain)
  return qualifier === "%" ? words.perhaps(words.about(plain)) : plain
}

function plainText(point: string, words: DateWords): string {
  if (point.endsWith("XX")) return words.century(Number(point.slice(0, 2)) + 1)
  if (point.endsWith("X")) return words.decade(`${point.slice(0, 3)}0`)
  const [year = "", part] = point.split("-")
  const season = seasons[Number(part) - 21]
  if (season !== undefined) return words.season(season, year)
  if (part === undefined) return year
  const day = dayNumber(point)
  const date = new Date((day ?? dayNumber(`${point}-01`) ?? 0) * 86_400_000)
  return day === undefined ? words.month(date) : words.day(date)
}
