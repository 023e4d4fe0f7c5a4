// Dates and sizes as people read them, by the platform's own tables. Days are calendar days: they have no time zone.

import { type DateWords, edtfText } from "../../shared/domain/edtf-text.ts"
import { i18n, t } from "./i18n.ts"

type Length = "full" | "medium" | "short"

/** `YYYY-MM-DD` as "Sat 22 Oct 2022" (full), "22 Oct 2022" (medium), or "22 Oct" (short, with the year unless it is this one). */
export function formatDay(day: string, length: Length, today = new Date()): string {
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.valueOf())) return day
  const short = length === "short" && day.startsWith(String(today.getFullYear()))
  const formatter = new Intl.DateTimeFormat(locale(), {
    ...(length === "full" ? { weekday: "short" } : {}),
    day: "numeric",
    month: "short",
    ...(short ? {} : { year: "numeric" }),
    timeZone: "UTC",
  })
  return formatter.format(date).replace(",", "")
}

/** A moment, ISO 8601, as the day it was here. */
export function formatMoment(time: string): string {
  return new Intl.DateTimeFormat(locale(), { day: "numeric", month: "short", year: "numeric" }).format(
    new Date(time),
  )
}

/** A moment, ISO 8601, as "today 09:41", "yesterday 17:02" or "21 Oct 2022 08:00"; the year unless it is this one. */
export function formatWhen(time: string, now = new Date()): string {
  const moment = new Date(time)
  const days = Math.round((startOfDay(moment) - startOfDay(now)) / 86_400_000)
  const isThisYear = moment.getFullYear() === now.getFullYear()
  const { clock, relative, thisYear, otherYear } = whenFormats(locale())
  const day =
    days === 0 || days === -1
      ? relative.format(days, "day")
      : (isThisYear ? thisYear : otherYear).format(moment)
  return `${day} ${clock.format(moment)}`
}

let known: (ReturnType<typeof makeWhenFormats> & { readonly locale: string }) | undefined

/** Making formats costs far more than using them. */
function whenFormats(locale: string) {
  known = known?.locale === locale ? known : { locale, ...makeWhenFormats(locale) }
  return known
}

function makeWhenFormats(locale: string) {
  const day = { day: "numeric", month: "short" } as const
  return {
    clock: new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" }),
    relative: new Intl.RelativeTimeFormat(locale, { numeric: "auto" }),
    thisYear: new Intl.DateTimeFormat(locale, day),
    otherYear: new Intl.DateTimeFormat(locale, { ...day, year: "numeric" }),
  }
}

/** An EDTF date as "Fri, 21 Oct 2022", "July 2022", "since May 2022", "2010s"; what is none, as it is. */
export function formatDate(value: string): string {
  return edtfText(value, dateWords())
}

let spoken: { readonly locale: string; readonly words: DateWords } | undefined

function dateWords(): DateWords {
  if (spoken?.locale !== locale()) spoken = { locale: locale(), words: makeDateWords(locale()) }
  return spoken.words
}

function makeDateWords(locale: string): DateWords {
  const day = new Intl.DateTimeFormat(locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  })
  const month = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" })
  return {
    day: (date) => day.format(date),
    month: (date) => month.format(date),
    about: (date) => t("dates.about", { date }),
    perhaps: (date) => t("dates.perhaps", { date }),
    since: (date) => t("dates.since", { date }),
    until: (date) => t("dates.until", { date }),
    between: (start, end) => t("dates.between", { start, end }),
    decade: (year) => t("dates.decade", { year }),
    century: (count) => t("dates.century", { count, ordinal: true }),
    season: (name, year) => t(`dates.seasons.${name}`, { year }),
  }
}

function startOfDay(moment: Date): number {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime()
}

/** Bytes as "312 bytes", "4.1 kB", "2.3 MB". */
export function formatBytes(bytes: number): string {
  const [value, unit] =
    bytes < 1000 ? [bytes, "byte"] : bytes < 1e6 ? [bytes / 1000, "kilobyte"] : [bytes / 1e6, "megabyte"]
  return new Intl.NumberFormat(locale(), {
    style: "unit",
    unit: String(unit),
    unitDisplay: unit === "byte" ? "long" : "short",
    maximumFractionDigits: 1,
  }).format(Number(value))
}

/** Plain English means its British form here. */
function locale(): string {
  return i18n.language === "en" ? "en-GB" : i18n.language
}
