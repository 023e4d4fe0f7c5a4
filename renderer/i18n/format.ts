// Dates and sizes as people read them, by the platform's own tables. Days are calendar days: they have no time zone.

import { type DateWords, edtfText } from "../../shared/domain/edtf-text.ts"
import { i18n, t } from "./i18n.ts"

type Length = "full" | "medium" | "short"

const day = { day: "numeric", month: "short" } as const
const dayOfYear = { ...day, year: "numeric" } as const
const fullDay = { ...dayOfYear, weekday: "short" } as const
/** Calendar days are kept as midnight of UTC. */
const calendar = { timeZone: "UTC" } as const

const formats = {
  calendarDay: dates({ ...day, ...calendar }),
  calendarDayOfYear: dates({ ...dayOfYear, ...calendar }),
  calendarFullDay: dates({ ...fullDay, ...calendar }),
  calendarMonth: dates({ month: "long", year: "numeric", ...calendar }),
  day: dates(day),
  dayOfYear: dates(dayOfYear),
  clock: dates({ hour: "2-digit", minute: "2-digit" }),
  fromToday: perLanguage((locale) => new Intl.RelativeTimeFormat(locale, { numeric: "auto" })),
}

/** `YYYY-MM-DD` as "Sat 22 Oct 2022" (full), "22 Oct 2022" (medium), or "22 Oct" (short, with the year unless it is this one). */
export function formatDay(value: string, length: Length, today = new Date()): string {
  const date = new Date(`${value}T00:00:00Z`)
  if (Number.isNaN(date.valueOf())) return value
  const short = length === "short" && value.startsWith(String(today.getFullYear()))
  const { calendarDay, calendarDayOfYear, calendarFullDay } = formats
  const format = length === "full" ? calendarFullDay : short ? calendarDay : calendarDayOfYear
  return format().format(date).replace(",", "")
}

/** A moment, ISO 8601, as the day it was here. */
export function formatMoment(time: string): string {
  return formats.dayOfYear().format(new Date(time))
}

/** A moment, ISO 8601, as "today 09:41", "yesterday 17:02" or "21 Oct 2022 08:00"; the year unless it is this one. */
export function formatWhen(time: string, now = new Date()): string {
  const moment = new Date(time)
  const days = Math.round((startOfDay(moment) - startOfDay(now)) / 86_400_000)
  const isThisYear = moment.getFullYear() === now.getFullYear()
  const { fromToday, clock } = formats
  const date = isThisYear ? formats.day : formats.dayOfYear
  const shown = days === 0 || days === -1 ? fromToday().format(days, "day") : date().format(moment)
  return `${shown} ${clock().format(moment)}`
}

/** An EDTF date as "Fri, 21 Oct 2022", "July 2022", "since May 2022", "2010s"; what is none, as it is. */
export function formatDate(value: string): string {
  return edtfText(value, dateWords)
}

const dateWords: DateWords = {
  day: (date) => formats.calendarFullDay().format(date),
  month: (date) => formats.calendarMonth().format(date),
  about: (date) => t("dates.about", { date }),
  perhaps: (date) => t("dates.perhaps", { date }),
  since: (date) => t("dates.since", { date }),
  until: (date) => t("dates.until", { date }),
  between: (start, end) => t("dates.between", { start, end }),
  decade: (year) => t("dates.decade", { year }),
  century: (count) => t("dates.century", { count, ordinal: true }),
  season: (name, year) => t(`dates.seasons.${name}`, { year }),
}

function dates(options: Intl.DateTimeFormatOptions): () => Intl.DateTimeFormat {
  return perLanguage((locale) => new Intl.DateTimeFormat(locale, options))
}

/** What has a format in the language that is spoken: making one costs far more than using it. */
function perLanguage<Format>(make: (locale: string) => Format): () => Format {
  const made = new Map<string, Format>()
  return () => {
    const format = made.get(locale()) ?? make(locale())
    made.set(locale(), format)
    return format
  }
}

function startOfDay(moment: Date): number {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime()
}

/** Bytes as "312 bytes", "4.1 kB", "2.3 MB". */
export function formatBytes(bytes: number): string {
  const [value, unit] =
    bytes < 1000 ? [bytes, "byte"] : bytes < 1e6 ? [bytes / 1000, "kilobyte"] : [bytes / 1e6, "megabyte"]
  const unitDisplay = unit === "byte" ? "long" : "short"
  const options = { style: "unit", unit: String(unit), unitDisplay, maximumFractionDigits: 1 } as const
  return new Intl.NumberFormat(locale(), options).format(Number(value))
}

/** Plain English means its British form here. */
function locale(): string {
  return i18n.language === "en" ? "en-GB" : i18n.language
}
