// Months, seasons, quarters, years, decades and centuries in English. A writer's "early", "mid" and "late" are kept in
// the span, and the date says no more than the month or year: how far "early" goes nobody could agree on.

import { isoDay } from "../../../domain/day.ts"
import { type Modifier, mondayOf, month, weekday } from "./choose.ts"
import { calendarDay, fixed, interval, monthDate, type Resolve, type Rule } from "./rule.ts"
import { countedSource, monthNumber, monthSource, weekdayNumber, weekdaySource, yearSource } from "./words.ts"

const part =
  "(?:(?:[Vv]ery )?(?:[Ee]arly|[Ll]ate|[Mm]id)(?: in)?[ -]|(?:[Tt]he )?(?:end|beginning|start|middle|close|turn|(?:first|second|third|fourth|final|last) (?:week|days|weeks)) of |[Tt]he month of |[Tt]he year )"
const yearHint = "(?:,? (?:of )?(last|this|next|that) year\\b)"
const seasons = ["spring", "summer", "autumn", "winter"]

/** What is called by its year: "the 2014 annexation". */
const happenings = `
  invasion annexation election elections war revolution coup treaty agreement accord accords
  summit attack attacks uprising referendum vote poll polls protests campaign crisis massacre
  bombing bombings conference budget law constitution earthquake Olympics Games Cup season memorandum
  deal pact ceasefire offensive raid siege shooting assassination killing murder report census
  takeover withdrawal seizure
`
  .trim()
  .split(/\s+/u)
  .join("|")

