// How well dates are read, measured on tables of sentences. Wrong proposals are worse than none, so that precision is
// held to a limit and recall is only printed.

import { readFileSync } from "node:fs"
import path from "node:path"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { parseEdtf } from "../../shared/domain/edtf.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import type { Span } from "../../shared/domain/span.ts"
import { type DateContext, findDates, readDate } from "../../shared/kinds/event/dates.ts"
import { nearestDate } from "../../shared/kinds/event/nearest-date.ts"

interface Row {
  readonly sentence: string
  readonly dateline: string | undefined
  readonly language: string
  readonly expected: readonly { readonly quote: string; readonly span: Span; readonly date: string }[]
}

const frozen = table("dates-frozen.txt")
const all = [...frozen, ...table("dates-later.txt"), ...table("dates-held-out.txt")]

describe("dates in news prose", () => {
  it("are listed in the table in some number", () => {
    const dates = all.flatMap(({ expected }) => expected)
    expect(dates.length).toBeGreaterThanOrEqual(150)
    expect(all.filter(({ expected }) => expected.length === 0).length).toBeGreaterThanOrEqual(40)
    for (const { date } of dates) expect(parseEdtf(date), date).toBeDefined()
  })

  it.each([
    ["the frozen half", frozen],
    ["the whole table", all],
  ])("are proposed rightly in %s", (name, rows) => {
    const score = measure(rows)
    console.warn(
      `dates, ${name}: ${rows.length} rows, precision ${score.precision.toFixed(3)}, recall ${score.recall.toFixed(3)}`,
      ...(score.misses.length === 0 ? [] : [`\n${score.misses.join("\n")}`]),
    )
    expect(score.precision, score.misses.join("\n")).toBeGreaterThanOrEqual(0.95)
  })
})

const sample = readFileSync(path.join(import.meta.dirname, "../../assets/sample/austin-shoigu.txt"), "utf8")

describe("dates of the sample article", () => {
  it("are those of the text, with the words that name them", () => {
    expect(quoted(sample, { dateline: "2022-10-22" })).toEqual([
      "2022-10-22|2022-10-22",
      "on Friday|2022-10-21",
      "since May|2022-05/..",
      "on Oct 22|2022-10-22",
      "on Friday|2022-10-21",
      "back in the month of July|2022-07",
    ])
  })
  it("are not guessed where the dateline is not known", () => {
    const written = ["2022-10-22|2022-10-22"]
    expect(quoted(sample, {})).toEqual(written)
    expect(quoted(sample, { dateline: "yesterday" })).toEqual(written)
  })
})

describe("finding dates", () => {
  it("counts what is later from the date that the caller gives", () => {
    const context = { anchor: "2022-10-08" }
    expect(quoted("Two days later, missiles hit Kyiv.", context)).toEqual(["Two days later|2022-10-10"])
  })

  it("gives spans within the text, in order, with dates that can be read, for any text at all", () => {
    const word = fc.constantFrom(
      ...[
        "on",
        "since",
        "Friday",
        "May",
        "3",
        "22",
        "2014",
        "-",
        "to",
        "last",
        "week",
        "the",
        "1990s",
        "two",
      ],
      ...[
        "days",
        "later",
        "Oct.",
        ",",
        "will",
        "said",
        "31",
        "February",
        "'s",
        "\n",
        '"',
        "ago",
        "of",
        "2022-02-30",
      ],
    )
    const prose = fc.array(word, { maxLength: 30 }).map((words) => words.join(" "))
    const anything = fc.oneof(prose, fc.string({ unit: "binary", maxLength: 80 }))
    const dateline = fc.constantFrom(
      undefined,
      "2022-10-22",
      "2024-02-29",
      "0000-01-01",
      "9999-12-31",
      "2023-02-30",
    )
    const language = fc.constantFrom(undefined, "en-GB", "de", "fr", "uk", "xx", "")
    fc.assert(
      fc.property(anything, dateline, language, fc.nat(1000), (text, dateline, language, offset) => {
        const found = findDates(text, { dateline, language, offset })
        let last = offset
        for (const { span, date } of found) {
          expect(span.start).toBeGreaterThanOrEqual(last)
          expect(span.end).toBeGreaterThan(span.start)
          expect(parseEdtf(date)).toBeDefined()
          last = span.end
        }
        expect(last).toBeLessThanOrEqual(offset + text.length)
        expect(findDates(text, { dateline, language, offset })).toEqual(found)
      }),
      { numRuns: 1000 },
    )
  })
})

