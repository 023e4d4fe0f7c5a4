// Dates counted from the dateline ("two days ago", "earlier this week") or from the date before in the text ("two days
// later") in English. Weeks are kept as stretches of days; what is counted in weeks is only about that day.

import { dayNumber, isoDay } from "../../../domain/day.ts"
import { mondayOf } from "./choose.ts"
import { calendarDay, interval, monthDate, type Resolve, type Rule, yearDate } from "./rule.ts"
import { monthSource, numberOf, numberSource, weekdaySource } from "./words.ts"

type Unit = "day" | "week" | "month" | "year" | "decade"

const unit = "(day|week|fortnight|month|year|decade)s?"
const about = "(?:(about|around|some|nearly|almost|roughly|more than|over|less than|just over|just under) )?"
const amount = `(?:(couple) of|(${numberSource})(?: (?:short|full|long))?)`

const stretchSource = `(?:(${numberSource}) ${unit}|(day|week|month|year|decade))\\b(?!s)`

export const relativeRules: readonly Rule[] = [
  // Days
  rule("\\bthe day before yesterday\\b", () => fromDateline((day) => isoDay(day - 2))),
  rule("\\bthe day after tomorrow\\b", () => fromDateline((day) => isoDay(day + 2))),
  rule(
    "\\b(?:earlier |late |later )?(?:yesterday)(?: (?:morning|afternoon|evening))?\\b|\\blast night\\b",
    () => fromDateline((day) => isoDay(day - 1)),
  ),
  rule("\\btomorrow\\b(?: (?:morning|afternoon|evening|night)\\b)?", () =>
    fromDateline((day) => isoDay(day + 1)),
  ),
  rule(
    "\\b(?:earlier |later |late )?today\\b|\\b(?:early |later )?this (?:morning|afternoon|evening)\\b|\\btonight\\b",
    () => fromDateline((day) => isoDay(day)),
  ),
  // Weeks and weekends
  rule("\\bearlier this week\\b", () => fromDateline((day) => interval(isoDay(mondayOf(day)), isoDay(day)))),
  rule("\\blater this week\\b", () =>
    fromDateline((day) => interval(isoDay(day), isoDay(mondayOf(day) + 6))),
  ),
  rule(
    `(?<!${monthSource}(?: \\d{1,2})?,? (?:of )?|${weekdaySource},? )\\b(?:(?:early|late|earlier|later) )?(last|this|next) (week|month|year)\\b(?! of\\b|,? in ${monthSource}|,? on ${weekdaySource})`,
    ([, hint = "", name = ""]) => shifted(hint.toLowerCase(), name.toLowerCase()),
  ),
  rule(
    "\\b(?:the )?(?:end|beginning|start|middle|close) of (last|this|next|the) (month|year)\\b",
    ([, hint = "", name = ""]) => shifted(hint.toLowerCase(), name.toLowerCase()),
  ),
  rule("\\b(?:(last|this past|this)|(?:the|(?:over|at|during) the)) weekend\\b", ([, hint]) => weekend(hint)),
  // Stretches up to now and from now
  rule(`\\b(?:in|over|during|for|within) the (?:past|last) ${stretchSource}`, ([, count, units, one]) =>
    stretch(-numberOf(count ?? "a"), unitOf(units ?? one)),
  ),
  rule(`\\b(?:in|over|during|for|within) the (?:next|coming) ${stretchSource}`, ([, count, units, one]) =>
    stretch(numberOf(count ?? "a"), unitOf(units ?? one)),
  ),
  // So long ago, in so long
  rule(
    `\\b${about}${amount} ${unit} ago\\b(?: (today|this week|this month))?`,
    ([, vague, couple, count, name, exact]) =>
      away(-amountOf(couple, count), unitOf(name), exact === undefined && (vague ?? couple) !== undefined),
  ),
  rule(`\\bin ${about}${amount} ${unit}(?:['’]s?)?(?: time)?\\b`, ([, vague, couple, count, name]) => {
    const resolve = away(amountOf(couple, count), unitOf(name), (vague ?? couple) !== undefined)
    // "In three days" may say how long something took.
    return (situation) => (situation.tense === "future" ? resolve(situation) : undefined)
  }),
  // Counted from the date before
  rule(`\\b${about}${amount} ${unit} later\\b`, ([, vague, couple, count, name]) =>
    fromAnchor((anchor) =>
      moved(anchor, amountOf(couple, count), unitOf(name), (vague ?? couple) !== undefined),
    ),
  ),
  rule(
    `(?<!\\b(?:from|than) )\\b${about}${amount} (day|week|month|year)s? (?:earlier|before)\\b(?! (?:the|his|her|its|their|a|an|this|that)\\b)`,
    ([, vague, couple, count, name]) =>
      fromAnchor((anchor) =>
        moved(anchor, -amountOf(couple, count), unitOf(name), (vague ?? couple) !== undefined),
      ),
  ),
  rule("\\b(?:on )?(?:the (?:next|following) day|(?:the|a) day (?:later|after)(?= ?[,.;]|$))", () =>
    fromAnchor((anchor) => moved(anchor, 1, "day", false)),
  ),
  rule("\\b(?:on )?(?:the (?:previous|preceding) day|the day before(?= ?[,.;]|$))", () =>
    fromAnchor((anchor) => moved(anchor, -1, "day", false)),
  ),
  rule("\\b(?:on )?(?:the|that) same day\\b|\\b(?:later |on )that day\\b", () =>
    fromAnchor((anchor) => moved(anchor, 0, "day", false)),
  ),
  rule("\\bthe (next|following|previous|same) (month|year)\\b", ([, which = "", name]) =>
    fromAnchor((anchor) =>
      moved(
        anchor,
        which.toLowerCase() === "previous" ? -1 : which.toLowerCase() === "same" ? 0 : 1,
        unitOf(name),
        false,
      ),
    ),
  ),
  rule("\\b(?:later|earlier) that (month|year)\\b|\\b(?:in|of) that (month|year)\\b", ([, later, same]) =>
    fromAnchor((anchor) => moved(anchor, 0, unitOf(later ?? same), false)),
  ),
  // What counts days, weeks or years, and is no date.
  rule(`\\b${numberSource}[ -](?:day|week|month|year|decade)s?(?:-old|-long)?\\b`, () => undefined),
]

