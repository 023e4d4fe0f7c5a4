// Annotations that were made on an earlier text than the article has by the time they arrive.

import fc from "fast-check"
import { expect, it } from "vitest"
import { type Annotation, quoteOf } from "../../shared/domain/annotation.ts"
import { type Article, articleToJson } from "../../shared/domain/article.ts"
import { documentFromBlocks } from "../../shared/domain/document.ts"
import { type ArticleOperation, applyOperations } from "../../shared/domain/operation.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { takeSteps } from "../../shared/domain/steps.ts"
import { samePlaces } from "../../shared/domain/text-change.ts"
import { catchUp } from "../../shared/storage/catch-up.ts"
import type { HistoryEntry } from "../../shared/storage/history.ts"
import {
  anyAnnotations,
  anyDocument,
  anySpans,
  articleOf,
  fitted,
  runs,
  time,
} from "../support/arbitrary-article.ts"
import { anyChange, run } from "../support/arbitrary-change.ts"

const quotes = ({ spans }: Annotation, text: string) => spans.map((span) => quoteOf(text, span))

function historyOf(
  article: Article,
  operations: readonly ArticleOperation[],
  portion: number,
): HistoryEntry[] {
  const creation = { type: "article.create", article: articleToJson(article) }
  const calls: (readonly unknown[])[] = [[creation]]
  for (let from = 0; from < operations.length; from += portion)
    calls.push(operations.slice(from, from + portion))
  return calls.map((operations, index) => ({
    version: 1,
    sequence: index + 1,
    time,
    creator: "ana",
    operations,
  }))
}

it("go where their words are now, or are put up for review with the words they had", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(anyDocument, anyAnnotations),
      fc.array(anyChange, { maxLength: 8 }),
      anySpans,
      fc.nat(1000),
      fc.integer({ min: 1, max: 3 }),
      async ([document, spans], changes, marked, at, portion) => {
        const first = articleOf(document, spans)
        const { operations, after } = run(first, changes)
        const passed = Math.floor((operations.length * at) / 1000)
        const seen = passed === 0 ? first : unwrap(applyOperations(first, operations.slice(0, passed)))
        const annotation = fitted("late", marked, seen.text)
        if (annotation === undefined) return
        const late = { type: "annotation.set", annotation, on: seen.textVersion ?? "" } as const
        if (late.on !== (after.textVersion ?? ""))
          expect(applyOperations(after, [late])).toMatchObject({ ok: false, error: { code: "text-changed" } })

        const history = historyOf(first, operations, portion)
        const now = await takeSteps(catchUp(first.id, history, [late]), () => undefined)
        const article = unwrap(applyOperations(after, now ?? []))

        // As if it had been there when the text changed.
        const inTime = unwrap(applyOperations(seen, [late, ...operations.slice(passed)]))
        const expected = inTime.annotations.get("late")
        const placed = article.annotations.get("late")
        const review = article.reviews?.get("late")
        const had = quotes(annotation, seen.text)
        if (expected === undefined) {
          expect(placed).toBeUndefined()
          expect(review).toMatchObject({ verdict: "orphaned", quotes: had })
        } else if (placed === undefined || !samePlaces(placed, expected)) {
          expect(placed).toEqual(expected)
        } else if (JSON.stringify(quotes(placed, article.text)) === JSON.stringify(had)) {
          expect(review).toBeUndefined()
        } else expect(review).toMatchObject({ verdict: "changed", quotes: had })
      },
    ),
    { numRuns: runs(200) },
  )
})

it("are refused where they count into a text that the article never had", async () => {
  const article = articleOf(documentFromBlocks([{ text: "One", gap: 1 }]))
  const annotation = fitted("late", [[0, 1000]], article.text)
  if (annotation === undefined) throw new Error("The text has words")
  const late = { type: "annotation.set", annotation, on: "0123456789abcdef" } as const
  const now = await takeSteps(catchUp(article.id, historyOf(article, [], 1), [late]), () => undefined)
  expect(now).toBeUndefined()
})
