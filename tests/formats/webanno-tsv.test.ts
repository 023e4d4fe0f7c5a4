// WebAnno TSV that INCEpTION and others wrote, counted by somebody else as well.

import { describe, expect, test } from "vitest"
import type { ReadCorpus } from "../../shared/formats/read.ts"
import { webannoTsv } from "../../shared/formats/webanno-tsv/index.ts"
import { counted, interopFiles, interopMissing } from "./interop.ts"
import { asSlice, readWith, writtenFiles } from "./round-trip.ts"

if (interopMissing !== undefined) console.warn(interopMissing)

describe.skipIf(interopMissing !== undefined).each([
  ["inception", 67, []],
  // A bar is missing from its own line.
  ["gum/coref", 55, [["ontogum/tsv/GUM_news_iodine.tsv", 423]]],
])("%s", (folder, documents, wrong) => {
  test("every document is read with what Python counts in it, every token where its offsets say", () => {
    const corpus = readWith(
      webannoTsv,
      interopFiles(folder).filter(({ name }) => name.endsWith(".tsv")),
    )
    expect(corpus.articles).toHaveLength(documents)
    expect(countsOf(corpus)).toEqual(counted("count_tsv.py", folder))
    const problems = corpus.problems.filter(({ message }) => !message.includes("marks no text"))
    expect(problems.map(({ file, line }) => [file, line])).toEqual(wrong)
  })

  test("written again, there is the same at the same places", () => {
    const read = readWith(
      webannoTsv,
      interopFiles(folder).filter(({ name }) => name.endsWith(".tsv")),
    )
    const before = asSlice(read)
    const after = readWith(webannoTsv, writtenFiles(webannoTsv, before))
    expect(after.problems).toEqual([])
    const content = (corpus: ReadCorpus) =>
      corpus.articles
        .map(({ text, annotations, relations }) =>
          JSON.stringify([
            text,
            annotations.map(({ spans }) => JSON.stringify(spans)).sort(),
            relations.length,
          ]),
        )
        .sort()
    expect(content(after)).toEqual(content(read))
  })
})

/** As `count_tsv.py` counts. */
function countsOf({ articles }: ReadCorpus) {
  return Object.fromEntries(
    articles.map(({ file, annotations, relations }) => {
      const tokens = annotations.filter(({ label }) => label === "Token")
      const others = annotations.filter(({ label }) => label !== "Token")
      const spans = others.flatMap((annotation) => annotation.spans)
      return [
        file,
        [
          others.length,
          relations.length,
          tokens.length,
          spans.reduce((sum, { start }) => sum + start, 0),
          spans.reduce((sum, { end }) => sum + end, 0),
        ],
      ]
    }),
  )
}
