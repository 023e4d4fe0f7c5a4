// A project with everything that the model has: registry, filled fields of every type, inference, relations within and
// between articles, and text that formats with markup and spreadsheets stumble over.

import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Article } from "../../shared/domain/article.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import { canonicalText, documentSchema, inlineContent } from "../../shared/domain/document.ts"
import type { Entity } from "../../shared/domain/entity.ts"
import type { Fields } from "../../shared/domain/field.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import type { Relation } from "../../shared/domain/relation.ts"
import type { ProjectSlice } from "../../shared/formats/format.ts"
import { goldenArticle } from "../fixtures/golden.ts"
import { article, project } from "./slice.ts"

const entities: readonly Entity[] = [
  {
    id: "austin",
    type: "person",
    name: "Lloyd J. Austin",
    aliases: ["Austin", "=HYPERLINK(1)"],
    roles: [{ title: "Secretary of Defense", from: "2021-01-22", until: "2025" }],
    externalIds: { wikidata: "Q941013" },
    note: "US <defence> & more",
  },
  { id: "lloyd", type: "person", name: "Gen. Austin", aliases: [], mergedInto: "austin" },
  { id: "kremlin", type: "organisation", name: "The Kremlin", aliases: [] },
  { id: "nobody", type: "person", name: "Nobody", aliases: [] },
]

const richText = [
  "Austin 🕊️ said: “=SUM(1) <b>talks</b> & ties” on Friday.",
  "The Kremlin denied the call.",
  "-1 percent, officials said.",
].join("\n")

/** Two articles: one that says everything, and the golden one, which the first refers to. */
export function richSlice(): ProjectSlice {
  return {
    project: {
      ...project,
      entities,
      codebook: { ...project.codebook, kinds: [...project.codebook.kinds, custom] },
    },
    articles: [richArticle(), { ...goldenArticle().build(), id: "golden" }],
  }
}

const custom: Kind = {
  ...{ id: "place", name: "Place", plural: "Places", letter: "L", keys: ["l"], colour: "violet" },
  ...{
    underline: "dotted",
    trim: "punctuation",
    guidance: "Where",
    fields: [{ id: "people", name: "People", type: "number" }],
  },
}

export function richArticle(): Article {
  const text = richText
  const base = article(text, {
    title: "Austin & <Shoigu> talk",
    publisher: "Defense Post",
    url: "https://example.org/a?b=1&c=2",
    publishedOn: "2022-10-22",
    capturedOn: "2022-10-23",
    language: "en",
  }).build()
  const at = (quote: string, from = 0) => {
    const start = text.indexOf(quote, from)
    if (start < 0) throw new Error(`There is no “${quote}”`)
    return { start: utf16(start), end: utf16(start + quote.length) }
  }
  const mark = (
    id: string,
    kind: string,
    spans: Annotation["spans"],
    fields?: Fields,
    rest = {},
  ): Annotation => ({
    ...{ id, kind, spans },
    ...(fields === undefined ? {} : { fields }),
    ...rest,
    creator: project.creators[0]?.id ?? "",
    created: "2022-10-24T10:00:00.000Z",
    modified: "2022-10-24T10:05:00.000Z",
  })
  const annotations = [
    mark("p1", "person", [at("Austin")], {
      entity: { value: { entity: "lloyd" } },
      mention: { value: "name" },
    }),
    mark(
      "c1",
      "claim",
      [at("“=SUM(1) <b>talks</b> & ties”")],
      {
        source: { value: { entity: "austin", annotation: "p1" } },
        cue: { value: { span: at("said") } },
        relay: {
          value: [{ entity: "kremlin" }, { annotation: "o1" }],
          basis: "analyst",
          rationale: "By tone",
        },
        quotation: { value: "direct" },
        evidence: { value: [{ note: "Seen", url: "https://example.org/e" }] },
        retired: { value: "kept" },
      },
      { tags: ["a", "b;c"], confidence: "high", status: "review", note: "=cmd|' /C calc'!A0\nsecond line" },
    ),
    mark("e1", "event", [at("talks")], {
      type: { value: "phone call" },
      date: { value: { date: "2022-10-21", text: "on Friday", span: at("Friday"), dateline: "2022-10-22" } },
      participants: {
        value: [
          { entity: "austin", role: "actor" },
          { entity: "kremlin", role: "target" },
        ],
      },
    }),
    mark("e2", "event", [at("call")], { date: { value: { date: "2022-05/.." }, basis: "analyst" } }),
    mark("c2", "claim", [at("denied"), at("call.")], { source: { value: { entity: "kremlin" } } }),
    mark("o1", "person", [at("officials")]),
    mark("l1", "place", [at("-1 percent")], { people: { value: 7 } }),
  ]
  const stamp = {
    creator: project.creators[0]?.id ?? "",
    created: "2022-10-24T10:00:00.000Z",
    modified: "2022-10-24T10:00:00.000Z",
  }
  const relations: Relation[] = [
    {
      id: "r1",
      type: "contradicts",
      from: { annotation: "c2" },
      to: { annotation: "c1" },
      note: "No & yes",
      ...stamp,
    },
    {
      id: "r2",
      type: "updates",
      from: { annotation: "c1" },
      to: { article: "golden", annotation: "annotation-5" },
      ...stamp,
    },
  ]
  return {
    ...base,
    id: "rich",
    annotations: new Map(annotations.map((one) => [one.id, one])),
    relations: new Map(relations.map((one) => [one.id, one])),
  }
}

/** An article of every kind of block and mark, a page break among them, with marks that cross its paragraphs. */
export function formattedArticle(): Article {
  const { node } = { node: documentSchema.node.bind(documentSchema) }
  const strong = documentSchema.mark("strong")
  const link = documentSchema.mark("link", { href: "https://example.org/a b?c=<d>&e" })
  const line = (text: string, ...marks: (typeof strong)[]) => inlineContent(documentSchema, text, marks)
  const p = (text: string, ...marks: (typeof strong)[]) => node("paragraph", { gap: 2 }, line(text, ...marks))
  const document = node("doc", { lead: 1, tail: 1 }, [
    node("heading", { gap: 1, level: 2 }, line("# Heading *one*")),
    p("1. First\nsecond line", strong),
    node("blockquote", null, [p("> quoted"), p("- twice")]),
    node("ordered_list", { start: 3 }, [
      node("list_item", null, [
        p("three"),
        node("bullet_list", null, [node("list_item", null, [p("inner")])]),
      ]),
      node("list_item", null, [p("four", link)]),
    ]),
    node("page_break", { page: 2 }),
    node("table", null, [
      node("table_row", null, [node("table_cell", { header: true, columns: 2 }, [p("a | b")])]),
      node("table_row", null, [node("table_cell", null, [p("c")]), node("table_cell", null, [p("")])]),
    ]),
    p("    end"),
  ])
  const text = canonicalText(document)
  const crossing = article(text).markSpans("claim", [{ start: 0, end: text.indexOf("quoted") + 3 }])
  const built = crossing
    .markSpans("event", [{ start: text.indexOf("line"), end: text.indexOf("inner") + 2 }])
    .markSpans("person", [{ start: text.indexOf("four") - 1, end: text.length }])
    .build()
  return { ...built, document, text, id: "formatted", metadata: { title: "Every block" } }
}
