// What a newer version of a text does to its annotations: nothing is lost, nothing comes to stand at another place
// unasked, and all of it can be taken back.

import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Article } from "../../shared/domain/article.ts"
import { articleToJson } from "../../shared/domain/article.ts"
import { spansInFields } from "../../shared/domain/field.ts"
import { invertOperations } from "../../shared/domain/invert.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import { applyOperations } from "../../shared/domain/operation.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { reviseArticle } from "../../shared/domain/revise.ts"
import { runs } from "../support/arbitrary-article.ts"
import { annotation, article } from "../support/article.ts"
import { atOnce } from "../support/at-once.ts"

const LATER = "2022-10-23T09:00:00.000Z"

/** Marks the words in [brackets], and takes the brackets away. Several marks: n0, n1 … */
function marked(text: string): Article {
  const parts = text.split(/\[([^\]]*)\]/)
  const annotations: Annotation[] = []
  let plain = ""
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 1)
      annotations.push(annotation(`n${annotations.length}`, plain.length, plain.length + part.length))
    plain += part
  }
  return { ...article(plain), annotations: new Map(annotations.map((one) => [one.id, one])) }
}

function revised(before: Article, text: string) {
  const { document, source } = article(text, "other")
  const { operation, counts } = atOnce(reviseArticle(before, { document, source, offers: [] }, LATER))
  return { after: unwrap(applyOperations(before, [operation])), operation, counts }
}

/** The new text with brackets around what is still marked, in the order of the text, and what was orphaned. */
function outcome(before: string, text: string): string[] {
  const { after } = revised(marked(before), text)
  const spans = [...after.annotations.values()].flatMap((one) => one.spans).sort((a, b) => b.start - a.start)
  const shown = spans.reduce(
    (all, { start, end }) => `${all.slice(0, start)}[${all.slice(start, end)}]${all.slice(end)}`,
    after.text,
  )
  const reviews = [...(after.reviews?.values() ?? [])]
  return [shown, ...reviews.map(({ verdict, annotation: { id } }) => `${id} ${verdict}`)]
}

