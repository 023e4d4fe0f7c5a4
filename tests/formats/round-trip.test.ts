// What goes out comes back: 10,000 random projects through each format that is read with `npm run test:formats`, a
// sample of them in every test run. What a format cannot hold, it must have said.

import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Article } from "../../shared/domain/article.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { brat } from "../../shared/formats/brat/index.ts"
import { casJson } from "../../shared/formats/cas-json/index.ts"
import { casXmi } from "../../shared/formats/cas-xmi/index.ts"
import { conll2003 } from "../../shared/formats/conll2003/index.ts"
import { doccano } from "../../shared/formats/doccano/index.ts"
import { type Format, type ProjectSlice, writeFiles } from "../../shared/formats/format.ts"
import { beginReading } from "../../shared/formats/intake/read-corpora.ts"
import { labelStudio } from "../../shared/formats/label-studio/index.ts"
import { prodigy } from "../../shared/formats/prodigy/index.ts"
import { w3c } from "../../shared/formats/w3c/index.ts"
import { webannoTsv } from "../../shared/formats/webanno-tsv/index.ts"
import { isLong, say } from "../importers/support/long.ts"
import { awkwardKinds, awkwardSlice } from "./awkward.ts"
import { asSlice, projects, readWith, writtenFiles } from "./round-trip.ts"
import { article, slice } from "./slice.ts"

const runs = isLong ? 10_000 : 60

/** Formats that hold whole records, with the losses after which an annotation may be another. */
const whole: readonly (readonly [Format, readonly string[]])[] = [
  [brat, ["only-line-breaks", "line-breaks-between", "outer-line-breaks"]],
  [webannoTsv, ["no-token"]],
  [casJson, []],
  [casXmi, ["characters"]],
  [doccano, []],
  [prodigy, []],
  [w3c, []],
  [labelStudio, []],
]

describe.each(whole.map(([format, excuses]) => [format.name, format, excuses] as const))(
  "%s",
  (_, format, excuses) => {
    test("what was written is read and written the same, and nothing is lost that was not said", {
      timeout: 3_000_000,
    }, () => {
      let exact = 0
      fc.assert(
        fc.property(projects(), (given) => {
          const written = writtenFiles(format, given)
          const corpus = readWith(format, written)
          expect(corpus.problems).toEqual([])
          const back = asSlice(corpus)
          const again = writtenFiles(format, back)
          const excused = writeFiles(format, given).losses.some(({ code }) => excuses.includes(code))
          if (excused) {
            // What was lost is lost once: from here on nothing changes.
            const third = asSlice(readWith(format, again))
            expect(texts(writtenFiles(format, third))).toEqual(texts(again))
            return
          }
          exact++
          expect(texts(again)).toEqual(texts(written))
          expect(contentOf(back)).toEqual(contentOf(given))
        }),
        { numRuns: runs },
      )
      expect(exact).toBeGreaterThan(runs / 4)
      say(`${format.name}: ${runs} round trips, ${exact} of projects that it holds whole`)
    })
  },
)

test.each(whole.map(([format]) => [format.name, format] as const))(
  "%s brings kinds, fields and relations of any name back to what they were",
  (_, format) => {
    const given = awkwardSlice()
    const written = writtenFiles(format, given)
    const corpus = readWith(format, written)
    const own = asSlice(corpus, given.project)
    expect(own.project.codebook.kinds).toEqual(awkwardKinds)
    expect(contentOf(own)).toEqual(contentOf(given))
    // A project that knows nothing of them learns them.
    const other = asSlice(corpus)
    const learnt = new Map(other.project.codebook.kinds.map((kind) => [kind.id, kind]))
    expect(awkwardKinds.map(({ id }) => learnt.get(id))).toEqual(awkwardKinds)
    expect(contentOf(other)).toEqual(contentOf(given))
  },
)

test.each([brat, webannoTsv, casJson, casXmi, conll2003].map((format) => [format.name, format] as const))(
  "%s: articles of one title come back in their order, however a folder lists their files",
  (_, format) => {
    const ids = ["article-1", "article-2", "article-3"]
    const given = slice(...ids.map(() => article("Austin met Shoigu.", { title: "Talks" })))
    const articles = given.articles.map((one, place) => ({ ...one, id: ids[place] ?? "" }))
    const listed = writtenFiles(format, { ...given, articles }).sort((one, other) =>
      one.name < other.name ? -1 : 1,
    )
    const read = unwrap(beginReading(listed, undefined)).portions(() => undefined)
    expect([...read].flatMap(({ corpus }) => corpus.articles.map(({ id }) => id))).toEqual(ids)
  },
)

function contentOf({ articles }: ProjectSlice & { articles: readonly Article[] }) {
  const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)
  return articles.map(({ id, text, metadata, annotations, relations }) => ({
    id,
    text,
    metadata,
    annotations: [...annotations.values()].sort(byId),
    relations: [...(relations?.values() ?? [])].sort(byId),
  }))
}

function texts(files: readonly { name: string; bytes: Uint8Array }[]) {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true })
  // The registry is where it was; the codebook has learnt the labels.
  return files
    .filter(({ name }) => name !== "postil-project.json")
    .map(({ name, bytes }) => [name, decoder.decode(bytes)])
}
