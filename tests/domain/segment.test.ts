import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { utf16 } from "../../shared/domain/offset.ts"
import { markable, snapToGraphemes, snapToWords } from "../../shared/domain/segment.ts"
import { sentenceAround } from "../../shared/domain/sentence.ts"
import type { Span } from "../../shared/domain/span.ts"
import { builtInKinds } from "../../shared/kinds/registry.ts"

/** Reads a selection drawn with brackets: `Lloyd [Aus]tin`. */
function drawn(picture: string): { text: string; span: Span } {
  const start = picture.indexOf("[")
  const end = picture.indexOf("]") - 1
  return { text: picture.replace("[", "").replace("]", ""), span: { start: utf16(start), end: utf16(end) } }
}

function check(
  picture: string,
  expected: string,
  trim: "punctuation" | "space" = "punctuation",
  language?: string,
): void {
  const { text, span } = drawn(picture)
  const snapped = snapToWords(text, span, trim, language)
  expect(snapped === undefined ? undefined : text.slice(snapped.start, snapped.end)).toBe(expected)
}

describe("snapping a selection to words", () => {
  it.each([
    ["Lloyd [Aus]tin met", "Austin"],
    ["[Lloyd Au]stin met", "Lloyd Austin"],
    ["said[ Austin, ]also", "Austin"],
    ["“[emphasized” ]to his", "emphasized"],
    ["and [Russia]'s Defence", "Russia"],
    ["and [Russia’]s Defence", "Russia"],
    ["the [Shahed-1]36 drone", "Shahed-136"],
    ["[US] Army", "US"],
    ["a [🙂] b", "🙂"],
    ["le caf[e\u0301] noir", "cafe\u0301"],
    ["العقيد [سيرغ]ي شويغو", "سيرغي"],
    // A word goes on behind a soft hyphen, a joiner, and the signs within numbers and initials.
    ["about [co\u00ad]opera\u00adtion", "co\u00adopera\u00adtion"],
    ["about [co]\u00adopera\u00adtion", "co\u00adopera\u00adtion"],
    ["about co\u00adopera\u00ad[tion]", "co\u00adopera\u00adtion"],
    ["زبان [می]\u200cخواهم", "می\u200cخواهم"],
    ["told [5],000 soldiers", "5,000"],
    ["a rise of 3.[5] per cent", "3.5"],
    ["the [U].S. Army", "U.S"],
    // An apostrophe belongs to the name where it is not the English genitive or a French article.
    ["[O]’Brien met", "O’Brien"],
    ["it [don]’t", "don’t"],
    ["de l’[Ukra]ine", "Ukraine"],
    ["the [soldiers]’ pay", "soldiers"],
    ["and [Russ]ia’s army", "Russia"],
    ["and Ru[ssia’s] army", "Russia’s"],
    ["and [O’Bri]en’s army", "O’Brien"],
    ["and O’[Bri]en’s army", "O’Brien"],
    ["L’[Ukra]ine a dit", "Ukraine"],
    ["dell’[Ucraina] ha", "Ucraina"],
    ["de l’Uk[raine] et", "Ukraine"],
    ["de [l’Ukra]ine et", "l’Ukraine"],
  ])("%s", (picture, expected) => check(picture, expected))

  it.each([
    // Where words are written without space between them, one that is selected whole stays alone.
    ["[ภาษา]ไทย", "ภาษา", "th"],
    ["ภาษา[ไทย]", "ไทย", "th"],
    ["他[访问]北京", "访问", "zh"],
    ["з [Прем]’єром України", "Прем’єром", "uk"],
    ["з Прем’[єром] України", "Прем’єром", "uk"],
  ])("%s", (picture, expected, language) => check(picture, expected, "punctuation", language))

  it.each([
    ["[Hezbollah (Party of God)], ", "Hezbollah (Party of God)"],
    ["the [Ministry of Defence (MoD), ]said", "Ministry of Defence (MoD)"],
    ["([Party of God)] said", "Party of God"],
    ["[(Party of God) Hezbollah] said", "(Party of God) Hezbollah"],
    ["([Lavrov (Russia)]) said", "Lavrov (Russia)"],
    ["[(Lavrov)] said", "Lavrov"],
    ["[“Ghost” Smith]", "“Ghost” Smith"],
    ["[Joe “Ghost”, ]who", "Joe “Ghost”"],
    ["[“Austin,” ]he said", "Austin"],
    ["in the [U.S., ]where", "U.S."],
    ["[John Smith Jr., ]who", "John Smith Jr."],
    ["with [Austin. ]Then", "Austin"],
    ["in [plan B. ]Then", "plan B"],
    ["[(J. R. Smith Jr.)]", "J. R. Smith Jr."],
  ])("keeps what belongs to a name: %s", (picture, expected) => check(picture, expected))

  it("keeps a claim's full stop and quotation marks", () => {
    check(
      'he said [lines of communication amid the war." ]Then',
      'lines of communication amid the war."',
      "space",
    )
  })

  it("leaves nothing of a selection that is only space or punctuation", () => {
    const { text, span } = drawn("Austin[, ]also")
    expect(snapToWords(text, span, "punctuation")).toBeUndefined()
  })

  it("segments by the language of the article, and survives a malformed one", () => {
    check("ภาษา[ไท]ย", "ไทย", "punctuation", "not a language")
  })

  it("leaves each span of the reference annotation as it is", () => {
    const text = readFileSync(new URL("../../assets/sample/austin-shoigu.txt", import.meta.url), "utf8")
    const reference = JSON.parse(
      readFileSync(new URL("../fixtures/austin-shoigu.reference.json", import.meta.url), "utf8"),
    ) as { annotations: { kind: string; start: number; end: number; quote: string }[] }
    const changed = reference.annotations.filter(({ kind, start, end }) => {
      const trim = builtInKinds.find(({ id }) => id === kind)?.trim ?? "space"
      const snapped = snapToWords(text, { start: utf16(start), end: utf16(end) }, trim)
      return snapped?.start !== start || snapped.end !== end
    })
    expect(reference.annotations).toHaveLength(44)
    expect(changed).toEqual([])
  })
})