function rule(source: string, read: Rule["read"]): Rule {
  return { pattern: new RegExp(source, "giu"), read }
}

function fromDateline(date: (dateline: number) => string | undefined): Resolve {
  return ({ dateline }) => (dateline === undefined ? undefined : date(dateline))
}

function fromAnchor(date: (anchor: string) => string | undefined): Resolve {
  return ({ anchor }) => (anchor === undefined ? undefined : date(anchor))
}

function shifted(hint: string, name: string): Resolve {
  const by = hint === "last" ? -1 : hint === "next" ? 1 : 0
  return fromDateline((day) => {
    const { year, month } = calendarDay(day)
    if (name === "year") return yearDate(year + by)
    if (name === "month") return monthDate(year, month + by)
    const monday = mondayOf(day) + 7 * by
    return interval(isoDay(monday), isoDay(monday + 6))
  })
}

function weekend(hint: string | undefined): Resolve {
  return ({ dateline, tense }) => {
    if (dateline === undefined || (tense === "unclear" && hint === undefined)) return undefined
    const coming = mondayOf(dateline) + 5
    const begun = dateline >= coming
    const ahead = tense === "future" || (hint?.toLowerCase() === "this" && tense !== "past")
    const past = hint?.toLowerCase() === "last" || (!begun && !ahead)
    const saturday = past ? coming - 7 : coming
    return interval(isoDay(saturday), isoDay(saturday + 1))
  }
}

function stretch(by: number, unit: Unit): Resolve {
  return fromDateline((day) => {
    const other = away(
      by,
      unit,
      false,
    )({ dateline: day, anchor: undefined, tense: undefined })?.replace("~", "")
    if (other === undefined) return undefined
    const now = isoDay(day)?.slice(0, other.length)
    return by < 0 ? interval(other, now) : interval(now, other)
  })
}

function away(by: number, unit: Unit, vague: boolean): Resolve {
  return fromDateline((day) => {
    const from = isoDay(day)
    return from === undefined ? undefined : moved(from, by, unit, vague)
  })
}

/** A date so many days, weeks, months or years from another, as exact as the words are. Undefined from one too inexact. */
function moved(from: string, by: number, unit: Unit, vague: boolean): string | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(0\d|1[0-2]))?(?:-(\d{2}))?$/.exec(from) ?? []
  if (year === undefined) return undefined
  const about = vague || unit === "decade" || (unit === "week" && by !== 0) ? "~" : ""
  const date = (): string | undefined => {
    if (unit === "year" || unit === "decade")
      return yearDate(Number(year) + by * (unit === "decade" ? 10 : 1))
    if (unit === "month") return month === undefined ? undefined : monthDate(Number(year), Number(month) + by)
    const number = day === undefined ? undefined : dayNumber(from)
    return number === undefined ? undefined : isoDay(number + by * (unit === "week" ? 7 : 1))
  }
  const found = date()
  return found === undefined ? undefined : found + about
}

function amountOf(couple: string | undefined, count: string | undefined): number {
  return couple === undefined ? numberOf(count ?? "a") : 2
}

function unitOf(word: string | undefined): Unit {
  const name = word?.toLowerCase()
  if (name === "day" || name === "month" || name === "year" || name === "decade") return name
  return "week"
}