describe("what a person types as a date", () => {
  it.each([
    ["2022-07", "2022-07"],
    [" 2022-05/.. ", "2022-05/.."],
    ["22 Oct 2022", "2022-10-22"],
    ["last Friday", "2022-10-21"],
    ["since May", "2022-05/.."],
    ["2022-02-30", undefined],
    ["Friday or Saturday", undefined],
    ["soon", undefined],
    ["", undefined],
  ])("%s is read as %s", (typed, date) => {
    expect(readDate(typed, { dateline: "2022-10-22" })).toBe(date)
  })
})

describe("the date of an event", () => {
  const text =
    "Talks on Friday led nowhere. Gen. Milley flew to Brussels on Oct. 12. He held a meeting.\nIn 2014 a war began."
  const dates = findDates(text, { dateline: "2022-10-22" })
  it.each([
    ["Talks on Friday", "2022-10-21", 0],
    ["led nowhere", "2022-10-21", 1],
    ["Milley flew", "2022-10-12", 13],
    ["held a meeting", undefined, undefined],
    ["war began", "2014", 3],
  ])("%s is %s", (event, date, distance) => {
    const start = utf16(text.indexOf(event))
    const found = nearestDate(text, { start, end: utf16(start + event.length) }, dates)
    expect(found?.date).toBe(date)
    expect(found?.distance).toBe(distance)
  })
})

function quoted(text: string, context: DateContext): string[] {
  return findDates(text, context).map(({ span, date }) => `${text.slice(span.start, span.end)}|${date}`)
}

/** A proposal is right when it lies on the expected words and has exactly their date. */
function measure(rows: readonly Row[]) {
  let right = 0
  let proposed = 0
  let expected = 0
  const misses: string[] = []
  for (const row of rows) {
    const found = findDates(row.sentence, { dateline: row.dateline, language: row.language })
    const hits = found.filter(({ span, date }) =>
      row.expected.some((other) => other.date === date && overlap(other.span, span)),
    )
    right += hits.length
    proposed += found.length
    expected += row.expected.length
    if (hits.length < found.length || hits.length < row.expected.length) {
      const got = found.map(({ span, date }) => `${row.sentence.slice(span.start, span.end)}|${date}`)
      const wanted = row.expected.map(({ quote, date }) => `${quote}|${date}`)
      misses.push(
        `${row.dateline}: ${row.sentence}\n   found {${got.join("} {")}} expected {${wanted.join("} {")}}`,
      )
    }
  }
  return { precision: right / proposed, recall: right / expected, misses }
}

function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end
}

function table(name: string): Row[] {
  const file = readFileSync(path.join(import.meta.dirname, "tables", name), "utf8")
  return file
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [, dateline = "", language = "en", marked = ""] = /^(\S+)(?: (\S+))? \| (.*)$/.exec(line) ?? []
      const expected: Row["expected"][number][] = []
      let sentence = ""
      for (const piece of marked.split(/(\{[^|}]*\|[^}]*\})/)) {
        const [, quote, date] = /^\{([^|]*)\|(.*)\}$/.exec(piece) ?? []
        const start = utf16(sentence.length)
        sentence += quote ?? piece
        if (quote !== undefined && date !== undefined) {
          expected.push({ quote, date, span: { start, end: utf16(sentence.length) } })
        }
      }
      return { sentence, dateline: dateline === "none" ? undefined : dateline, language, expected }
    })
}
