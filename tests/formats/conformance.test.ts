// What every registered format promises, whatever it writes.

import { describe, expect, test } from "vitest"
import type { Annotation } from "../../shared/domain/annotation.ts"
import { type Article, articleFromJson, articleSchema, articleToJson } from "../../shared/domain/article.ts"
import { unwrap } from "../../shared/domain/result.ts"
import type { ProjectSlice } from "../../shared/formats/format.ts"
import { findFormat, formats } from "../../shared/formats/registry.ts"
import { goldenArticle, goldenQuotes, goldenText } from "../fixtures/golden.ts"
import { readers } from "./readers.ts"
import { referenceArticle } from "./reference.ts"
import { formattedArticle, richSlice } from "./rich.ts"
import { article, project, slice, write } from "./slice.ts"

test("formats have names of their own, and are found by them", () => {
  expect(formats.map(({ name }) => name)).toContain("postil-json")
  expect(new Set(formats.map(({ name }) => name)).size).toBe(formats.length)
  for (const format of formats) expect(findFormat(format.name)).toBe(format)
  expect(findFormat("no-such-format")).toBeUndefined()
})

describe.each(formats.map((format) => [format.name, format] as const))("%s", (name, format) => {
  const golden = () => slice(goldenArticle())

  test("says what it is and who reads it", () => {
    expect(format.name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(format.title).toMatch(/\S/)
    expect(format.readers).toMatch(/^\S[^\n]*\S$/)
  })

  test("holds the golden fixture: every kind, and every quote at its offsets", () => {
    const reader = readers[name]
    if (reader === undefined) throw new Error(`Write a reader for ${name} in tests/formats/readers.ts`)
    const [read, ...others] = reader.read(write(format, golden()).files)
    expect(others).toEqual([])
    expect(read?.text ?? goldenText).toBe(goldenText)
    const annotations = read?.annotations ?? []
    for (const { spans } of annotations) {
      for (const { start, end, quote } of spans) {
        if (start !== undefined && end !== undefined) expect(reader.cut(goldenText, start, end)).toBe(quote)
      }
    }
    const found = annotations.map(({ kind, spans }) => ({ kind, quotes: spans.map(({ quote }) => quote) }))
    if (reader.partial === true) {
      // It holds some of the annotations, and parts of others; the rest is among the losses.
      expect(found.length).toBeGreaterThan(5)
      for (const { kind, quotes } of found)
        expect(
          goldenQuotes.some((one) => one.kind === kind && one.quotes.join("\n").includes(quotes.join())),
        ).toBe(true)
      const lost = write(format, golden()).losses.filter(({ code }) => ["overlaps", "gaps"].includes(code))
      expect(lost.map(({ code }) => code).sort()).toEqual(["gaps", "overlaps"])
      return
    }
    const sorted = (list: typeof found) => list.map((entry) => JSON.stringify(entry)).sort()
    expect(sorted(found)).toEqual(sorted([...goldenQuotes]))
    // The same words five times are five places.
    const minister = annotations.flatMap(({ kind, spans }, number) =>
      kind === "person"
        ? spans.filter(({ quote }) => quote === "the minister").map(({ start }) => start ?? number)
        : [],
    )
    expect(new Set(minister).size).toBe(5)
  })

  test("gives the same bytes for the same project, whatever the order of its making", () => {
    const given = everything()
    const first = write(format, given)
    expect(write(format, everything())).toEqual(first)
    expect(write(format, { ...given, articles: given.articles.map(reloaded) }).files).toEqual(first.files)
    expect(write(format, { ...given, articles: given.articles.map(madeOtherwise) })).toEqual(first)
  })

  test("names files safely on every platform, and no two alike", () => {
    const titles = [
      "../../etc/passwd",
      "CON",
      "aux.txt",
      'C:\\x|y?*<>"',
      ".",
      "...",
      "\u0000\u202e",
      "Kyi\u0308v",
    ]
    const more = [
      "KYÏV",
      "kyïv",
      "محادثات",
      "🕊️".repeat(200),
      "x".repeat(1000),
      "كلمة ".repeat(300),
      "a",
      "A",
      "a-2",
    ]
    const names = write(
      format,
      slice(...[...titles, ...more].map((title, index) => titled(title, `article-${index}`))),
    ).files.map((file) => file.name)
    for (const name of names) {
      expect(name).toMatch(/^[\p{L}\p{M}\p{N}]+([-.][\p{L}\p{M}\p{N}]+)*$/u)
      expect(name.split(".")[0]).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)$/i)
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(240)
    }
    expect(new Set(names.map((name) => name.normalize("NFC").toLowerCase())).size).toBe(names.length)
  })

  test("reports what it cannot hold as values, and nothing where it holds everything", () => {
    for (const written of [
      write(format, golden()),
      write(format, slice()),
      write(format, slice(article("Hello"))),
    ]) {
      expect(JSON.parse(JSON.stringify(written.losses))).toEqual(written.losses)
      expect(new Set(written.losses.map(({ code }) => code)).size).toBe(written.losses.length)
      for (const { code, message, count } of written.losses) {
        expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
        expect(message).toContain(String(count))
        expect(count).toBeGreaterThan(0)
      }
      if (format.lossless === true) expect(written.losses).toEqual([])
    }
  })

  test("leaves the slice as it was", () => {
    const given = golden()
    const before = JSON.stringify(given.articles.map(articleToJson))
    write(format, freeze(given))
    expect(JSON.stringify(given.articles.map(articleToJson))).toBe(before)
  })
})

/** Articles with everything in them, the annotated sample, and the golden fixture. */
function everything() {
  const { project, articles } = richSlice()
  return {
    project,
    articles: [...articles, formattedArticle(), { ...referenceArticle().build(), id: "sample" }],
  }
}

/** The same article, with everything that has no order of its own in another. */
function madeOtherwise(original: Article): Article {
  const { annotations, relations, metadata } = original
  return {
    ...original,
    metadata: Object.assign(
      {},
      ...Object.entries(metadata)
        .reverse()
        .map(([name, value]) => ({ [name]: value })),
    ),
    annotations: new Map([...annotations].reverse().map(([id, one]) => [id, withFieldsReversed(one)])),
    ...(relations === undefined ? {} : { relations: new Map([...relations].reverse()) }),
  }
}

function withFieldsReversed(annotation: Annotation): Annotation {
  const { fields } = annotation
  return fields === undefined
    ? annotation
    : { ...annotation, fields: Object.fromEntries(Object.entries(fields).reverse()) }
}

/** An article as it comes back from the store. */
function reloaded(original: Article): Article {
  return unwrap(articleFromJson(articleSchema.parse(JSON.parse(JSON.stringify(articleToJson(original))))))
}

function titled(title: string, id: string) {
  const base = article("Hello").build()
  return { ...base, id, metadata: { ...base.metadata, title } }
}

function freeze(given: ReturnType<typeof slice>): ProjectSlice {
  return Object.freeze({
    project: Object.freeze({ ...project }),
    articles: Object.freeze([...given.articles]),
  })
}
