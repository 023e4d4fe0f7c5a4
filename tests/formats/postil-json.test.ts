import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import Ajv2020, { type AnySchemaObject } from "ajv/dist/2020.js"
import addFormats from "ajv-formats"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Article, articleFromJson, articleSchema, articleToJson } from "../../shared/domain/article.ts"
import { canonicalText, documentSchema, parseDocument } from "../../shared/domain/document.ts"
import { projectSchema } from "../../shared/domain/project.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { POSTIL_SCHEMA_ID, postilJson } from "../../shared/formats/postil-json/index.ts"
import { goldenArticle } from "../fixtures/golden.ts"
import { markedTexts } from "./arbitrary.ts"
import { article, project, slice, write } from "./slice.ts"

const schema: AnySchemaObject = JSON.parse(
  readFileSync(new URL("../../shared/formats/postil-json/postil.schema.json", import.meta.url), "utf8"),
)

function validator(schema: AnySchemaObject) {
  const ajv = new Ajv2020({ strict: true, allErrors: true })
  addFormats(ajv)
  return ajv.compile(schema)
}

const validate = validator(schema)

function problems(content: unknown, by = validate): string[] {
  return by(content) ? [] : (by.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

function written(...articles: Parameters<typeof slice>) {
  const [file, ...others] = write(postilJson, slice(...articles)).files
  if (file === undefined || others.length > 0) throw new Error("Postil JSON is one file")
  return { name: file.name, content: JSON.parse(file.content) }
}

/** An article with every optional field, formatting, and fields that this version does not know. */
function fullArticle(): Article {
  const { doc, heading, paragraph, blockquote, bullet_list, list_item, hard_break } = documentSchema.nodes
  const link = documentSchema.marks.link.create({ href: "https://news.example/" })
  const strong = documentSchema.marks.strong.create()
  const document = doc.create({ lead: 1, tail: 2 }, [
    heading.create({ level: 1 }, documentSchema.text("Talks")),
    blockquote.create(null, paragraph.create({ gap: 2 }, documentSchema.text("Said", [link, strong]))),
    bullet_list.create(
      null,
      list_item.create(null, paragraph.create(null, [documentSchema.text("a"), hard_break.create()])),
    ),
  ])
  const base = goldenArticle().build()
  return {
    ...base,
    id: "full",
    document,
    text: canonicalText(document),
    annotations: article("x")
      .markSpans("event", [{ start: 1, end: 6 }], "note")
      .build().annotations,
    offers: article("date 2022-10-22 Talks").build().offers,
    textVersion: "0123456789abcdef",
    revisions: [{ from: "0".repeat(64), to: "1".repeat(64), time: "2022-10-24T10:00:00Z" }],
    done: "2022-10-25T10:00:00Z",
    trashed: "2022-10-26T10:00:00+02:00",
    unknown: { rating: 5, "x-other": { deep: [1, null] } },
  }
}

describe("a file", () => {
  test("of one article is named after it, of several after the project", () => {
    expect(written(goldenArticle()).name).toBe("talks-resume-in-kyïv.postil.json")
    expect(written(goldenArticle(), fullArticle()).name).toBe("black-sea-talks.postil.json")
    expect(written().name).toBe("black-sea-talks.postil.json")
  })

  test("follows the published schema", () => {
    expect(problems(written(goldenArticle(), fullArticle()).content)).toEqual([])
    expect(problems(written().content)).toEqual([])
    expect(schema.$id).toBe(POSTIL_SCHEMA_ID)
  })

  test("holds no field that the schema does not describe", () => {
    const { unknown: _, ...known } = fullArticle()
    const closed = validator(closeObjects({ ...schema, $id: `${POSTIL_SCHEMA_ID}/closed` }))
    expect(problems(written(goldenArticle(), { ...known, unknown: {} }).content, closed)).toEqual([])
    expect(problems(written(fullArticle()).content, closed)).not.toEqual([])
  })

  test("holds everything there is of the project and its articles", () => {
    const { content } = written(goldenArticle(), fullArticle())
    expect(projectSchema.parse(content.project)).toEqual(project)
    for (const [index, original] of [goldenArticle().build(), fullArticle()].entries()) {
      const { text, textSha256, ...entry } = content.articles[index]
      const article = unwrap(articleFromJson(articleSchema.parse(entry)))
      expect(article.document.eq(original.document)).toBe(true)
      expect(byId(articleToJson(article))).toEqual(byId(JSON.parse(JSON.stringify(articleToJson(original)))))
      expect(text).toBe(original.text)
      expect(textSha256).toBe(createHash("sha256").update(original.text, "utf8").digest("hex"))
    }
  })

  test("keeps fields that another version wrote into annotations, kinds and metadata", () => {
    const base = goldenArticle().build()
    const [first, ...rest] = base.annotations.values()
    if (first === undefined) throw new Error("The golden fixture has annotations")
    const later = { ...first, certainty: "high" }
    const { content } = written({
      ...base,
      annotations: new Map([later, ...rest].map((annotation) => [annotation.id, annotation])),
      metadata: Object.assign({ section: "World" }, base.metadata),
    })
    expect(content.articles[0].metadata.section).toBe("World")
    expect(content.articles[0].annotations[0]).toMatchObject({ id: first.id, certainty: "high" })
    expect(problems(content)).toEqual([])
  })
})

describe("the schema refuses", () => {
  type Content = ReturnType<typeof written>["content"]
  test.each<[string, (content: Content) => void]>([
    ["another format number", (content) => Object.assign(content.postil, { format: 2 })],
    ["another offset unit", (content) => Object.assign(content, { offsetUnit: "utf-8" })],
    ["a missing project", (content) => delete content.project],
    ["a field of nobody’s at the top", (content) => Object.assign(content, { extra: 1 })],
    ["an article without text", (content) => delete content.articles[0].text],
    ["an article without its hash", (content) => delete content.articles[0].textSha256],
    [
      "a hash in capitals",
      (content) => Object.assign(content.articles[0].source, { sha256: "A".repeat(64) }),
    ],
    ["an empty title", (content) => Object.assign(content.articles[0].metadata, { title: "" })],
    [
      "a date that is none",
      (content) => Object.assign(content.articles[0].metadata, { publishedOn: "2022-02-30" }),
    ],
    [
      "a time that is none",
      (content) => Object.assign(content.articles[0].annotations[0], { created: "Friday" }),
    ],
    [
      "an annotation without spans",
      (content) => Object.assign(content.articles[0].annotations[0], { spans: [] }),
    ],
    [
      "a negative offset",
      (content) => Object.assign(content.articles[0].annotations[0].spans[0], { start: -1 }),
    ],
    ["half an offset", (content) => Object.assign(content.articles[0].annotations[0].spans[0], { end: 1.5 })],
    ["a span without quote", (content) => delete content.articles[0].annotations[0].spans[0].quote],
    ["a kind without name", (content) => delete content.project.codebook.kinds[0].name],
    ["an id with a slash", (content) => Object.assign(content.articles[0], { id: "a/b" })],
    [
      "a document that is none",
      (content) => Object.assign(content.articles[0].document, { type: "paragraph" }),
    ],
  ])("%s", (_, spoil) => {
    const { content } = written(goldenArticle())
    expect(problems(content)).toEqual([])
    spoil(content)
    expect(problems(content)).not.toEqual([])
  })
})

test("whatever is marked in whatever text, quotes are at their offsets and the file follows the schema", () => {
  fc.assert(
    fc.property(markedTexts(), ({ text, spans }) => {
      const { content } = written(spans.reduce((all, span) => all.markSpans("claim", [span]), article(text)))
      const [entry] = content.articles
      expect(entry.text).toBe(text)
      expect(canonicalText(unwrap(parseDocument(entry.document)))).toBe(text)
      expect(entry.annotations).toHaveLength(spans.length)
      for (const { spans } of entry.annotations) {
        for (const { start, end, quote } of spans) expect(text.slice(start, end)).toBe(quote)
      }
      expect(problems(content)).toEqual([])
    }),
    { numRuns: 300 },
  )
})

/** Annotations in one order, for comparing: their order in the model means nothing. */
function byId<T extends { annotations: readonly { id: string }[] }>(json: T): T {
  return { ...json, annotations: [...json.annotations].sort((a, b) => a.id.localeCompare(b.id)) }
}

/** The schema with every object that lists its fields closed. */
function closeObjects(schema: AnySchemaObject): AnySchemaObject {
  return JSON.parse(JSON.stringify(schema), (_, value) =>
    value?.type === "object" && value.properties !== undefined
      ? { ...value, additionalProperties: false }
      : value,
  )
}