describe("annotations in a newer version", () => {
  test.each([
    [
      "words before and behind may change",
      "Mr Austin spoke to [Shoigu] on Friday. They had not spoken since May.",
      "Secretary Austin spoke to Shoigu at noon on Friday. They had not talked since May.",
      ["Secretary Austin spoke to [Shoigu] at noon on Friday. They had not talked since May."],
    ],
    [
      "a quote that stands twice, and the annotated one is deleted",
      "[Austin] met Shoigu. Austin left.",
      "Austin left.",
      ["Austin left.", "n0 orphaned"],
    ],
    [
      "a quote that stands twice, and the other one is deleted",
      "Austin met Shoigu. [Austin] left.",
      "Austin left.",
      ["[Austin] left."],
    ],
    [
      "the annotated one is deleted inside a sentence",
      "The talks, [Austin] said before Austin left the room, went well.",
      "The talks, before Austin left the room, went well.",
      ["The talks, before Austin left the room, went well.", "n0 orphaned"],
    ],
    [
      "two places that only one is left of, and nobody can tell which",
      "First came one. [Read more] here. Then came two. Read more here. Last came three.",
      "First came one. Read more here. Last came three.",
      ["First came one. Read more here. Last came three.", "n0 orphaned"],
    ],
    ["one of three same words in a row", "No, [no], no.", "No, no.", ["No, no.", "n0 orphaned"]],
    [
      "a new place with the same words is not taken for the old one",
      "Much was said. [Austin] left early.",
      "Austin arrived late. Much was said. Nobody left.",
      ["Austin arrived late. Much was said. Nobody left.", "n0 orphaned"],
    ],
    [
      "a claim that reads differently",
      "[The Pentagon said seven soldiers had died] in the attack on Monday.",
      "The Pentagon said nine soldiers had died in the attack on Monday.",
      ["[The Pentagon said nine soldiers had died] in the attack on Monday.", "n0 changed"],
    ],
    [
      "a number that was corrected is gone",
      "The Pentagon said [seven] soldiers had died in the attack.",
      "The Pentagon said nine soldiers had died in the attack.",
      ["The Pentagon said nine soldiers had died in the attack.", "n0 orphaned"],
    ],
    [
      "a paragraph that was carried elsewhere",
      "One came first of all.\n[Austin] spoke to Shoigu on Friday.\nTwo came second to it.\nThree was the third of them.",
      "One came first of all.\nTwo came second to it.\nThree was the third of them.\nAustin spoke to Shoigu on Friday.",
      [
        "One came first of all.\nTwo came second to it.\nThree was the third of them.\n[Austin] spoke to Shoigu on Friday.",
        "n0 moved",
      ],
    ],
    [
      "straight quotation marks that became curly ones",
      '"We [spoke] to Mr Shoigu," said [Austin].',
      "“We spoke to Mr Shoigu,” said Austin.",
      ["“We [spoke] to Mr Shoigu,” said [Austin]."],
    ],
    [
      "emoji and joined characters stay whole",
      "Hello 👨‍👩‍👧 [👨‍👩‍👦 family], said e\u0301 [e\u0301te\u0301] twice.",
      "Hello 👨‍👩‍👦 family, said e\u0301 e\u0301te\u0301 twice.",
      ["Hello [👨‍👩‍👦 family], said e\u0301 [e\u0301te\u0301] twice."],
    ],
    [
      "scripts without spaces",
      "奥斯汀与[绍伊古]通话。会谈很短。",
      "奥斯汀周五与绍伊古通话。会谈很短。",
      ["奥斯汀周五与[绍伊古]通话。会谈很短。"],
    ],
    [
      "a text that has nothing in common",
      "[Austin] met Shoigu.",
      "Wholly other words.",
      ["Wholly other words.", "n0 orphaned"],
    ],
  ])("%s", (_, before, after, expected) => {
    expect(outcome(before, after)).toEqual(expected)
  })

  test("places that fields point to follow, and a cue that is gone makes it a changed one", () => {
    const text = "On Friday, Austin said that they had emphasised peace."
    const at = (words: string) => {
      const start = text.indexOf(words)
      return { start: utf16(start), end: utf16(start + words.length) }
    }
    const claim: Annotation = {
      ...annotation("n0", at("they").start, text.length - 1),
      fields: {
        cue: { value: { span: at("said") } },
        date: { value: { date: "2022-10-21", text: "Friday", span: at("Friday") } },
      },
    }
    const before = { ...article(text), annotations: new Map([[claim.id, claim]]) }
    const moved = revised(before, `Well. ${text}`)
    expect(moved.counts).toEqual({ kept: 1, moved: 0, changed: 0, orphaned: 0 })
    const fields = moved.after.annotations.get("n0")?.fields
    expect(fields?.cue?.value).toEqual({ span: { start: at("said").start + 6, end: at("said").end + 6 } })
    const without = revised(before, "On Friday, Austin told us that they had emphasised peace.")
    expect(without.counts).toEqual({ kept: 0, moved: 0, changed: 1, orphaned: 0 })
    expect(without.after.annotations.get("n0")?.fields).toEqual({ date: claim.fields?.date })
    expect(without.after.reviews?.get("n0")).toMatchObject({
      annotation: claim,
      places: [{ field: "cue", quote: "said", verdict: "lost" }],
    })
    const orphan = revised(before, "On Friday, Austin said nothing at all about it.").after.reviews?.get("n0")
    expect(orphan?.places?.map(({ quote }) => quote)).toEqual(["said", "Friday"])
  })

  test("what nobody has looked at yet is not forgotten when a further version follows", () => {
    const text = "Austin met Shoigu, [the minister], in Moscow. All went home."
    const first = marked(text)
    const one = first.annotations.get("n0") ?? expect.fail()
    const cue = { value: { span: { start: utf16(0), end: utf16(6) } } }
    const before = { ...first, annotations: new Map([["n0", { ...one, fields: { cue } }]]) }
    const once = revised(before, "He met Shoigu, the minister, in Moscow. All went home.").after
    const twice = revised(once, "He met Shoigu, the old minister, in Moscow. All went home.").after
    expect([...(twice.reviews?.values() ?? [])]).toMatchObject([
      {
        verdict: "changed",
        quotes: ["the minister"],
        annotation: { fields: { cue } },
        places: [{ field: "cue", quote: "Austin", verdict: "lost" }],
      },
    ])
    const gone = revised(twice, "All went home.").after
    expect(gone.reviews?.get("n0")).toMatchObject({
      verdict: "orphaned",
      quotes: ["the old minister"],
      places: [{ field: "cue", quote: "Austin", verdict: "lost" }],
    })
  })

  test("an orphan keeps its words and what stood around them, over further versions", () => {
    const once = revised(
      marked("Nobody knew. Then [Austin] met Shoigu in Moscow. All went home."),
      "Nobody knew. All went home.",
    )
    const twice = revised(once.after, "Nobody knew. Austin met Shoigu in Moscow. All went home.")
    expect([...(twice.after.reviews?.values() ?? [])]).toEqual([
      expect.objectContaining({
        verdict: "orphaned",
        quotes: ["Austin"],
        before: "Nobody knew. Then ",
        behind: " met Shoigu in Moscow. All went home.",
        text: once.operation.revision.from,
      }),
    ])
    expect(twice.after.annotations.size).toBe(0)
    expect(twice.after.revisions?.map(({ to }) => to)).toEqual([
      once.operation.revision.to,
      twice.operation.revision.to,
    ])
    expect(twice.after.formerSources).toHaveLength(2)
  })

  test("what was annotated meanwhile is refused rather than lost", () => {
    const before = marked("[Austin] met Shoigu.")
    const { document, source } = article("Austin met Shoigu on Friday.", "other")
    const { operation } = atOnce(reviseArticle(before, { document, source, offers: [] }, LATER))
    const added = unwrap(
      applyOperations(before, [{ type: "annotation.set", annotation: annotation("new", 11, 17) }]),
    )
    expect(applyOperations(added, [operation])).toMatchObject({ ok: false, error: { code: "text-changed" } })
    const noted = annotation("n0", 0, 6, { note: "!" })
    const changed = unwrap(
      applyOperations(before, [{ type: "annotation.set", annotation: { ...noted, modified: LATER } }]),
    )
    expect(applyOperations(changed, [operation])).toMatchObject({
      ok: false,
      error: { code: "text-changed" },
    })
  })
})

