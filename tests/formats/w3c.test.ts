import fc from "fast-check"
import jsonld from "jsonld"
import { describe, expect, test } from "vitest"
import type { Article } from "../../shared/domain/article.ts"
import { documentFromBlocks } from "../../shared/domain/document.ts"
import { w3c } from "../../shared/formats/w3c/index.ts"
import { goldenArticle } from "../fixtures/golden.ts"
import { markedTexts } from "./arbitrary.ts"
import { type Collection, targetsOf } from "./readers.ts"
import { article, slice, write } from "./slice.ts"
import { type Check, readW3c, w3cCheck, w3cFilesMissing } from "./w3c-schemas.ts"

if (w3cFilesMissing !== undefined) console.warn(w3cFilesMissing)

function written(...articles: Parameters<typeof slice>) {
  const { files, losses } = write(w3c, slice(...articles))
  const collections: Collection[] = files
    .filter(({ name }) => name.endsWith(".jsonld"))
    .map(({ content }) => JSON.parse(content))
  const [collection] = collections
  if (collection === undefined) throw new Error("Nothing was written")
  return { files, losses, collections, collection }
}

function countOf(text: string, part: string): number {
  let times = 0
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) times++
  return times
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" })

/** Checks every target against the text, counting as the Recommendation says. */
function checkTargets(text: string, { first: { items } }: Collection) {
  const points = [...text]
  const boundaries = new Set([text.length, ...[...graphemes.segment(text)].map(({ index }) => index)])
  for (const { selector } of items.flatMap(targetsOf)) {
    const [{ exact, prefix, suffix }, { start, end }] = selector
    expect(points.slice(start, end).join("")).toBe(exact)
    const before = points.slice(0, start).join("")
    expect(before.endsWith(prefix)).toBe(true)
    expect(points.slice(end).join("").startsWith(suffix)).toBe(true)
    expect(countOf(text, prefix + exact + suffix)).toBe(1)
    expect(boundaries.has(before.length - prefix.length)).toBe(true)
    expect(boundaries.has(before.length + exact.length + suffix.length)).toBe(true)
  }
}

describe("targets", () => {
  test("of the golden fixture quote what they point at, each with a context that occurs once", () => {
    const { collection, files } = written(goldenArticle())
    expect(collection.first.items).toHaveLength(18)
    checkTargets(files[1]?.content ?? "", collection)
  })

  test("of whatever is marked in whatever text do so too", () => {
    fc.assert(
      fc.property(markedTexts(), ({ text, spans }) => {
        const { collection, losses } = written(
          spans.reduce((all, span) => all.markSpans("event", [span]), article(text)),
        )
        checkTargets(text, collection)
        expect(losses.map(({ code }) => code)).not.toContain("ambiguous-quotes")
      }),
      { numRuns: 500 },
    )
  })

  test("get more context the more a text repeats itself, up to all of it", () => {
    const boilerplate = "All rights reserved. Click here to subscribe to our newsletter.\n"
    const text = boilerplate.repeat(40)
    const builder = article(text)
    for (let line = 0; line < 40; line++) {
      const start = line * boilerplate.length
      builder.markSpans("claim", [{ start, end: start + "All rights reserved".length }])
    }
    checkTargets(text, written(builder).collection)
    const [first] = written(article("Austin. Nothing else here.").mark("person", "Austin")).collection.first
      .items
    expect(first && targetsOf(first)[0]?.selector[0].suffix).toBe(". Nothing else here.")
  })

  test("are found in seconds for 33,000 annotations in 2 MB, and said to be ambiguous only where they are", () => {
    const report = (text: string) => {
      const builder = article(text)
      for (let i = 0; i < 33_000; i++) {
        const start = Math.floor((i * (text.length - 10)) / 33_000)
        builder.markSpans("person", [{ start, end: start + 10 }])
      }
      const begun = performance.now()
      const { losses } = written(builder)
      expect(performance.now() - begun).toBeLessThan(30_000)
      return losses.find(({ code }) => code === "ambiguous-quotes")?.count
    }
    expect(report(Array.from({ length: 300_000 }, (_, i) => i.toString(36)).join(" "))).toBeUndefined()
    expect(report("They spoke again. ".repeat(110_000))).toBeGreaterThan(30_000)
  })

  test("of one annotation are as many as it has parts", () => {
    const { collection, losses } = written(goldenArticle())
    const parts = collection.first.items.map(({ target }) => (Array.isArray(target) ? target.length : 1))
    expect(parts.filter((count) => count > 1).sort()).toEqual([2, 3])
    expect(losses.find(({ code }) => code === "discontinuous")?.count).toBe(2)
  })

  test("point at the article's address, where it is one, and else at its id", () => {
    const sourceOf = (url?: string) =>
      written(article("Austin met Shoigu", url === undefined ? {} : { url })).collection["schema:about"].id
    expect(sourceOf("https://news.example/a?b=1&c=[2]#d")).toBe("https://news.example/a?b=1&c=%5B2%5D#d")
    expect(sourceOf(" http://news.example/новини/100%/a b ")).toBe(
      "http://news.example/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8/100%25/a%20b",
    )
    expect(sourceOf("https://news.example/%D0%BD")).toBe("https://news.example/%D0%BD")
    for (const none of [undefined, "", "news.example", "javascript:alert(1)", "https://", "https://a#b#c"]) {
      expect(sourceOf(none)).toBe("urn:postil:article:article-1")
    }
  })
})

