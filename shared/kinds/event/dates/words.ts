// The English words that rules for dates are made of, as sources of regular expressions.

export const fullMonthSource =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December)"

export const monthSource = `(?:${fullMonthSource}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?)`

export const weekdaySource = "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"

/** A day of a month, as a number. */
export const daySource = "(?:(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?)(?![\\d:%])(?![.,]\\d)"

export const yearSource = "(?:1[0-9]\\d\\d|20\\d\\d|21\\d\\d)(?![\\d:%])(?![.,]\\d)"

export const numberSource =
  "(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty)"

/** Words after a number that say it counts something else than days or years. */
export const countedSource =
  "(?:hundred|thousand|million|billion|people|persons|men|women|children|soldiers|troops|civilians|prisoners|hours?|minutes|seconds|times|votes|points|seats|rounds|dollars|euros|pounds|roubles|percent|per cent|km|kilomet|miles|met(?:re|er)s|tons|tonnes|others|killed|wounded|injured|dead|GMT|local time)"

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
const numbers = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
]

/** 1 to 12; 0 where it is no month. */
export function monthNumber(word: string): number {
  return months.indexOf(word.slice(0, 3).toLowerCase()) + 1
}

/** Monday is 1; 0 where it is no weekday. */
export function weekdayNumber(word: string): number {
  return weekdays.indexOf(word.slice(0, 3).toLowerCase()) + 1
}

/** What `numberSource` matches, as a number. */
export function numberOf(word: string): number {
  const lower = word.toLowerCase()
  if (/^\d/.test(lower)) return Number.parseInt(lower, 10)
  if (lower === "a" || lower === "an") return 1
  if (lower === "twenty") return 20
  return lower === "thirty" ? 30 : numbers.indexOf(lower)
}