describe("snapping to graphemes", () => {
  const piece = fc.constantFrom("a", "é", "e\u0301", "🙂", "👩‍👩‍👧", "🇺🇦", "\u00a0", " ", "ش", "\n", "क्षि")
  it("never splits a grapheme and always covers the selection", () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 40 }), fc.nat(), fc.nat(), (pieces, a, b) => {
        const text = pieces.join("")
        const start = Math.min(a % (text.length + 1), b % (text.length + 1))
        const end = Math.max(a % (text.length + 1), b % (text.length + 1))
        const snapped = snapToGraphemes(text, { start: utf16(start), end: utf16(end) })
        if (start === end) {
          expect(snapped).toBeUndefined()
          return
        }
        const ends = new Set([text.length])
        for (const { index } of new Intl.Segmenter().segment(text)) ends.add(index)
        expect(snapped !== undefined && ends.has(snapped.start) && ends.has(snapped.end)).toBe(true)
        expect(snapped !== undefined && snapped.start <= start && snapped.end >= end).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

describe("the sentence around an offset", () => {
  it("ends at the full stop and does not cross a line", () => {
    const text = "One here. Two there.\nThree"
    const span = sentenceAround(text, 12)
    expect(span === undefined ? "" : text.slice(span.start, span.end)).toBe("Two there.")
    const last = sentenceAround(text, text.length)
    expect(last === undefined ? "" : text.slice(last.start, last.end)).toBe("Three")
  })

  // Drawn with brackets as it is to come out, and a bar where the offset lies.
  it.each([
    "It rained. [The U.S. Defense Secretary met |Gen. Mark Milley at 5 p.m. Moscow time.] They left.",
    "It rained. [Talks| were held in the U.S.] He left at 5 p.m. Friday.",
    "It rained. [He |left at 5 p.m.] The night came.",
    "[Lt. Col. J. R.| Smith Jr. said so.] Nobody answered.",
    "[“Where is it?” |asked a resident.] Nobody answered.",
    "It rained. [“Where is |it?” asked a resident.] Nobody answered.",
  ])("is whole: %s", (picture) => {
    const text = picture.replace(/[[\]|]/gu, "")
    const span = sentenceAround(text, picture.replace("[", "").indexOf("|"))
    expect(text.slice(span?.start, span?.end)).toBe(/\[(.*)\]/u.exec(picture.replace("|", ""))?.[1])
  })
})

it("takes what was found as it can be marked: no space around it, letters whole, each place once", () => {
  const text = "a \u{1f468}\u200d\u{1f469}\u200d\u{1f467} b e\u0301"
  const parts = [...text.matchAll(/./gu)].map(({ index, 0: part }) => ({
    start: utf16(index),
    end: utf16(index + part.length),
  }))
  const places = markable(text, parts).map(({ start, end }) => text.slice(start, end))
  expect(places).toEqual(["a", "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}", "b", "e\u0301"])
  expect(markable(text, [{ start: utf16(1), end: utf16(2) }])).toEqual([])
})
