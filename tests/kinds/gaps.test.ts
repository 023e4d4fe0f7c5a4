import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Entity } from "../../shared/domain/entity.ts"
import type { Fields } from "../../shared/domain/field.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import { findGaps } from "../../shared/kinds/gaps/index.ts"
import { builtInKinds } from "../../shared/kinds/registry.ts"

const entities: readonly Entity[] = [
  { id: "austin", type: "person", name: "Lloyd J. Austin", aliases: ["Austin"] },
  { id: "shoigu", type: "person", name: "Sergei Shoigu", aliases: [] },
  { id: "lloyd", type: "person", name: "Lloyd Austin", aliases: [], mergedInto: "austin" },
  { id: "jane", type: "person", name: "Jane Austin", aliases: [] },
]

/**
 * Reads a drawn article: `[person austin|Lloyd Austin]` is a mention of austin, `[claim austin|…]` a claim of his,
 * `[event 2022|…]` an event of that year; without a second word the field is empty. Ids are a1, a2, … in order.
 */
function drawn(picture: string): { text: string; annotations: Annotation[] } {
  const annotations: Annotation[] = []
  let text = ""
  for (const part of picture.split(/(\[[^\]]*\])/u)) {
    const [, kind, value, words] = /^\[(\w+)(?: ([\w-]+))?\|(.*)\]$/su.exec(part) ?? []
    const start = text.length
    text += words ?? part
    if (kind === undefined) continue
    annotations.push({
      id: `a${annotations.length + 1}`,
      kind,
      spans: [{ start: utf16(start), end: utf16(text.length) }],
      ...(value === undefined ? {} : { fields: fieldsOf(kind, value) }),
      creator: "ana",
      created: "2022-10-22T08:00:00.000Z",
      modified: "2022-10-22T08:00:00.000Z",
    })
  }
  return { text, annotations }
}

function fieldsOf(kind: string, value: string): Fields {
  if (kind === "event") return { date: { value: { date: value } } }
  return { [kind === "claim" ? "source" : "entity"]: { value: { entity: value } } }
}

function gapsOf(picture: string, dismissed: readonly string[] = []) {
  const { text, annotations } = drawn(picture)
  return findGaps({ text, annotations, kinds: builtInKinds, entities, dismissed }).map((gap) => ({
    ...gap,
    words: text.slice(gap.span.start, gap.span.end),
  }))
}

describe("the gaps of an article", () => {
  it.each([
    [
      "quotation marks outside claims",
      "It was “a long and bitter war”, by all accounts.",
      ["quotation “a long and bitter war”"],
    ],
    [
      "straight marks, and those of other languages",
      'A "very long war". »Ein langer Krieg«.',
      ['quotation "very long war"', "quotation »Ein langer Krieg«"],
    ],
    ["no quotation that a claim lies in", "He spoke of “[claim austin|a long and bitter war]”.", []],
    ["no quotation within a claim", "[claim austin|The war was “long and bitter” for all].", []],
    ["no single word in quotation marks", "He was an “outsider” there.", []],
    ["a verb of saying without a claim", "The Kremlin said that talks were over.", ["speech said"]],
    ["its whole group", "Two US officials have assessed that it is over.", ["speech have assessed"]],
    ["no verb whose sentence has a claim", "The Kremlin said that [claim austin|talks were over].", []],
    ["no verb whose colon leads to a claim", "The Kremlin said:\n“[claim austin|Talks are over.]”", []],
    ["no verb of a short sentence after a quoted claim", "“[claim austin|Talks are over!]” Shoigu said.", []],
    ["no verb in a quotation", "“[claim austin|She told us he said so]”, Shoigu noted.", []],
    ["no saying by nobody", "It could not be said that talks were over.", []],
    ["a claim without source", "[claim|Talks are over], he said.", ["field source Talks are over"]],
    [
      "an event without date",
      "They [event|held talks] and [event 2022-10|met again].",
      ["field date held talks"],
    ],
    ["a person without entity", "[person|Somebody] came.", ["field entity Somebody"]],
    [
      "a person with an entity that is not in the registry",
      "[person gone|Somebody] came.",
      ["field entity Somebody"],
    ],
    [
      "unmarked repeats of a known name",
      "[person austin|Lloyd Austin] came. Then Austin left, and Austin's car.",
      ["name Austin", "name Austin"],
    ],
    ["the whole name", "[person austin|Austin] came. Lloyd J. Austin left.", ["name Lloyd J. Austin"]],
    ["names by way of a merged entity", "[person lloyd|He] came. Then Austin left.", ["name Austin"]],
    ["no names of entities that are not mentioned", "[person austin|Austin] came. Shoigu left.", []],
    [
      "no names that are marked",
      "[person austin|Austin] came. Then [person|Austin] left.",
      ["field entity Austin"],
    ],
    ["no other person's name", "[person austin|Austin] came. Austin Powers left.", []],
    [
      "all in reading order",
      "[person|He] said so. “One two three”. [event|It] was [person austin|Lloyd Austin]. Austin won.",
      ["field entity He", "speech said", "quotation “One two three”", "field date It", "name Austin"],
    ],
  ])("are %s", (_, picture, expected) => {
    const found = gapsOf(picture).map(({ rule, field, words }) =>
      [rule, field, words].filter((part) => part !== undefined).join(" "),
    )
    expect(found).toEqual(expected)
  })

  it("say whose name it is only where one person is meant", () => {
    const [one] = gapsOf("[person austin|He] came. Then Austin left.")
    const [both] = gapsOf("[person austin|He] and [person jane|she] came. Then Austin left.")
    expect([one?.words, one?.entity]).toEqual(["Austin", "austin"])
    expect([both?.words, both?.entity]).toEqual(["Austin", undefined])
  })

  it("of the reference's record of the sample are its two events without a date", () => {
    const text = readFileSync(new URL("../../assets/sample/austin-shoigu.txt", import.meta.url), "utf8")
    const reference: Reference = JSON.parse(
      readFileSync(new URL("../fixtures/austin-shoigu.reference.json", import.meta.url), "utf8"),
    )
    const annotations = reference.annotations.map(
      ({ id, kind, start, end, entity, source, date }): Annotation => {
        const value = entity ?? source ?? date
        return {
          id,
          kind,
          spans: [{ start: utf16(start), end: utf16(end) }],
          ...(value === undefined || value === null ? {} : { fields: fieldsOf(kind, value) }),
          creator: "ana",
          created: "2022-10-22T08:00:00.000Z",
          modified: "2022-10-22T08:00:00.000Z",
        }
      },
    )
    const gaps = findGaps({ text, annotations, kinds: builtInKinds, entities: reference.entities })
    expect(
      gaps.map(({ rule, annotation, span }) => `${rule} ${annotation ?? text.slice(span.start, span.end)}`),
    ).toEqual(["field e6", "field e7"])
  })
})

