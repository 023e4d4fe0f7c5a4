// How fast formats are written, and that they take articles one at a time: a small project in every test run, a million
// annotations in ten thousand articles with `npm run bench:formats`, which prints what it took.

import { describe, expect, test } from "vitest"
import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Article } from "../../shared/domain/article.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import type { WrittenFile } from "../../shared/formats/format.ts"
import { formats } from "../../shared/formats/registry.ts"
import { isLong, say } from "../importers/support/long.ts"
import { article, project } from "./slice.ts"

const articles = isLong ? 10_000 : 20
const perArticle = 100

const sentence = "Lloyd Austin spoke to Sergei Shoigu on Friday, the Pentagon said \u{1f54a}. "
const base = article(sentence.repeat(perArticle)).build()

describe.each(formats.map((format) => [format.name, format] as const))("%s", (name, format) => {
  test("is written an article at a time", { timeout: 3_000_000 }, () => {
    const writer = format.writer(project, {})
    let bytes = 0
    let peak = 0
    let spent = 0
    const take = (pieces: () => Iterable<WrittenFile>) => {
      // The processor's time, not the clock's: other programs run beside this one.
      const begin = process.cpuUsage()
      for (const { content } of pieces()) bytes += content.length
      const { user, system } = process.cpuUsage(begin)
      spent += (user + system) / 1000
    }
    for (let number = 0; number < articles; number++) {
      const given = numbered(number)
      take(() => writer.article(given))
      if (number % 50 === 0) peak = Math.max(peak, process.memoryUsage.rss())
    }
    take(() => writer.end())
    peak = Math.max(peak, process.memoryUsage.rss())
    const annotations = articles * perArticle
    expect(bytes).toBeGreaterThan(annotations)
    const rate = Math.round(annotations / (spent / 1000)).toLocaleString("en")
    say(
      `${name}: ${annotations.toLocaleString("en")} annotations, ${rate} a second of processor time, ${Math.round(bytes / 1e6)} million characters, ${Math.round(peak / 1e6)} MB resident at most`,
    )
  })
})

function numbered(number: number): Article {
  const annotations = new Map<string, Annotation>()
  for (let place = 0; place < perArticle; place++) {
    const start = place * sentence.length
    const id = `a${number}-${place}`
    annotations.set(id, {
      id,
      kind: "person",
      spans: [{ start: utf16(start), end: utf16(start + 12) }],
      fields: { mention: { value: "name" } },
      creator: project.creators[0]?.id ?? "",
      created: "2022-10-24T10:00:00.000Z",
      modified: "2022-10-24T10:05:00.000Z",
    })
  }
  return {
    ...base,
    id: `article-${number}`,
    metadata: { ...base.metadata, title: `Talks ${number}` },
    annotations,
  }
}
