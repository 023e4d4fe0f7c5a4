// Tokens and tags that others wrote, counted by somebody else as well; and what is kept where annotations overlap.

import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { conll2003 } from "../../shared/formats/conll2003/index.ts"
import { isLong, say } from "../importers/support/long.ts"
import { counted, interopFiles, interopMissing } from "./interop.ts"
import { asSlice, projects, readWith, writtenFiles } from "./round-trip.ts"
import { article, slice, write } from "./slice.ts"

if (interopMissing !== undefined) console.warn(interopMissing)

describe.skipIf(interopMissing !== undefined).each([
  ["wnut17", /^wnut17train\.conll$/, 1],
  ["doccano/data_import/tests/data/sequence_labeling", /^example\.conll$/, 1],
  ["inception/inception-io-json/src/test/resources/conll/2000", /\.conll$/, 1],
])("%s", (folder, wanted, documents) => {
  test("every document is read with what Python counts in it", () => {
    const corpus = readWith(
      conll2003,
      interopFiles(folder).filter(({ name }) => wanted.test(name)),
    )
    expect(corpus.problems).toEqual([])
    expect(corpus.articles).toHaveLength(documents)
    const counts = corpus.articles.map(({ text, annotations }) => {
      const quotes = annotations.flatMap(({ spans }) => spans.map(({ start, end }) => text.slice(start, end)))
      const characters = quotes.reduce((sum, quote) => sum + [...quote.replaceAll(" ", "")].length, 0)
      return [documents, text.split(/[ \n]/).length, annotations.length, characters]
    })
    expect(counts).toEqual(Object.values(Object(counted("count_conll.py", folder))))
  })

  test("written again, there is the same at the same places", () => {
    const read = readWith(
      conll2003,
      interopFiles(folder).filter(({ name }) => wanted.test(name)),
    )
    const after = readWith(conll2003, writtenFiles(conll2003, asSlice(read)))
    const places = ({ articles }: typeof read) =>
      articles.map(({ text, annotations }) => [
        text,
        annotations.map(({ spans }) => JSON.stringify(spans)).sort(),
      ])
    expect(places(after)).toEqual(places(read))
  })
})

test("what was written is read and written the same, and each annotation is there or among the losses", {
  timeout: 3_000_000,
}, () => {
  const runs = isLong ? 10_000 : 60
  fc.assert(
    fc.property(projects(), (given) => {
      const written = writtenFiles(conll2003, given)
      const corpus = readWith(conll2003, written)
      expect(corpus.problems).toEqual([])
      expect(corpus.articles.map(({ text }) => text)).toEqual(given.articles.map(({ text }) => text))
      expect(writtenFiles(conll2003, asSlice(corpus)).slice(0, -1)).toEqual(written.slice(0, -1))
      const losses = new Map(write(conll2003, given).losses.map(({ code, count }) => [code, count]))
      const all = given.articles.reduce((sum, { annotations }) => sum + annotations.size, 0)
      const gone = (losses.get("no-token") ?? 0) + (losses.get("overlaps") ?? 0)
      const apart = (losses.get("gaps") ?? 0) + (losses.get("across-lines") ?? 0)
      const found = corpus.articles.reduce((sum, { annotations }) => sum + annotations.length, 0)
      if (apart === 0) expect(found).toBe(all - gone)
      else expect(found).toBeGreaterThanOrEqual(all - gone)
    }),
    { numRuns: runs },
  )
  say(`conll2003: ${runs} round trips`)
})

test.each([
  ["outer", ["B-Claim", "I-Claim", "I-Claim"]],
  ["inner", ["B-Person", "O", "B-Person"]],
  ["kind:person", ["B-Person", "O", "B-Person"]],
  ["kind:event", ["O", "O", "O"]],
])("of nested annotations, the layer %s has the tags", (layer, tags) => {
  const nested = article("Ann met Bob")
    .mark("claim", "Ann met Bob")
    .mark("person", "Ann")
    .mark("person", "Bob")
  const { files, losses } = write(conll2003, slice(nested), { layer })
  const lines = files[0]?.content.trim().split("\n").slice(2)
  expect(lines?.map((line) => line.split(" ").at(-1))).toEqual(tags)
  expect(losses.filter(({ code }) => code === "overlaps" || code === "other-kinds")).toHaveLength(1)
})

test("tags that begin with I-, end with E- or stand alone with S- are read, too; a line without a tag is told", () => {
  const lines = [
    "EU I-ORG",
    "rejects O",
    "Peter B-PER",
    "B. I-PER",
    "Blackburn E-PER",
    "Rome S-LOC",
    "odd",
    "",
  ]
  const file = {
    name: "x.conll",
    bytes: new TextEncoder().encode([...lines, ...lines.slice(0, -2), ""].join("\n")),
  }
  const { articles, problems } = readWith(conll2003, [file])
  const [read] = articles
  expect(
    read?.annotations
      .map(({ label, spans: [span] }) => [label, read.text.slice(span?.start, span?.end)])
      .slice(0, 3),
  ).toEqual([
    ["ORG", "EU"],
    ["PER", "Peter B. Blackburn"],
    ["LOC", "Rome"],
  ])
  expect(problems.map(({ line }) => line)).toEqual([7])
})