describe("losses", () => {
  test("name formatting, progress and fields of other versions where there are any", () => {
    const base = goldenArticle().build()
    const [annotation] = base.annotations.values()
    if (annotation === undefined) throw new Error("The golden fixture has annotations")
    const rich: Article = {
      ...base,
      document: documentFromBlocks([{ text: base.text, gap: 1, heading: 1 }]),
      done: "2022-10-25T10:00:00Z",
      unknown: { rating: 5 },
      annotations: new Map([[annotation.id, Object.assign({ certainty: "high" }, annotation)]]),
    }
    const counts = Object.fromEntries(written(rich, base).losses.map(({ code, count }) => [code, count]))
    expect(counts).toEqual({
      discontinuous: 2,
      formatting: 1,
      progress: 1,
      "import-details": 2,
      "unknown-fields": 1,
    })
  })
})

test("times are written in UTC, as the Recommendation wants them", () => {
  const base = article("Austin met Shoigu").mark("person", "Austin").build()
  const annotations = new Map(
    [...base.annotations].map(([id, annotation]) => [
      id,
      { ...annotation, created: "2022-10-24T12:00:00+02:00" },
    ]),
  )
  expect(written({ ...base, annotations }).collection.first.items[0]?.created).toBe(
    "2022-10-24T10:00:00.000Z",
  )
})

describe.skipIf(w3cFilesMissing !== undefined)("as linked data", () => {
  const options = {
    // Safe mode refuses to drop anything: a term that no context defines, an identifier that is no IRI.
    safe: true,
    documentLoader: async (url: string) => {
      if (url !== "http://www.w3.org/ns/anno.jsonld") throw new Error(`${url} is not at hand`)
      return { documentUrl: url, document: readW3c("anno.jsonld") }
    },
  }
  const expand = (document: object): Promise<jsonld.NodeObject[]> => jsonld.expand({ ...document }, options)

  test("every term is defined by the W3C's own context", async () => {
    const [expanded] = await expand(written(goldenArticle()).collection)
    const annotation = "http://www.w3.org/ns/oa#"
    const json = JSON.stringify(expanded)
    expect(json.split(`"${annotation}Annotation"`)).toHaveLength(19)
    expect(json).toContain(`"${annotation}classifying"`)
    expect(json).toContain('"@id":"urn:postil:kind:person"')
    expect(json).toContain('"http://schema.org/sha256":[{"@value":')
    const positions = json.matchAll(
      /"http:\/\/www\.w3\.org\/ns\/oa#start":\[\{"@type":"([^"]+)","@value":\d+\}\]/g,
    )
    expect([...positions].map(([, type]) => type)).toEqual(
      Array(21).fill("http://www.w3.org/2001/XMLSchema#nonNegativeInteger"),
    )
  })

  test("a term of nobody's or an id that is no IRI would be noticed", async () => {
    const { collection } = written(goldenArticle())
    await expect(expand({ ...collection, certainty: "high" })).rejects.toThrow()
    await expect(expand({ ...collection, id: "collection 1" })).rejects.toThrow()
  })
})

describe.skipIf(w3cFilesMissing !== undefined)("by the W3C's own tests", () => {
  const context = { "@context": "http://www.w3.org/ns/anno.jsonld" }
  const checks = w3cFilesMissing === undefined ? compile() : undefined

  function compile() {
    return {
      annotation: w3cCheck("annotations/annotationMusts.test"),
      collection: w3cCheck("collections/collectionMusts.test"),
      page: w3cCheck("collections/pages/pageMusts.test"),
    }
  }

  const annotationCheck: Check = (resource) => checks?.annotation(resource) ?? []

  test("every annotation, the collection and its page hold", () => {
    for (const given of [goldenArticle(), article("Nothing is marked here")]) {
      const { collection } = written(given)
      expect(checks?.collection(collection)).toEqual([])
      expect(checks?.page(collection)).toEqual([])
      for (const item of collection.first.items) expect(annotationCheck({ ...context, ...item })).toEqual([])
    }
  })

  test("their samples hold, apart from the sets of targets that the Recommendation dropped", () => {
    for (let number = 1; number <= 40; number++) {
      const failed = annotationCheck(readW3c(`tools/samples/correct/anno${number}.json`))
      const dropped = [11, 12, 13].includes(number)
      expect([number, failed]).toEqual([
        number,
        dropped ? ["annotations/3.2-targetObjectsRecognized.json"] : [],
      ])
    }
  })

  test.each<[string, Record<string, unknown>]>([
    ["no id", { id: undefined }],
    ["an id that is no IRI", { id: "annotation 1" }],
    ["another type", { type: "Note" }],
    ["a time that is none", { created: "Friday" }],
    ["no target", { target: undefined }],
    ["a target without a source", { target: { selector: { type: "TextQuoteSelector", exact: "Austin" } } }],
    ["both body and bodyValue", { bodyValue: "Person" }],
    [
      "a position before the text",
      { target: { source: "urn:x:y", selector: { type: "TextPositionSelector", start: -1, end: 2 } } },
    ],
    [
      "a quote selector without quote",
      { target: { source: "urn:x:y", selector: { type: "TextQuoteSelector" } } },
    ],
  ])("an annotation with %s would not hold", (_, change) => {
    const [item] = written(goldenArticle()).collection.first.items
    expect(annotationCheck(JSON.parse(JSON.stringify({ ...context, ...item, ...change })))).not.toEqual([])
  })

  test("nor would a collection without its context, or a page of something else", () => {
    const { collection } = written(goldenArticle())
    expect(checks?.collection({ ...collection, "@context": undefined })).not.toEqual([])
    expect(checks?.page({ ...collection, first: { ...collection.first, items: [1] } })).not.toEqual([])
  })
})
