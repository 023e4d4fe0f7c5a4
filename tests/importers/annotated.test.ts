// Annotated files through the limited process: what other tools wrote comes over whole; what is made to do harm costs
// the file that does it and no more.

import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { createTools } from "../../electron/import-worker/tools.ts"
import { createMemoryArticleParser } from "../../shared/application/memory/article-parser.ts"
import type { AnnotatedRead, ArticleParser } from "../../shared/application/ports.ts"
import { Stop } from "../../shared/application/stop.ts"
import { type Result, unwrap } from "../../shared/domain/result.ts"
import type { InputFile } from "../../shared/formats/read.ts"
import { formats } from "../../shared/formats/registry.ts"
import { interopFiles, interopMissing } from "../formats/interop.ts"
import { richSlice } from "../formats/rich.ts"
import { writtenFiles } from "../formats/round-trip.ts"
import { startReaders } from "./support/reader.ts"

let parser: ArticleParser
beforeAll(async () => {
  parser = await startReaders()
})
afterAll(() => parser.close())

const here = createMemoryArticleParser(createTools())
const readable = formats.filter(({ reading }) => reading !== undefined)

function read(
  by: ArticleParser,
  files: readonly InputFile[],
  format?: string,
): Promise<Result<AnnotatedRead>> {
  return by.parseAnnotated({ files, format, stop: new Stop(), progress: () => undefined })
}

function file(name: string, content: string): InputFile {
  return { name, bytes: new TextEncoder().encode(content) }
}

test.each(readable.map((format) => [format.name, format] as const))(
  "what Postil wrote as %s comes over whole",
  async (name, format) => {
    const files = writtenFiles(format, richSlice())
    const found = unwrap(await read(parser, files))
    expect(found).toEqual(unwrap(await read(here, files)))
    expect(found.corpora.map((corpus) => corpus.format)).toEqual([name])
    expect(found.corpora[0]?.corpus.articles.length).toBeGreaterThan(0)
  },
)

describe.skipIf(interopMissing !== undefined)("what other tools wrote comes over whole", () => {
  test.each([
    ["brat-example-data"],
    ["doccano"],
    ["dkpro-cassis"],
    ["inception"],
    ["label-studio-sdk"],
    ["recogito"],
    ["spacy-projects"],
    ["wnut17"],
  ])("%s", { timeout: 60_000 }, async (folder) => {
    const files = interopFiles(folder)
    const found = unwrap(await read(parser, files))
    expect(found).toEqual(unwrap(await read(here, files)))
    expect(found.corpora.length).toBeGreaterThan(0)
    expect(found.refused).toEqual([])
  })
})

describe("a file made to do harm", () => {
  const good = [file("good.txt", "Ann met Bob."), file("good.ann", "T1\tPER 0 3\tAnn\n")]
  const xmi = (prolog: string, content: string) =>
    `<?xml version="1.0"?>${prolog}<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmi:version="2.0">${content}</xmi:XMI>`
  const laughs = `<!DOCTYPE x [<!ENTITY a "${"ha".repeat(100)}">${[..."bcdefghi"]
    .map((name, index) => `<!ENTITY ${name} "${`&${"abcdefgh"[index]};`.repeat(10)}">`)
    .join("")}]>`
  const line = (text: string) => `{"id":1,"label":[[0,3,"PER"]],"text":${text}}`

  test.each([
    ["entities that grow", "laughs.xmi", "cas-xmi", xmi(laughs, "<a>&i;</a>"), "It declares entities"],
    ["elements without end", "deep.xmi", "cas-xmi", xmi("", "<a>".repeat(50_000)), "nested deeper"],
    [
      "JSON without bottom",
      "deep.jsonl",
      "doccano",
      `${line(`"Ann"`)}\n{"text":${"[".repeat(200_000)}`,
      "nested deeper",
    ],
    ["a key that every object has", "keys.jsonl", "doccano", line(`"Ann","__proto__":{"x":1}`), "no program"],
  ])("with %s is said to be wrong, and the others are read", async (_, name, format, content, message) => {
    const found = unwrap(await read(parser, [...good, file(name, content)]))
    const corpus = found.corpora.find((one) => one.format === format)?.corpus
    expect(corpus?.problems).toContainEqual(
      expect.objectContaining({ file: name, message: expect.stringContaining(message) }),
    )
    expect(found.corpora.find((one) => one.format === "brat")?.corpus.articles).toHaveLength(1)
  })

  test("with one line of twenty million characters is read like any other", async () => {
    const huge = file("huge.jsonl", line(`"${"Ann ".repeat(5_000_000)}"`))
    const found = unwrap(await read(parser, [...good, huge]))
    const articles = found.corpora.flatMap(({ corpus }) => corpus.articles)
    expect(articles.map((article) => [article.file, article.annotations.length])).toEqual([
      ["good.txt", 1],
      ["huge.jsonl", 1],
    ])
  })

  test("that takes more memory than there is is left out by name, and the others are read", {
    timeout: 60_000,
  }, async () => {
    const many = file("many.json", `{"%TYPES":{},"%FEATURE_STRUCTURES":[${"{},".repeat(10_000_000)}{}]}`)
    const found = unwrap(await read(parser, [many, ...good]))
    expect(found.refused).toEqual([
      {
        ...{ file: "many.json", format: "cas-json" },
        failure: {
          ...{ code: "too-complex", path: "many.json" },
          message: expect.stringContaining("“many.json” needs more memory than one file may have"),
        },
      },
    ])
    expect(found.corpora.flatMap(({ corpus }) => corpus.articles)).toHaveLength(1)
  })

  test.each(readable.map((format) => [format.name, format] as const))(
    "of %s that was cut short anywhere is read as far as it goes",
    async (_, format) => {
      const whole = writtenFiles(format, richSlice())
      for (const share of [0.1, 0.5, 0.9, 0.99]) {
        const cut = whole.map(({ name, bytes }) => ({
          name,
          bytes: bytes.subarray(0, Math.floor(bytes.length * share)),
        }))
        const found = unwrap(await read(parser, cut, format.name))
        expect(found.refused).toEqual([])
        for (const { text, annotations } of found.corpora.flatMap(({ corpus }) => corpus.articles))
          for (const { end } of annotations.flatMap(({ spans }) => spans))
            expect(end).toBeLessThanOrEqual(text.length)
      }
    },
  )
})

test("reading tells how far it is, and stops when it is told to", async () => {
  const files = [1, 2, 3, 4].flatMap((number) => [
    file(`${number}.txt`, "Ann met Bob. ".repeat(100_000)),
    file(`${number}.ann`, "T1\tPER 0 3\tAnn\n"),
  ])
  const begun: number[] = []
  unwrap(
    await parser.parseAnnotated({ files, stop: new Stop(), progress: (number) => void begun.push(number) }),
  )
  expect(begun).toEqual([...begun].sort((one, other) => one - other))
  expect(begun.slice(0, 2)).toEqual([1, 2])
  expect(begun.at(-1)).toBe(files.length)

  const stop = new Stop()
  const reading = parser.parseAnnotated({ files, stop, progress: () => stop.stop() })
  expect(await reading).toMatchObject({ ok: false, error: { code: "stopped" } })
  const waiting = new Stop()
  waiting.stop()
  expect(await parser.parseAnnotated({ files, stop: waiting, progress: () => undefined })).toMatchObject({
    ok: false,
    error: { code: "stopped" },
  })
})
