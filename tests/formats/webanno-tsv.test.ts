// WebAnno TSV that INCEpTION and others wrote, counted by somebody else as well.

import { describe, expect, test } from "vitest"
import type { ReadCorpus } from "../../shared/formats/read.ts"
import { webannoTsv } from "../../shared/formats/webanno-tsv/index.ts"
import { counted, interopFiles, interopMissing } from "./interop.ts"
import { asSlice, readWith, writtenFiles } from "./round-trip.ts"

if (interopMissing !== undefined) console.warn(interopMissing)

describe.skipIf(interopMissing !== undefined).each([
  ["inception", 88, []],
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

describe("TSV 1 and 2, which know no offsets", () => {
  const read = (...lines: string[]) => {
    const bytes = new TextEncoder().encode(lines.join("\n"))
    const corpus = readWith(webannoTsv, webannoTsv.reading?.claim([{ name: "old.tsv", bytes }]) ?? [])
    const [article] = corpus.articles
    const quotes = article?.annotations.map(({ label, spans, attributes }) => ({
      ...{ label, quote: spans.map(({ start, end }) => article.text.slice(start, end)).join() },
      ...attributes,
    }))
    return { ...corpus, text: article?.text, quotes, relations: article?.relations }
  }
  const layers = [
    " # de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity | value",
    " # webanno.custom.Role | title | since",
    " # webanno.custom.Under | value | AttachTo=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity",
  ].join("")

  test("stacked annotations over several tokens are told apart by their places", () => {
    const { quotes, problems, text, offsetUnit } = read(
      ...[layers, "#id=1", "#text=Ms. Haag of  New York", "1-1\tMs.\tB-PER|B-TITLE\t_\t_\t_\t_"],
      ...["1-2\tHaag\tI-PER|O-_|B-NAME\tchair\t2012\t_\t_", "1-3\tof\tO\t_\t_\t_\t_"],
      ...["1-4\tNew\tB-LOC\t_\t_\t_\t_", "1-5\tYork\tI-LOC\t_\t_\t_\t_", ""],
    )
    expect(problems).toEqual([])
    expect([text, offsetUnit]).toEqual(["Ms. Haag of  New York", "tokens"])
    expect(quotes).toEqual([
      { label: "PER", quote: "Ms. Haag" },
      { label: "TITLE", quote: "Ms." },
      { label: "NAME", quote: "Haag" },
      { label: "LOC", quote: "New York" },
      { label: "Role", quote: "Haag", title: "chair", since: "2012" },
    ])
  })

  test("relations lead to the first annotations of either line, before or after", () => {
    const { relations, problems } = read(
      ...[layers, "#id=1", "#text=Ms. Haag met Bob", "1-1\tMs.\tB-PER\t_\t_\tknows\t1-4"],
      ...["1-2\tHaag\tI-PER\t_\t_\t_\t_", "1-3\tmet\tO\t_\t_\tknows\t1-1"],
      ...["1-4\tBob\tB-PER|B-X\t_\t_\tlikes|knows\t1-1|1-1"],
    )
    expect(relations?.map(({ label, from, to }) => [label, from, to])).toEqual([
      ["knows", "NamedEntity.2", "NamedEntity.1"],
      ["likes", "NamedEntity.1", "NamedEntity.2"],
      ["knows", "NamedEntity.1", "NamedEntity.2"],
    ])
    expect(problems.map(({ line }) => line)).toEqual([6])
  })

  test("what goes on with nothing or has no place in its sentence is said with its line", () => {
    const { quotes, problems, text } = read(
      ...[
        layers,
        "#id=1",
        "#text=Ms. Haag",
        "1-1\tMs.\tI-PER\t_\t_\t_\t_",
        "1-2\tHague\tO\t_\t_\t_\t_",
        "odd",
      ],
    )
    expect(text).toBe("Ms. Hague")
    expect(quotes).toEqual([{ label: "PER", quote: "Ms." }])
    expect(problems.map(({ line }) => line)).toEqual([6, 4, 5])
  })

  test("the first version has lemmas, parts of speech, entities and dependencies, and no header", () => {
    const { quotes, relations, problems } = read(
      ...["#id=1", "#text=Ann sang", "1\tAnn\t_\tNNP\tB_PER\tO\t2\tSBJ\t_\t_"],
      ...["2\tsang\tsing\tVBD\t-\tO\t0\tROOT\t_\t_", ""],
    )
    expect(problems).toEqual([])
    expect(quotes).toEqual([
      { label: "Lemma", quote: "sang", value: "sing" },
      { label: "POS", quote: "Ann", PosValue: "NNP" },
      { label: "POS", quote: "sang", PosValue: "VBD" },
      { label: "PER", quote: "Ann" },
      { label: "Token", quote: "sang" },
      { label: "Token", quote: "Ann" },
    ])
    expect(relations?.map(({ label }) => label)).toEqual(["SBJ", "ROOT"])
  })
})
