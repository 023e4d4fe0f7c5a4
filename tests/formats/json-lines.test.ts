// Lines of JSON that doccano and Prodigy wrote, counted by somebody else as well; and the traps of both.

import { describe, expect, test } from "vitest"
import { doccano } from "../../shared/formats/doccano/index.ts"
import type { Format } from "../../shared/formats/format.ts"
import { prodigy } from "../../shared/formats/prodigy/index.ts"
import type { InputFile, ReadCorpus } from "../../shared/formats/read.ts"
import { counted, interopFiles, interopMissing } from "./interop.ts"
import { asSlice, readWith, writtenFiles } from "./round-trip.ts"

if (interopMissing !== undefined) console.warn(interopMissing)

describe.skipIf(interopMissing !== undefined).each([
  ["doccano", doccano, "doccano"],
  ["prodigy", prodigy, "spacy-projects"],
] as const)("%s", (tool, format, folder) => {
  test("every file is read with what Python counts in it", () => {
    const corpus = readWith(format, interopFiles(folder))
    expect(countsOf(corpus)).toEqual(counted("count_json.py", folder, tool))
    expect(corpus.offsetUnit).toBe("code-points")
  })

  test("written again, it holds the same", () => {
    const before = readWith(format, interopFiles(folder))
    const after = readWith(format, writtenFiles(format, asSlice(before)))
    expect(after.problems).toEqual([])
    const sums = (corpus: ReadCorpus) =>
      Object.values(countsOf(corpus)).reduce((all, counts) => all.map((sum, at) => sum + (counts[at] ?? 0)))
    expect(sums(after)).toEqual(sums(before))
  })
})

/** As `count_json.py` counts. */
function countsOf({ articles }: ReadCorpus): Record<string, number[]> {
  const counts: Record<string, number[]> = {}
  for (const { file, text, annotations, relations } of articles) {
    const points = (at: number) => [...text.slice(0, at)].length
    const spans = annotations.flatMap((annotation) => annotation.spans)
    const own = [
      ...[1, spans.length, relations.length],
      spans.reduce((sum, { start }) => sum + points(start), 0),
      spans.reduce((sum, { end }) => sum + points(end), 0),
    ]
    const before = counts[file]
    counts[file] = before === undefined ? own : own.map((count, at) => count + (before[at] ?? 0))
  }
  return counts
}

const file = (content: string, name = "all.jsonl"): InputFile => ({
  name,
  bytes: new TextEncoder().encode(content),
})

const quotes = (format: Format, content: string) =>
  readWith(format, [file(content)]).articles.flatMap(({ text, annotations }) =>
    annotations.flatMap(({ spans }) => spans.map(({ start, end }) => text.slice(start, end))),
  )

describe("doccano’s lines", () => {
  test("in each unit that its versions and modes count in", () => {
    const line = (label: [number, number, string][], text: string) => JSON.stringify({ text, label })
    const dove = "🕊️ Austin met Shoigu"
    expect(
      quotes(
        doccano,
        line(
          [
            [3, 9, "P"],
            [14, 20, "P"],
          ],
          dove,
        ),
      ),
    ).toEqual(["Austin", "Shoigu"])
    expect(
      quotes(
        doccano,
        line(
          [
            [4, 10, "P"],
            [15, 21, "P"],
          ],
          dove,
        ),
      ),
    ).toEqual(["Austin", "Shoigu"])
    // Where whole characters are counted, a line end of two is one.
    const lines = "🕊️\r\nAustin met Zoe\u0301 and Shoigu"
    expect(
      quotes(
        doccano,
        line(
          [
            [2, 8, "P"],
            [13, 16, "P"],
            [21, 27, "P"],
          ],
          lines,
        ),
      ),
    ).toEqual(["Austin", "Zoe\u0301", "Shoigu"])
  })

  test("what is wrong with one is said with its line, and the others are read", () => {
    const lines = [
      '{"text": "Austin met Shoigu", "label": [[0, 6, "P"], [11, 99, "P"], [3, 3, "P"], "good"]}',
      '{"text": "Austin met Shoigu", "label": [[0, 6, "P"]',
      '{"label": [[0, 6, "P"]]}',
      '{"text": "Austin met Shoigu", "__proto__": {"polluted": 1}, "label": []}',
      '{"text": "Shoigu", "entities": [{"id": 1, "label": "P", "start_offset": 0, "end_offset": 6}], "relations": [{"id": 1, "from_id": 1, "to_id": 2, "type": "met"}]}',
    ]
    const { articles, problems } = readWith(doccano, [file(lines.join("\n"))])
    expect(articles.map(({ annotations }) => annotations.length)).toEqual([1, 1])
    expect(problems.map(({ line }) => line).sort()).toEqual([1, 1, 1, 2, 3, 4, 5])
  })
})

describe("Prodigy’s lines", () => {
  test("answers, scores and choices come with the spans, and tokens show the unit", () => {
    const content = JSON.stringify({
      text: "🕊️ Austin",
      tokens: [{ text: "Austin", start: 4, end: 10, id: 0 }],
      spans: [{ start: 4, end: 10, label: "PER", score: 0.5 }],
      answer: "ignore",
      accept: ["Q1"],
      _task_hash: -5,
    })
    const { articles, offsetUnit } = readWith(prodigy, [file(content)])
    expect(offsetUnit).toBe("utf-16")
    expect(articles[0]?.annotations).toEqual([
      {
        key: "0",
        label: "PER",
        spans: [{ start: 4, end: 10 }],
        attributes: { score: 0.5, answer: "ignore", accept: ["Q1"] },
      },
    ])
  })
})
