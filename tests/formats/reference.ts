// The sample article with all 44 annotations of its reference.

import { readFileSync } from "node:fs"
import { join } from "node:path"
import { type ArticleBuilder, article } from "./slice.ts"

const file = (path: string) => readFileSync(join(import.meta.dirname, "../..", path), "utf8")

export const sampleText = file("assets/sample/austin-shoigu.txt")

const reference: { annotations: { kind: string; start: number; end: number; quote: string }[] } = JSON.parse(
  file("tests/fixtures/austin-shoigu.reference.json"),
)

export const referenceQuotes = reference.annotations.map(({ quote }) => quote)

export function referenceArticle(): ArticleBuilder {
  return reference.annotations.reduce(
    (all, { kind, start, end }) => all.markSpans(kind, [{ start, end }]),
    article(sampleText),
  )
}