/** A word of a text that knows where it came from, so that it can be recognised however alike words are. */
interface Word {
  readonly text: string
  readonly origin: number
}

const names = ["Austin", "Shoigu", "Kyiv 🇺🇦", "e\u0301lan"]

/** Sentences of words that stand once in the text, with names between them that stand many times. */
const anyStory = fc
  .array(fc.array(fc.option(fc.constantFrom(...names), { freq: 2 }), { minLength: 2, maxLength: 8 }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((sentences) => {
    let origin = 0
    return sentences.map((words) =>
      words.map((name): Word => ({ text: name ?? `word${origin}`, origin: origin++ })),
    )
  })

type Edit = (story: Word[][]) => Word[][]
const place = fc.nat(1000)
const pick = (story: Word[][], at: number) => at % Math.max(1, story.length)

const dropSentence = place.map(
  (at): Edit =>
    (story) =>
      story.filter((_, index) => index !== pick(story, at)),
)
const dropWords = fc.tuple(place, place, fc.integer({ min: 1, max: 3 })).map(
  ([at, word, count]): Edit =>
    (story) =>
      story.map((sentence, index) =>
        index === pick(story, at) ? sentence.toSpliced(word % Math.max(1, sentence.length), count) : sentence,
      ),
)
/** Sentences of names alone stay: carried past one that reads the same, nobody could tell them apart. */
const carrySentence = fc.tuple(place, place).map(
  ([from, to]): Edit =>
    (story) => {
      const carried = story[pick(story, from)]
      if (carried === undefined || carried.every(({ text }) => names.includes(text))) return story
      const rest = story.toSpliced(pick(story, from), 1)
      return rest.toSpliced(to % (rest.length + 1), 0, carried)
    },
)

function addWords(...texts: string[]): fc.Arbitrary<Edit> {
  const made = fc.array(fc.constantFrom(...texts), { minLength: 1, maxLength: 4 })
  return fc.tuple(place, place, made, fc.boolean()).map(([at, word, made, sentence]) => (story) => {
    const words = made.map((text): Word => ({ text, origin: -1 }))
    if (sentence) return story.toSpliced(at % (story.length + 1), 0, words)
    return story.map((sentence, index) =>
      index === pick(story, at) ? sentence.toSpliced(word % (sentence.length + 1), 0, ...words) : sentence,
    )
  })
}

/** Of several edits at one place, nobody could tell from the texts alone which there were. */
const tellingEdits = fc.oneof(
  fc.tuple(fc.oneof(dropSentence, dropWords, addWords(...names, "new1", "new2"))),
  fc.array(carrySentence, { minLength: 1, maxLength: 3 }),
)
const anyEdits = fc.array(fc.oneof(dropSentence, dropWords, carrySentence, addWords(...names, "new1")), {
  maxLength: 6,
})

/** The text of a story, and where each word stands in it. */
function written(story: readonly (readonly Word[])[]) {
  const words: { readonly origin: number; readonly start: number; readonly end: number }[] = []
  let text = ""
  for (const [index, sentence] of story.entries()) {
    for (const [at, word] of sentence.entries()) {
      if (at > 0) text += " "
      words.push({ origin: word.origin, start: text.length, end: text.length + word.text.length })
      text += word.text
    }
    text += index % 3 === 2 ? ".\n" : ". "
  }
  return { text: text.trimEnd(), words }
}

describe("whatever is edited", () => {
  const marksOf = ({ words }: ReturnType<typeof written>) =>
    words.map(({ origin, start, end }) => annotation(`n${origin}`, start, end))
  const edited = (story: Word[][], edits: readonly Edit[]) =>
    written(edits.reduce((one, edit) => edit(one), story))

  test("an annotation is left with its own words or is an orphan", () => {
    const fates = { kept: 0, moved: 0, changed: 0, orphaned: 0, gone: 0 }
    fc.assert(
      fc.property(anyStory, tellingEdits, (story, edits) => {
        const [before, after] = [written(story), edited(story, edits)]
        const marks = marksOf(before)
        const first = { ...article(before.text), annotations: new Map(marks.map((one) => [one.id, one])) }
        const { after: second, counts } = revised(first, after.text)
        for (const { id } of marks) {
          const span = second.annotations.get(id)?.spans[0]
          const own = after.words.find(({ origin }) => `n${origin}` === id)
          if (own === undefined) fates.gone++
          if (span === undefined) expect(second.reviews?.get(id)?.verdict).toBe("orphaned")
          else
            expect(
              own !== undefined && own.start <= span.start && span.end <= own.end,
              JSON.stringify([id, before.text, after.text, span, own]),
            ).toBe(true)
        }
        for (const verdict of ["kept", "moved", "changed", "orphaned"] as const)
          fates[verdict] += counts[verdict]
      }),
      { numRuns: runs(300) },
    )
    // Caution must not make orphans of everything.
    expect(2 * (fates.orphaned - fates.gone)).toBeLessThan(fates.kept + fates.moved)
  })

  test("a place that a field points to follows its own words, or its loss is told", () => {
    const fates = { followed: 0, told: 0, gone: 0 }
    fc.assert(
      fc.property(anyStory, tellingEdits, place, (story, edits, apart) => {
        const [before, after] = [written(story), edited(story, edits)]
        // Every annotation's cue is another word of the text.
        const marks = marksOf(before).map((mark, index, all) => {
          const [span] = all[(index + apart) % all.length]?.spans ?? []
          return { ...mark, fields: span === undefined ? {} : { cue: { value: { span } } } }
        })
        const first = { ...article(before.text), annotations: new Map(marks.map((one) => [one.id, one])) }
        const { after: second } = revised(first, after.text)
        for (const [index, { id, fields }] of marks.entries()) {
          const { id: cueOf, spans } = marks[(index + apart) % marks.length] ?? expect.fail()
          const [was] = spans
          const own = after.words.find(({ origin }) => `n${origin}` === cueOf)
          const [is] = spansInFields(second.annotations.get(id)?.fields)
          const told = second.reviews?.get(id)?.places ?? []
          if (own === undefined) fates.gone++
          if (is === undefined) {
            fates.told++
            const quote = before.text.slice(was?.start, was?.end)
            expect(told).toEqual([{ field: "cue", quote, verdict: "lost" }])
            expect(second.reviews?.get(id)?.annotation.fields).toEqual(fields)
          } else {
            fates.followed++
            expect(own !== undefined && own.start <= is.start && is.end <= own.end).toBe(true)
            const same = second.text.slice(is.start, is.end) === before.text.slice(was?.start, was?.end)
            expect(told.map(({ verdict }) => verdict)).toEqual(same ? [] : ["changed"])
          }
        }
      }),
      { numRuns: runs(200) },
    )
    expect(fates.told - fates.gone).toBeLessThan(fates.followed)
  })

  test("none is lost, what is kept reads as before, and undo gives the first state", () => {
    fc.assert(
      fc.property(anyStory, anyEdits, (story, edits) => {
        const [before, after] = [written(story), edited(story, edits)]
        const marks = marksOf(before)
        const first = { ...article(before.text), annotations: new Map(marks.map((one) => [one.id, one])) }
        const { after: second, operation } = revised(first, after.text)
        for (const { id, spans } of marks) {
          const [was, is] = [spans[0], second.annotations.get(id)?.spans[0]]
          const verdict = second.reviews?.get(id)?.verdict ?? "kept"
          expect(is === undefined).toBe(verdict === "orphaned")
          if (is !== undefined && verdict !== "changed")
            expect(second.text.slice(is.start, is.end)).toBe(first.text.slice(was?.start, was?.end))
        }
        const back = unwrap(applyOperations(second, invertOperations(first, [operation])))
        expect(articleToJson(back)).toEqual(articleToJson(first))
      }),
      { numRuns: runs(200) },
    )
  })
})
