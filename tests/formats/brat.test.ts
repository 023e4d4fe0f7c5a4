// brat standoff that other people annotated, counted by somebody else as well; and the traps of the format.

import { describe, expect, test } from "vitest"
import { brat } from "../../shared/formats/brat/index.ts"
import type { ReadCorpus } from "../../shared/formats/read.ts"
import { counted, interopFiles, interopMissing } from "./interop.ts"
import { richSlice } from "./rich.ts"
import { asSlice, readWith, writtenFiles } from "./round-trip.ts"
import { write } from "./slice.ts"

if (interopMissing !== undefined) console.warn(interopMissing)

describe.skipIf(interopMissing !== undefined).each([
  ["brat-example-data", 152],
  ["litbank", 50],
  ["inception/inception-io-brat", 46],
])("%s", (folder, documents) => {
  test("every document is read with what Python counts in it", () => {
    const corpus = readWith(brat, interopFiles(folder))
    expect(corpus.articles).toHaveLength(documents)
    expect(countsOf(corpus)).toEqual(counted("count_brat.py", folder))
    expect(corpus.problems).toEqual([])
    expect(corpus.offsetUnit).toBe("code-points")
  })

  test("written again, it is the same to whoever counts", () => {
    const before = asSlice(readWith(brat, interopFiles(folder)))
    const after = readWith(brat, writtenFiles(brat, before))
    expect(after.problems).toEqual([])
    const sums = (corpus: ReadCorpus) =>
      Object.values(countsOf(corpus)).map(([annotations, relations, , starts, ends]) => [
        annotations,
        relations,
        starts,
        ends,
      ])
    expect(sums(after).sort()).toEqual(sums(readWith(brat, interopFiles(folder))).sort())
  })
})

test("every attribute is one that brat is told to expect, of that kind and with that value", () => {
  const files = write(brat, richSlice()).files
  const configuration = files.find(({ name }) => name === "annotation.conf")?.content ?? ""
  const [, section = ""] = configuration.split("[attributes]\n")
  const expected = new Set(
    [...section.matchAll(/^(\S+)\tArg:(\S+), Value:(\S+)$/gm)].flatMap(([, name, kinds = "", values = ""]) =>
      kinds.split("|").flatMap((kind) => values.split("|").map((value) => `${name} ${kind} ${value}`)),
    ),
  )
  const lines = files.filter(({ name }) => name.endsWith(".ann")).map(({ content }) => content)
  const said = lines.flatMap((content) =>
    [...content.matchAll(/^A\d+\t(\S+) (\S+) (\S+)$/gm)].map(([, name, id, value]) => {
      const [, kind] = new RegExp(`^${id}\\t([^ :]+)`, "m").exec(content) ?? []
      return `${name} ${kind} ${value}`
    }),
  )
  expect(said).toEqual(expect.arrayContaining(["Mentioned_by Person name", "Quotation Claim direct"]))
  expect(said.filter((one) => !expected.has(one))).toEqual([])
})

/** As `count_brat.py` counts. */
function countsOf({ articles, problems }: ReadCorpus) {
  return Object.fromEntries(
    articles.map(({ file, text, annotations, relations }) => {
      const said = [...annotations, ...relations].flatMap(({ attributes, note }) => [
        ...Object.values(attributes ?? {}).flatMap((value): string[] =>
          typeof value !== "object" ? [String(value)] : "to" in value ? [] : [...value],
        ),
        ...(note === undefined ? [] : note.split("\n")),
      ])
      const points = (at: number) => [...text.slice(0, at)].length
      const spans = annotations.flatMap((annotation) => annotation.spans)
      return [
        file,
        [
          annotations.length,
          relations.length,
          said.length,
          spans.reduce((sum, { start }) => sum + points(start), 0),
          spans.reduce((sum, { end }) => sum + points(end), 0),
          problems.filter((problem) => problem.file === file).length,
        ],
      ]
    }),
  )
}