interface Reference {
  readonly entities: readonly Entity[]
  readonly annotations: readonly {
    id: string
    kind: string
    start: number
    end: number
    entity?: string
    source?: string
    date?: string | null
  }[]
}

describe("a dismissed gap", () => {
  const picture =
    "[person|He] came. “One two three”. “One two three”. The Kremlin said so. [person austin|He] left. Austin won."

  it("is gone, and no other with it", () => {
    for (const gap of gapsOf(picture)) {
      const rest = gapsOf(picture, [gap.key]).map(({ key }) => key)
      expect(rest).toEqual(
        gapsOf(picture)
          .map(({ key }) => key)
          .filter((key) => key !== gap.key),
      )
    }
  })

  it("stays dismissed while the text around it and other annotations change", () => {
    const keys = gapsOf(picture).map(({ key }) => key)
    expect(keys).toHaveLength(5)
    expect(gapsOf(`${picture} A further line, and [event 2022|an event].`, keys)).toEqual([])
    const before = gapsOf("New first line.\n[event|It] began.\n")[0]?.key
    expect(before).toBe("field:date:a1")
    expect(gapsOf(`New first line.\n${picture}`, keys)).toEqual([])
  })

  it("stays dismissed when the same words before it are marked", () => {
    const [, second] = gapsOf("“One two three”. “One two three”.")
    expect(gapsOf("“[claim austin|One two three]”. “One two three”.", [second?.key ?? ""])).toEqual([])
  })
})

describe("for any text and any annotations", () => {
  const piece = fc.constantFrom(
    ..."said|told|reporters|adding|Austin|Lloyd|Shoigu's|it|who|and|that|The|Kremlin".split("|"),
    ...[" ", " ", " ", ", ", ". ", "\n", "“", "”", '"', "'", "’", "«", "»", ":"],
    ..."e\u0301|🙂|👩‍👩‍👧|ش".split("|"),
  )
  const mark = fc.tuple(
    fc.nat(),
    fc.nat(20),
    fc.constantFrom("person", "claim", "event", "other"),
    fc.constantFrom(undefined, "austin", "gone"),
  )

  it("gaps lie in the text, in order, each with a key of its own that dismisses it", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), fc.array(mark, { maxLength: 8 }), (pieces, marks) => {
        const text = pieces.join("")
        const annotations = marks.flatMap(([at, length, kind, value], index): Annotation[] => {
          const start = at % (text.length + 1)
          const end = Math.min(text.length, start + length)
          if (start === end) return []
          return [
            {
              id: `a${index}`,
              kind,
              spans: [{ start: utf16(start), end: utf16(end) }],
              ...(value === undefined ? {} : { fields: fieldsOf(kind, value) }),
              creator: "ana",
              created: "2022-10-22T08:00:00.000Z",
              modified: "2022-10-22T08:00:00.000Z",
            },
          ]
        })
        const input = { text, annotations, kinds: builtInKinds, entities }
        const gaps = findGaps(input)
        expect(gaps.every(({ span }) => span.start < span.end && span.end <= text.length)).toBe(true)
        expect(gaps.map(({ span }) => span.start)).toEqual(
          gaps.map(({ span }) => span.start).sort((a, b) => a - b),
        )
        expect(new Set(gaps.map(({ key }) => key)).size).toBe(gaps.length)
        expect(gaps.every(({ key }) => key.length <= 1000)).toBe(true)
        expect(findGaps({ ...input, dismissed: gaps.map(({ key }) => key) })).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})
