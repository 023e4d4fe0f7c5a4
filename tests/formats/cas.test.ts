// CAS files that INCEpTION, Apache UIMA and dkpro-cassis wrote, counted by somebody else as well; and what is refused.

import { describe, expect, test } from "vitest"
import { casJson } from "../../shared/formats/cas-json/index.ts"
import { casXmi } from "../../shared/formats/cas-xmi/index.ts"
import type { ReadCorpus } from "../../shared/formats/read.ts"
import { counted, interopFiles, interopMissing } from "./interop.ts"
import { asSlice, readWith, writtenFiles } from "./round-trip.ts"

if (interopMissing !== undefined) console.warn(interopMissing)

describe.skipIf(interopMissing !== undefined).each([
  ["dkpro-cassis", casJson, 13, "json"],
  ["dkpro-cassis", casXmi, 21, "xmi"],
  ["inception", casJson, 1, "json"],
  ["inception", casXmi, 31, "xmi"],
] as const)("%s", (folder, format, documents, ending) => {
  const files = () => interopFiles(folder).filter(({ name }) => /\.(json|xmi|xml)$/.test(name))

  test(`every ${ending} document is read with what Python counts in it`, () => {
    const corpus = readWith(format, files())
    const expected = Object.entries(Object(counted("count_cas.py", folder))).filter(([name]) =>
      name.endsWith(ending),
    )
    expect(expected).toHaveLength(documents)
    const counts = countsOf(corpus)
    for (const [name, count] of expected) expect([name, counts[name] ?? [0, 0, 0, 0]]).toEqual([name, count])
    const texts = corpus.problems.filter(({ message }) => !/no text|marks|texts/.test(message))
    expect(texts).toEqual([])
  })

  test(`written again, the ${ending} documents say the same`, () => {
    const read = readWith(format, files())
    const after = readWith(format, writtenFiles(format, asSlice(read)))
    expect(after.problems).toEqual([])
    const sums = (corpus: ReadCorpus) =>
      Object.values(countsOf(corpus))
        .map((count) => count.join(" "))
        .sort()
    expect(sums(after)).toEqual(sums(read))
  })
})

/** As `count_cas.py` counts. */
function countsOf({ articles }: ReadCorpus): Record<string, number[]> {
  return Object.fromEntries(
    articles.map(({ file, annotations, relations }) => {
      const spans = annotations.flatMap((annotation) => annotation.spans)
      const starts = spans.reduce((sum, { start }) => sum + start, 0)
      return [
        file,
        [annotations.length, relations.length, starts, spans.reduce((sum, { end }) => sum + end, 0)],
      ]
    }),
  )
}

test("in the JSON of UIMA’s Java SDK 2, structures stand in lists, by their ids and in each other, offsets of 0 nowhere", () => {
  const cas = {
    _context: {
      _types: {
        Claim: {
          _id: "webanno.custom.Claim",
          _feature_types: { sofa: "_ref", source: "_ref", about: "_ref" },
        },
        Quote: { _id: "webanno.custom.Quote", _subtypes: ["Claim"] },
      },
    },
    _views: {
      _InitialView: {
        Claim: [
          { sofa: 1, end: 5, value: "said", source: { _type: "Person", sofa: 1, begin: 6, end: 10 } },
          7,
        ],
        DocumentAnnotation: [{ sofa: 1, end: 17 }],
      },
    },
    _referenced_fss: {
      1: { _type: "Sofa", sofaNum: 1, sofaID: "_InitialView", sofaString: "Lies! they say 🕊️" },
      7: { _type: "Claim", sofa: 1, begin: 15, end: 18, about: 8 },
      8: { _type: "FSArray", _collection: [9] },
      9: { _type: "Person", sofa: 1, begin: 6, end: 10 },
    },
  }
  const bytes = new TextEncoder().encode(JSON.stringify(cas))
  const { articles, problems } = readWith(casJson, [{ name: "old.json", bytes }])
  expect(problems).toEqual([])
  const [article] = articles
  const quotes = article?.annotations.map(({ label, spans: [span], attributes }) => [
    ...[label, article.text.slice(span?.start, span?.end), attributes],
  ])
  expect(quotes).toEqual([
    ["Claim", "🕊️", { about: { to: ["9"] } }],
    ["Person", "they", undefined],
    ["Person", "they", undefined],
    ["said", "Lies!", { source: { to: ["_InitialView.Claim.1.source"] } }],
  ])
})

describe("hostile XMI", () => {
  const xmi = (body: string, before = "") => ({
    name: "x.xmi",
    bytes: new TextEncoder().encode(
      `<?xml version="1.0"?>${before}<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore">${body}</xmi:XMI>`,
    ),
  })

  test.each<[string, ReturnType<typeof xmi>, RegExp]>([
    ["an internal subset", xmi("", '<!DOCTYPE x [<!ENTITY a "b">]>'), /entities of its own/],
    ["an entity that nobody declared", xmi("&lol;"), /stands for nothing/],
    ["nesting without end", xmi("<a>".repeat(5000)), /nested deeper/],
    ["tags that cross", xmi("<a><b></a></b>"), /ends where it did not begin/],
    ["no text at all", xmi(""), /holds no text/],
  ])("with %s is refused in words, with its line", (_, file, message) => {
    const { articles, problems } = readWith(casXmi, [file])
    expect(articles).toEqual([])
    expect(problems).toEqual([
      expect.objectContaining({ file: "x.xmi", message: expect.stringMatching(message) }),
    ])
  })

  test("with a DOCTYPE that only points elsewhere is read as if it were not there", () => {
    const body = '<cas:Sofa xmi:id="1" sofaID="_InitialView" sofaString="A text"/>'
    const { articles, problems } = readWith(casXmi, [
      xmi(body, '<!DOCTYPE x SYSTEM "http://evil.example/x.dtd">'),
    ])
    expect(problems).toEqual([])
    expect(articles.map(({ text }) => text)).toEqual(["A text"])
  })
})
