// Web Annotations of other programs, counted by somebody else as well; and the traps of the format.

import { describe, expect, test } from "vitest"
import type { InputFile } from "../../shared/formats/read.ts"
import { w3c } from "../../shared/formats/w3c/index.ts"
import { counted, interopFiles, interopMissing } from "./interop.ts"
import { asSlice, marksOf, readWith, writtenFiles } from "./round-trip.ts"

if (interopMissing !== undefined) console.warn(interopMissing)

describe
  .skipIf(interopMissing !== undefined)
  .each([["recogito/text-annotator"], ["w3c-web-annotation/tools/samples"]])("%s", (folder) => {
  test("each annotation that quotes a text is read with its quotes, and each other one is said", () => {
    const { articles, problems } = readWith(w3c, interopFiles(folder))
    const read = articles.flatMap(({ text, annotations }) =>
      annotations.map(({ spans }) => spans.map(({ start, end }) => text.slice(start, end))),
    )
    const leftOut = problems.filter(({ message }) => message.includes("left out")).length
    expect({
      total: read.length + leftOut,
      quoting: read.length,
      quotes: read.flat().sort((one, other) => (one < other ? -1 : 1)),
    }).toEqual(counted("count_w3c.py", folder))
  })

  test("written again, it says the same of the same places", () => {
    const before = readWith(w3c, interopFiles(folder))
    const after = readWith(w3c, writtenFiles(w3c, asSlice(before)))
    expect(after.problems).toEqual([])
    expect(marksOf(after)).toEqual(marksOf(before))
  })
})

const text = "🕊️ Austin met Shoigu. Austin left."

function read(...selectors: object[][]) {
  const items = selectors.map((selector, index) => ({
    ...{ "@context": "http://www.w3.org/ns/anno.jsonld", id: `urn:x:${index}`, type: "Annotation" },
    body: [{ type: "TextualBody", purpose: "tagging", value: "PER" }],
    target: { source: "https://example.org/", selector },
  }))
  const file = (name: string, content: string): InputFile => ({
    name,
    bytes: new TextEncoder().encode(content),
  })
  const corpus = readWith(w3c, [file("a.jsonld", JSON.stringify(items)), file("a.txt", text)])
  return {
    ...corpus,
    places: corpus.articles.flatMap(({ annotations }) => annotations.flatMap(({ spans }) => spans)),
  }
}

const position = (start: number, end: number) => ({ type: "TextPositionSelector", start, end })
const quote = (exact: string, prefix = "", suffix = "") => ({
  type: "TextQuoteSelector",
  exact,
  prefix,
  suffix,
})

test("positions count what their quotes say they do", () => {
  const points = read([position(3, 9), quote("Austin")], [position(14, 20), quote("Shoigu")])
  expect(points.offsetUnit).toBe("code-points")
  expect(points.places).toEqual([
    { start: 4, end: 10 },
    { start: 15, end: 21 },
  ])
  const units = read([position(4, 10), quote("Austin")], [position(15, 21), quote("Shoigu")])
  expect(units.offsetUnit).toBe("utf-16")
  expect(units.places).toEqual([
    { start: 4, end: 10 },
    { start: 15, end: 21 },
  ])
})

test("a stale position gives way to the quote, with the words around it or near where it was", () => {
  expect(read([position(0, 2), quote("Austin", "Shoigu. ", " left")]).places).toEqual([
    { start: 23, end: 29 },
  ])
  expect(read([position(20, 26), quote("Austin")]).places).toEqual([{ start: 23, end: 29 }])
  expect(read([quote("Shoigu")]).places).toEqual([{ start: 15, end: 21 }])
  const { places, problems } = read([position(900, 910), quote("Lavrov")])
  expect(places).toEqual([])
  expect(problems).toHaveLength(1)
})
