// Calendar dates, read by chrono-node: in English those that name a day, in German, French and Ukrainian also the words
// that are counted from the dateline. Its guesses of years and weeks are not taken over: choose.ts makes them.

import type { ParsedComponents, ParsedResult } from "chrono-node"
import { parse as parseGerman } from "chrono-node/de"
import { parse as parseEnglish } from "chrono-node/en"
import { parse as parseFrench } from "chrono-node/fr"
import { parse as parseUkrainian } from "chrono-node/uk"
import { dayOfMonth, month, weekday } from "./choose.ts"
import { hintedYear } from "./english-periods.ts"
import { calendarDay, dayDate, interval, monthDate, type Reading, type Resolve } from "./rule.ts"
import { countedSource, monthSource } from "./words.ts"

const parsers: Readonly<Record<string, typeof parseEnglish>> = {
  de: parseGerman,
  en: parseEnglish,
  fr: parseFrench,
  uk: parseUkrainian,
}

/** @param dateline the day that "yesterday" is counted from, in languages other than English. */
export function readCalendarDates(text: string, language: string, dateline: number | undefined): Reading[] {
  const parse = parsers[language] ?? parseEnglish
  const today = calendarDay(dateline ?? 0)
  // Noon, so that no change of clocks makes it another day.
  const found = parse(text, new Date(today.year, today.month - 1, today.day, 12))
  return found.flatMap((result) => {
    if (language === "en") return readEnglish(text, result) ?? []
    if (parsers[language] !== undefined) return readOther(result, dateline !== undefined) ?? []
    // In a language that is not read here only dates in figures are sure.
    return numeric.test(result.text) ? (readEnglish(text, result) ?? []) : []
  })
}

const numeric = /^(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})/u
const capitalMonth = new RegExp(monthSource, "u")
const yearHint = /^,? (?:of )?(last|this|next|that) year\b/u
const counted = new RegExp(`^ (?:${countedSource})\\b`, "u")

function readEnglish(text: string, { index, text: quote, start, end }: ParsedResult): Reading | undefined {
  const words = trimTime(quote)
  const behind = text.slice(index + words.length)
  const isNumeric = numeric.test(words)
  if (!start.isCertain("day") || !start.isCertain("month") || counted.test(behind)) return undefined
  // "The end of January" has no day in it, though chrono knows one.
  if (!isNumeric && !(capitalMonth.test(words) && /\d/u.test(words))) return undefined
  if (isNumeric && (!unambiguous(words) || /[\d.,/-]/u.test(text[index - 1] ?? ""))) return undefined
  if (/^[\d/-]/u.test(behind) || /^[.,]\d/u.test(behind)) return undefined
  const hint = start.isCertain("year") ? undefined : yearHint.exec(behind)
  const resolve = hint === null || hint === undefined ? calendar(start, end) : hinted(hint[1], start)
  const length = words.length + (hint?.[0].length ?? 0)
  return resolve === undefined ? undefined : { start: index, end: index + length, resolve }
}

/** What chrono adds of the time of day is left to the text. */
function trimTime(quote: string): string {
  return quote
    .replace(
      /(?:,? at|,)? \d{1,2}(?::\d{2})+.*$|(?:,? at|,)? \d{1,2} ?[ap]\.?m\.?.*$|,? at(?: around| about)? (?:noon|midnight|\d).*$/iu,
      "",
    )
    .trimEnd()
}

/** 10/22/2022 can be read in one way, 03/04/2022 in two. With full stops the day stands first everywhere. */
function unambiguous(words: string): boolean {
  const slashed = /^(\d{1,2})\/(\d{1,2})\//u.exec(words)
  return slashed === null || slashed[1] === slashed[2] || Number(slashed[1]) > 12 || Number(slashed[2]) > 12
}

function hinted(hint: string | undefined, start: ParsedComponents): Resolve {
  return ({ dateline, anchor }) => {
    const year = hintedYear(hint, dateline, anchor)
    return year === undefined ? undefined : dayDate(year, start.get("month") ?? 0, start.get("day") ?? 0)
  }
}

function calendar(start: ParsedComponents, end: ParsedResult["end"] | null): Resolve | undefined {
  const first = point(start)
  // Chrono's types say undefined, and it gives null.
  const last = end === undefined || end === null ? undefined : point(end)
  if (first === undefined || end === undefined || end === null) return first
  if (last === undefined) return undefined
  return (situation) => {
    const [one, other] = [first(situation), last(situation)]
    return one === other ? one : interval(one, other)
  }
}

/** A day, with its year or without. */
function point(components: ParsedComponents): Resolve | undefined {
  const monthNumber = components.get("month") ?? 0
  const day = components.get("day") ?? 0
  if (!components.isCertain("day") || !components.isCertain("month")) return undefined
  if (!components.isCertain("year")) return dayOfMonth(monthNumber, day)
  const date = dayDate(components.get("year") ?? 0, monthNumber, day)
  return date === undefined ? undefined : () => date
}

/** Without rules of our own for these languages, only what stands written or is counted from the dateline in days. */
function readOther({ index, text, start, end }: ParsedResult, dated: boolean): Reading | undefined {
  const relative = start.isCertain("year") && !/\d{4}/u.test(text)
  if ((relative && !dated) || start.isCertain("hour")) return undefined
  const resolve =
    calendar(start, end) ?? (end === undefined || end === null ? inexact(start, text) : undefined)
  return resolve === undefined ? undefined : { start: index, end: index + text.length, resolve }
}

function inexact(start: ParsedComponents, text: string): Resolve | undefined {
  if (start.isCertain("month") && start.isCertain("year")) {
    const date = monthDate(start.get("year") ?? 0, start.get("month") ?? 0)
    return date === undefined ? undefined : () => date
  }
  if (start.isCertain("month") && /\p{L}{4}/u.test(text)) return month(start.get("month") ?? 0, undefined)
  if (start.isCertain("weekday") && !start.isCertain("day")) {
    const number = start.get("weekday") ?? 0
    return weekday(number === 0 ? 7 : number, undefined)
  }
  return undefined
}
