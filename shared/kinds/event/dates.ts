// Dates that a news text names, resolved against its dateline, for an analyst to accept or pass over. A wrong proposal
// costs more than a missing one: where words can mean two dates, none is proposed. Nothing here is saved by itself.

import { dayNumber } from "../../domain/day.ts"
import { parseEdtf } from "../../domain/edtf.ts"
import { utf16 } from "../../domain/offset.ts"
import { passagesOf, type Sentence, sentencesOf } from "../../domain/sentence.ts"
import type { Span } from "../../domain/span.ts"
import { readCalendarDates } from "./dates/chrono.ts"
import { neverRules } from "./dates/english-never.ts"
import { periodRules } from "./dates/english-periods.ts"
import { rangeRules } from "./dates/english-ranges.ts"
import { relativeRules } from "./dates/english-relative.ts"
import { leadBefore, withLead } from "./dates/lead.ts"
import type { Reading, Rule } from "./dates/rule.ts"
import { tenseAround } from "./dates/tense.ts"

/** A date that the text seems to name. */
export interface DateProposal {
  /** The words that say so, with a preposition that belongs to them. */
  readonly span: Span
  /** EDTF, as `parseEdtf` reads it. */
  readonly date: string
}

export interface DateContext {
  /** `YYYY-MM-DD`. Without it, or when it is no date, only dates that stand on their own are proposed. */
  readonly dateline?: string | undefined
  /** The article's language, BCP 47; English where it is not known. English, German, French and Ukrainian are read. */
  readonly language?: string | undefined
  /** What is added to every offset: where in the article the text given begins. */
  readonly offset?: number | undefined
  /** The date, in EDTF, that "two days later" is counted from until the text names one itself. */
  readonly anchor?: string | undefined
}

/** The dates that a text names, in reading order, none overlapping. */
export function findDates(text: string, context: DateContext = {}): DateProposal[] {
  const language = context.language?.split("-")[0]?.toLowerCase() ?? "en"
  const dateline = context.dateline === undefined ? undefined : dayNumber(context.dateline)
  const offset = context.offset ?? 0
  const proposals: DateProposal[] = []
  let anchor = context.anchor
  for (const { start: from, end } of passagesOf(text, passageLength)) {
    for (const found of datesInPassage(text.slice(from, end), language, dateline, anchor)) {
      anchor = found.anchor
      const start = utf16(offset + from + found.start)
      proposals.push({ span: { start, end: utf16(offset + from + found.end) }, date: found.date })
    }
  }
  return proposals
}

/**
 * The date that a person typed: EDTF as it is, or words as a text would have them ("last Friday", "22 Oct 2022").
 * @returns EDTF; undefined when the words are no date, or more than one.
 */
export function readDate(typed: string, context: Omit<DateContext, "offset"> = {}): string | undefined {
  const trimmed = typed.trim()
  if (parseEdtf(trimmed) !== undefined) return trimmed
  const [found, ...others] = findDates(trimmed, context)
  const whole = found?.span.start === 0 && found.span.end === trimmed.length
  return whole && others.length === 0 ? found.date : undefined
}

interface Found {
  readonly start: number
  readonly end: number
  readonly date: string
  /** What dates behind it are counted from. */
  readonly anchor: string | undefined
}

/** In UTF-16 code units. The time that the rules take grows with the square of it. */
const passageLength = 4000

const englishRules: readonly Rule[] = [...neverRules, ...rangeRules, ...relativeRules]

function datesInPassage(
  line: string,
  language: string,
  dateline: number | undefined,
  firstAnchor: string | undefined,
): Found[] {
  const readings =
    language === "en" ? readEnglish(line, dateline) : readCalendarDates(line, language, dateline)
  if (readings.length === 0) return []
  const sentences = sentencesOf(line)
  const quoted = quotations(line)
  const found: Found[] = []
  let anchor = firstAnchor
  for (const { start, end, resolve } of readings) {
    const sentence = sentences.find((each) => each.start <= start && start < each.end)
    if (sentence === undefined || (countedFromSpeech(line.slice(start, end)) && inside(quoted, start)))
      continue
    const lead = language === "en" ? leadBefore(line, start, end) : plainLead
    const told = lead.meaning === "since" ? "past" : tenseOf(line, sentence, start, end, language)
    const tense = told ?? (lead.meaning === "until" ? "future" : undefined)
    const date = resolve({ dateline, anchor, tense })
    // "It was closed until Friday" may mean the Friday before or the one to come.
    const unsure = lead.meaning === "until" && tense === "past"
    if (unsure && date !== resolve({ dateline, anchor, tense: "future" })) continue
    const led = date === undefined ? undefined : withLead(date, lead.meaning)
    if (date === undefined || led === undefined || parseEdtf(led) === undefined) continue
    if (lead.meaning === "plain" && !date.includes("/")) anchor = date
    found.push({ start: start - lead.length, end, date: led, anchor })
  }
  return found
}

const plainLead = { length: 0, meaning: "plain" } as const

function tenseOf(line: string, sentence: Sentence, start: number, end: number, language: string) {
  if (language !== "en") return undefined
  const words = line.slice(sentence.start, sentence.end)
  return tenseAround(words, start - sentence.start, end - sentence.start)
}

/** What one rule has matched no later rule sees. */
function readEnglish(line: string, dateline: number | undefined): Reading[] {
  const readings: Reading[] = []
  let rest = line
  const take = (start: number, end: number): void => {
    rest = rest.slice(0, start) + taken.repeat(end - start) + rest.slice(end)
  }
  const apply = (rules: readonly Rule[]): void => {
    for (const { pattern, read } of rules) {
      for (const match of rest.matchAll(pattern)) {
        if (match[0].includes(taken)) continue
        const end = match.index + match[0].length
        take(match.index, end)
        const resolve = read(match)
        if (resolve !== undefined) readings.push({ start: match.index, end, resolve })
      }
    }
  }
  apply(englishRules)
  for (const reading of readCalendarDates(rest, "en", dateline)) {
    readings.push(reading)
    take(reading.start, reading.end)
  }
  apply(periodRules)
  return readings.sort((a, b) => a.start - b.start)
}

/** Stands for what is taken: a control character that no text of ours holds and no rule matches. */
const taken = "\u0001"

/** "Today" in a speech is the day of the speech, which may not be that of the dateline. */
function countedFromSpeech(words: string): boolean {
  return /\b(?:today|tomorrow|yesterday|tonight|this (?:morning|afternoon|evening)|last night)\b/iu.test(
    words,
  )
}

function quotations(line: string): readonly Sentence[] {
  return [...line.matchAll(/"[^"]*(?:"|$)|[“„][^”“]*(?:[”“]|$)|«[^»]*(?:»|$)/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}

function inside(spans: readonly Sentence[], offset: number): boolean {
  return spans.some(({ start, end }) => start <= offset && offset < end)
}
