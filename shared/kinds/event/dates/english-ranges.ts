// Stretches of time in English: "from 3 to 5 May", "Sept. 15-16", "between March and June", "2014–2022".

import { dayOfMonth, months as monthsBetween, weekdays } from "./choose.ts"
import { dayDate, fixed, interval, monthDate, type Resolve, type Rule } from "./rule.ts"
import { daySource, monthNumber, monthSource, weekdayNumber, weekdaySource, yearSource } from "./words.ts"

const dash = "\\s?[-–—]\\s?"
const to = `(?:${dash}| to | through | until | till )`
const joint = `(?:${dash}| to | through | until | till | and )`
const year = `(?:,? (${yearSource}))?`
const lead = "(?:[Ff]rom |[Bb]etween |[Ff]or )?"

export const rangeRules: readonly Rule[] = [
  // 30 September to 2 October 2022; Sept. 30–Oct. 2
  rule(
    `\\b${lead}(${daySource}) (${monthSource})${year}${to}(${daySource}) (${monthSource})${year}\\b`,
    (found) => {
      const [, day1, month1, year1, day2, month2, year2] = found
      return days(day1, month1, year1, day2, month2, year2)
    },
  ),
  rule(
    `\\b${lead}(${monthSource}) (${daySource})${year}${to}(${monthSource}) (${daySource})${year}(?![\\d-])`,
    (found) => {
      const [, month1, day1, year1, month2, day2, year2] = found
      return days(day1, month1, year1, day2, month2, year2)
    },
  ),
  // between 3 and 5 May; 3-5 May 2022
  rule(
    `\\b(?:(?:[Bb]etween the |[Bb]etween )(${daySource})${joint}|(?:[Ff]rom the |[Ff]rom )?(${daySource})${to})(?:the )?(${daySource})(?: of)? (${monthSource})${year}\\b`,
    (found) => {
      const [, between, from, day2, month, year] = found
      return days(between ?? from, month, year, day2, month, year)
    },
  ),
  // Sept. 15-16; between March 3 and 5
  rule(
    `\\b(?:[Bb]etween (${monthSource}) (${daySource})${joint}|${lead}(${monthSource}) (${daySource})${to})(${daySource})${year}(?![\\d-]|\\s\\p{Ll}+s\\b)`,
    (found) => {
      const [, month1, day1, month2, day2, last, year] = found
      return days(day1 ?? day2, month1 ?? month2, year, last, month1 ?? month2, year)
    },
  ),
  // between March and June; May to July 2022
  rule(
    `\\b(?:[Bb]etween (${monthSource})${year}${joint}|${lead}(${monthSource})${year}${to})(${monthSource})${year}(?!\\p{L}| \\d{1,2}\\b)`,
    (found) => {
      const [, month1, year1, month2, year2, last = "", year3] = found
      return months(monthNumber(month1 ?? month2 ?? ""), year1 ?? year2, monthNumber(last), year3)
    },
  ),
  // from 2008 to 2012; 2014-15
  rule(
    `\\b(?:[Ff]rom (${yearSource})${to}|[Bb]etween (${yearSource})${joint})(${yearSource})\\b`,
    (found) => {
      const [, from, between, last] = found
      return fixed(interval(from ?? between, last))
    },
  ),
  rule(
    `(?<![\\d.,-]|\\d )\\b(${yearSource})[-–—](\\d{4}|\\d{2})(?![\\d-]|[.,]\\d)`,
    ([, first = "", last = ""]) => {
      const end = last.length === 2 ? first.slice(0, 2) + last : last
      const plausible = Number(end) - Number(first) < 200 && (last.length === 4 || Number(last) > 12)
      return plausible ? fixed(interval(first, end)) : undefined
    },
  ),
  // from Monday to Wednesday
  rule(
    `\\b(?:[Bb]etween (${weekdaySource})${joint}|(?:[Ff]rom )?(${weekdaySource})${to})(${weekdaySource})\\b(?!,? (?:${monthSource}|\\d))`,
    ([, between, from, last = ""]) => weekdays(weekdayNumber(between ?? from ?? ""), weekdayNumber(last)),
  ),
]

function rule(source: string, read: Rule["read"]): Rule {
  return { pattern: new RegExp(source, "gu"), read }
}

function days(
  day1: string | undefined,
  month1: string | undefined,
  year1: string | undefined,
  day2: string | undefined,
  month2: string | undefined,
  year2: string | undefined,
): Resolve | undefined {
  const first = { month: monthNumber(month1 ?? ""), day: Number.parseInt(day1 ?? "", 10) }
  const last = { month: monthNumber(month2 ?? ""), day: Number.parseInt(day2 ?? "", 10) }
  return (situation) => {
    const end =
      year2 === undefined
        ? dayOfMonth(last.month, last.day)(situation)
        : dayDate(Number(year2), last.month, last.day)
    if (end === undefined) return undefined
    const endYear = Number(end.slice(0, 4))
    const turn = first.month > last.month ? endYear - 1 : endYear
    return interval(dayDate(year1 === undefined ? turn : Number(year1), first.month, first.day), end)
  }
}

function months(
  first: number,
  year1: string | undefined,
  last: number,
  year2: string | undefined,
): Resolve | undefined {
  if (year2 === undefined) return year1 === undefined ? monthsBetween(first, last) : undefined
  const start = Number(year1 ?? (first <= last ? year2 : Number(year2) - 1))
  return fixed(interval(monthDate(start, first), monthDate(Number(year2), last)))
}