export const periodRules: readonly Rule[] = [
  // Decades and centuries
  rule(`\\b(?:[Tt]he )?(?:${part})?(1[5-9]|20)([0-9])0s\\b(?!-)`, ([, century = "", decade = ""]) =>
    fixed(`${century}${decade}X`),
  ),
  rule(`\\b[Tt]he (?:${part})?['’‘]?([2-9])0s\\b`, ([found, decade = ""]) =>
    /['’‘]/.test(found) || Number(decade) >= 6 ? fixed(`19${decade}X`) : undefined,
  ),
  rule(`\\b(?:[Tt]he )?(?:${part})?(1[0-9]|2[01])(?:st|th)[ -]century\\b`, ([, ordinal]) =>
    fixed(`${Number(ordinal) - 1}XX`),
  ),
  // Parts of a year
  rule(
    `\\b(?:[Tt]he )?(first|second|third|fourth) quarter of (${yearSource})\\b`,
    ([, which = "", year = ""]) =>
      quarter(["first", "second", "third", "fourth"].indexOf(which) + 1, Number(year)),
  ),
  rule(`\\bQ([1-4]) (?:of )?(${yearSource})\\b`, ([, which, year]) => quarter(Number(which), Number(year))),
  rule(`\\b(?:[Tt]he )?(first|second) half of (${yearSource})\\b`, ([, which, year = ""]) =>
    fixed(which === "first" ? `${year}-01/${year}-06` : `${year}-07/${year}-12`),
  ),
  rule(
    `\\b(?:[Tt]he )?(?:${part})?(spring|summer|autumn|fall|winter)(?: of)?,? (${yearSource})\\b`,
    ([, name = "", year]) => fixed(`${year}-${seasonCode(name)}`),
  ),
  rule(
    "\\b[Tt]his (?:past )?(spring|summer|autumn|fall)\\b",
    ([, name = ""]) =>
      ({ dateline }) =>
        dateline === undefined ? undefined : `${calendarDay(dateline).year}-${seasonCode(name)}`,
  ),
  // Months
  rule(`\\b(?:[Tt]he )?(?:${part})?(${monthSource}),? (?:of )?(${yearSource})\\b`, ([, name = "", year]) =>
    fixed(monthDate(Number(year), monthNumber(name))),
  ),
  rule(`\\b(?:${part})?(${monthSource})${yearHint}`, ([, name = "", hint]) =>
    monthHinted(monthNumber(name), hint),
  ),
  rule(
    `\\b([Ll]ast|[Tt]his|[Nn]ext) year,? in (${monthSource})(?![\\p{L}]| \\d)`,
    ([, hint = "", name = ""]) => monthHinted(monthNumber(name), hint.toLowerCase()),
  ),
  rule(
    `\\b(?:([Ll]ast|[Tt]his past|[Tt]his coming|[Tt]his|[Nn]ext) )(${monthSource})(?![\\p{L}]| \\d)`,
    ([, hint = "", name = ""]) => month(monthNumber(name), modifierOf(hint)),
  ),
  rule(
    `(?<=\\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Bb]efore|[Aa]fter|[Ff]rom|[Dd]uring|[Oo]f|[Tt]hrough|[Tt]he|[Bb]ack in|[Aa]round) )(?:${part})?(${monthSource})(?![\\p{L}]|\\s?\\d|-\\p{L})`,
    ([, name = ""]) => month(monthNumber(name), undefined),
  ),
  rule(`\\b${part}(${monthSource})(?![\\p{L}]|\\s?\\d)`, ([, name = ""]) =>
    month(monthNumber(name), undefined),
  ),
  rule(`\\b(${monthSource})(?=['’]s\\b)`, ([, name = ""]) => month(monthNumber(name), undefined)),
  // Years
  rule(`\\b(?:[Tt]he )?${part}(${yearSource})\\b(?! ${countedSource})`, ([, year]) => fixed(year)),
  rule(
    `(?<=\\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Bb]efore|[Aa]fter|[Dd]uring|[Ff]or|[Aa]round|[Cc]irca|[Ff]rom) )(${yearSource})\\b(?!['’-]\\p{L}| (?:${countedSource})|,\\d| (?!(?:was|is|as|this|has|its|his|less|across|towards|us|perhaps|thus|besides|elections|polls|protests|championships|games)\\b)\\p{Ll}+s\\b)`,
    ([, year]) => fixed(year),
  ),
  rule(`\\b[Tt]he (${yearSource})(?= (?:[\\p{L}-]+ )?\\p{L}*(?:${happenings})\\b)`, ([, year]) =>
    fixed(year),
  ),
  rule(`\\b(?:[Cc]irca|c\\.) ?(${yearSource})\\b`, ([, year]) => fixed(`${year}~`)),
  // Weekdays
  rule(
    `\\b(?:on )?(${weekdaySource}) (last|next|this) week\\b|\\b([Ll]ast|[Nn]ext|[Tt]his) week,? on (${weekdaySource})\\b`,
    ([, name1, hint1, hint2, name2]) =>
      weekdayOfWeek(weekdayNumber(name1 ?? name2 ?? ""), (hint1 ?? hint2 ?? "").toLowerCase()),
  ),
  rule(
    `\\b(?:([Ll]ast|[Tt]his past|[Tt]his coming|[Tt]his|[Nn]ext) )?(${weekdaySource})(?!\\p{L})(?: (?:morning|afternoon|evening|night)\\b)?`,
    ([, hint, name = ""]) => weekday(weekdayNumber(name), modifierOf(hint)),
  ),
]

function rule(source: string, read: Rule["read"]): Rule {
  return { pattern: new RegExp(source, "gu"), read }
}

function modifierOf(hint: string | undefined): Modifier {
  const lower = hint?.toLowerCase()
  if (lower === "last" || lower === "this past") return "last"
  if (lower === "next") return "next"
  return lower === undefined ? undefined : "this"
}

function seasonCode(name: string): number {
  return 21 + seasons.indexOf(name === "fall" ? "autumn" : name)
}

function quarter(number: number, year: number): Resolve | undefined {
  return fixed(interval(monthDate(year, number * 3 - 2), monthDate(year, number * 3)))
}

function monthHinted(number: number, hint: string | undefined): Resolve {
  return ({ dateline, anchor }) => {
    const year = hintedYear(hint, dateline, anchor)
    return year === undefined ? undefined : monthDate(year, number)
  }
}

/** The year that "last year", "this year", "next year" or "that year" is. */
export function hintedYear(
  hint: string | undefined,
  dateline: number | undefined,
  anchor: string | undefined,
): number | undefined {
  if (hint === "that") return anchor === undefined ? undefined : Number.parseInt(anchor, 10)
  if (dateline === undefined) return undefined
  const { year } = calendarDay(dateline)
  return hint === "last" ? year - 1 : hint === "next" ? year + 1 : year
}

function weekdayOfWeek(number: number, hint: string): Resolve {
  const weeks = hint === "last" ? -7 : hint === "next" ? 7 : 0
  return ({ dateline }) =>
    dateline === undefined ? undefined : isoDay(mondayOf(dateline) + weeks + number - 1)
}
