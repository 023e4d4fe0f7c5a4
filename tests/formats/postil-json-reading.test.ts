// Postil's own files come back whole, and written again they are the same, byte for byte.

import fc from "fast-check"
import { expect, test } from "vitest"
import { type Article, articleFromJson, articleSchema } from "../../shared/domain/article.ts"
import { unwrap } from "../../shared/domain/result.ts"
import type { ProjectSlice } from "../../shared/formats/format.ts"
import { postilJson } from "../../shared/formats/postil-json/index.ts"
import type { InputFile, ReadCorpus } from "../../shared/formats/read.ts"
import { isLong, say } from "../importers/support/long.ts"
import { formattedArticle, richSlice } from "./rich.ts"
import { projects, readWith, writtenFiles } from "./round-trip.ts"

/** A project of what was read. */
function back(
  { articles, codebook, entities }: ReadCorpus,
  { project }: ProjectSlice,
): ProjectSlice & { articles: Article[] } {
  return {
    project: { ...project, codebook: codebook ?? { kinds: [], relationTypes: [] }, entities: entities ?? [] },
    articles: articles.map(({ json }) => unwrap(articleFromJson(articleSchema.parse(json)))),
  }
}

const content = ({ bytes }: InputFile) => new TextDecoder().decode(bytes)

test("a whole project comes back, and is written the same", { timeout: 3_000_000 }, () => {
  const runs = isLong ? 10_000 : 60
  fc.assert(
    fc.property(projects(), (given) => {
      const written = writtenFiles(postilJson, given)
      const corpus = readWith(postilJson, written)
      expect(corpus.problems).toEqual([])
      expect(writtenFiles(postilJson, back(corpus, given)).map(content)).toEqual(written.map(content))
    }),
    { numRuns: runs },
  )
  say(`postil-json: ${runs} round trips`)
})

test("so do documents of every block, registries, relations between articles, and what other versions wrote", () => {
  const { project, articles } = richSlice()
  const more = {
    ...formattedArticle(),
    ...{
      dismissed: ["claim:c1:source"],
      done: "2022-10-25T10:00:00.000Z",
      unknown: { later: { version: 2 } },
    },
    revisions: [{ from: "0".repeat(64), to: "1".repeat(64), time: "2022-10-25T10:00:00.000Z" }],
  }
  const given = { project, articles: [...articles, more] }
  const written = writtenFiles(postilJson, given)
  const corpus = readWith(postilJson, written)
  expect(corpus.problems).toEqual([])
  expect(writtenFiles(postilJson, back(corpus, given)).map(content)).toEqual(written.map(content))
})

test("what was changed by hand in one place only is said; what is newer is left alone", () => {
  const [file] = writtenFiles(postilJson, richSlice())
  if (file === undefined) throw new Error("A file is written")
  const read = (from: string, to: string) => {
    const changed = content(file).replace(from, to)
    expect(changed).not.toBe(content(file))
    return readWith(postilJson, [{ ...file, bytes: new TextEncoder().encode(changed) }])
  }
  expect(read('"quote": "Austin"', '"quote": "Shoigu"').problems).toHaveLength(1)
  expect(read('"textSha256": "5', '"textSha256": "0').problems).toHaveLength(1)
  expect(read('"text": "Austin', '"text": "Shoigu').problems).toHaveLength(1)
  const beyond = read('"end": 6', '"end": 6000')
  expect(beyond.problems).toHaveLength(1)
  expect(beyond.articles).toHaveLength(2)
  const newer = read('"format": 1', '"format": 2')
  expect(newer.articles).toEqual([])
  expect(newer.problems[0]?.message).toContain("newer")
})
