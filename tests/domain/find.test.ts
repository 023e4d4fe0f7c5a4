import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { findAll, HIT_LIMIT, type Query, withoutOverlaps } from "../../shared/domain/find.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import { unwrap } from "../../shared/domain/result.ts"
import type { Span } from "../../shared/domain/span.ts"

function check(text: string, query: Query | string, expected: string[]): void {
  const spans = unwrap(findAll(text, typeof query === "string" ? { text: query } : query))
  expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(expected)
}

describe("finding plain text", () => {
  it("ignores case unless told otherwise", () => {
    check("Austin met AUSTIN", "austin", ["Austin", "AUSTIN"])
    check("Austin met AUSTIN", { text: "Austin", matchCase: true }, ["Austin"])
  })
  it("takes every sign literally", () => check("a.b (c)* a-b", ".b (c)*", [".b (c)*"]))
  it("takes white space of all kinds for the same", () =>
    check("air\u00a0defence, air\ndefence", "air defence", ["air\u00a0defence", "air\ndefence"]))
  it("takes straight and curly quotation marks for the same", () =>
    check("Russia's and Russia’s “aims”", "russia's", ["Russia's", "Russia’s"]))
  it("passes over soft hyphens, joiners and other unseen signs", () => {
    check("Uk\u00adraine", "Ukraine", ["Uk\u00adraine"])
    check("\u0645\u06cc\u200c\u0631\u0648\u062f", "\u0645\u06cc\u0631\u0648\u062f", [
      "\u0645\u06cc\u200c\u0631\u0648\u062f",
    ])
  })
  it("passes over unseen signs of what is looked for", () => {
    const written = ["Uk\u00adraine", "Ukraine", "U\u00adkra\u00adine"]
    for (const query of written) check(written.join(" "), query, written)
    check("Ukraine", "\u00ad", [])
  })
  it("finds letters whatever marks they have, composed or not, and never half of one", () => {
    const written = ["Cafe", "Caf\u00e9", "Cafe\u0301", "CAF\u00c8"]
    for (const query of ["cafe", "caf\u00e9", "Cafe\u0301"]) check(written.join(" "), query, written)
    check("Erdo\u011fan, Erdogan", "erdogan", ["Erdo\u011fan", "Erdogan"])
    check("\u1ed9 o\u0323\u0302", "o", ["\u1ed9", "o\u0323\u0302"])
    check("\u05e9\u05b8\u05dc\u05d5\u05b9\u05dd", "\u05e9\u05dc\u05d5\u05dd", [
      "\u05e9\u05b8\u05dc\u05d5\u05b9\u05dd",
    ])
    check("\u0623\u062d\u0645\u064e\u062f", "\u0627\u062d\u0645\u062f", ["\u0623\u062d\u0645\u064e\u062f"])
    check("\uac01 \u1100\u1161\u11a8", "\uac01", ["\uac01", "\u1100\u1161\u11a8"])
    check("\u0915\u093f \u0915", "\u0915\u093f", ["\u0915\u093f"])
  })
  it("takes case and marks as they are when asked to, composed or not", () => {
    const query = { text: "Caf\u00e9", matchCase: true }
    check("Cafe caf\u00e9 Caf\u00e9 Cafe\u0301s", query, ["Caf\u00e9", "Cafe\u0301"])
    check("Cafe\u0301 Cafe", { text: "Cafe", matchCase: true }, ["Cafe"])
    check("Cafe\u0301s Cafe\u0301", { ...query, wholeWord: true }, ["Cafe\u0301"])
    check("5 \u212b", { text: "\u212b", matchCase: true }, ["\u212b"])
  })
  it("finds whole words in any script", () => {
    check("Shoigu, Shoigus", { text: "shoigu", wholeWord: true }, ["Shoigu"])
    check("Шойгу и Шойгуу", { text: "шойгу", wholeWord: true }, ["Шойгу"])
  })
  it("finds emoji, at offset 0 and at the end", () => check("🙂a🙂", "🙂", ["🙂", "🙂"]))
  it("finds what is as long as a chapter, whatever stands around it", () => {
    const chapter = "All of this was said about the café. ".repeat(200).trim()
    const text = `${"All of this was said. ".repeat(30)}${chapter}\n\n${chapter.toUpperCase()}`
    check(text, chapter, [chapter, chapter.toUpperCase()])
    check(text, { text: chapter, matchCase: true, wholeWord: true }, [chapter])
    check("🙂".repeat(250), `${"🙂".repeat(200)}a`, [])
  })
  it("finds nothing for an empty query", () => check("abc", "", []))

  it("finds every place where the query stands, exactly there", () => {
    const letter = fc.constantFrom("a", "b", ".", "🙂", "é", "(")
    fc.assert(
      fc.property(
        fc.array(letter, { maxLength: 30 }),
        fc.array(letter, { minLength: 1, maxLength: 3 }),
        (text, query) => {
          const haystack = text.join("")
          const needle = query.join("")
          const expected: number[] = []
          for (
            let at = haystack.indexOf(needle);
            at !== -1;
            at = haystack.indexOf(needle, at + needle.length)
          ) {
            expected.push(at)
          }
          const found = unwrap(findAll(haystack, { text: needle, matchCase: true }))
          expect(found.map(({ start }) => start)).toEqual(expected)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe("finding by regular expression", () => {
  it("finds what it describes", () =>
    check("on Oct 22 and Nov 3", { text: "\\d+", regularExpression: true }, ["22", "3"]))
  it("begins and ends lines at paragraphs", () =>
    check("One\n\nTwo\nThree", { text: "^T\\w+$", regularExpression: true }, ["Two", "Three"]))
  it("passes over emptiness, and finds what there is beside", () =>
    check("banana", { text: "a*", regularExpression: true }, ["a", "a", "a"]))
  it("says what is wrong with a broken one", () => {
    const result = findAll("abc", { text: "(", regularExpression: true })
    expect(result.ok ? "" : result.error.code).toBe("bad-request")
  })
})

it("looks for so many places and no more", () => {
  const found = unwrap(findAll("a ".repeat(HIT_LIMIT + 5), { text: "a" }))
  expect(found).toHaveLength(HIT_LIMIT)
  expect(found.at(-1)?.start).toBe(2 * HIT_LIMIT - 2)
})

describe("leaving out what is taken", () => {
  it("keeps exactly the spans that overlap nothing", () => {
    const span = fc
      .tuple(fc.nat(40), fc.integer({ min: 1, max: 6 }))
      .map(([start, length]): Span => ({ start: utf16(start), end: utf16(start + length) }))
    const ascending = fc
      .array(span, { maxLength: 10 })
      .map((spans) => spans.sort((a, b) => a.start - b.start))
    const apart = ascending.map((spans) =>
      spans.filter((one, index) => spans.slice(0, index).every((before) => before.end <= one.start)),
    )
    fc.assert(
      fc.property(apart, ascending, (found, taken) => {
        const expected = found.filter(
          (one) => !taken.some((other) => other.start < one.end && one.start < other.end),
        )
        expect(withoutOverlaps(found, taken)).toEqual(expected)
      }),
      { numRuns: 1000 },
    )
  })
})
