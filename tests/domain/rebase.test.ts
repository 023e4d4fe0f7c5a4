// Changes carried over to a text that others changed in the meantime.

import fc from "fast-check"
import { expect, it } from "vitest"
import { quoteOf } from "../../shared/domain/annotation.ts"
import type { Article } from "../../shared/domain/article.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import { type ArticleOperation, applyOperations } from "../../shared/domain/operation.ts"
import { Rebase } from "../../shared/domain/rebase.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { anyAnnotations, anyDocument, articleOf, fitted, runs } from "../support/arbitrary-article.ts"
import { anyChange, run } from "../support/arbitrary-change.ts"

const textsOf = (operations: readonly ArticleOperation[]) =>
  operations.flatMap((operation) => (operation.type === "text.replace" ? [operation] : []))

/** Carries changes over to a text as others left it; what that article refuses is left out, as a window does. */
function carry(own: readonly ArticleOperation[], others: readonly ArticleOperation[], onto: Article) {
  const rebase = new Rebase("")
  rebase.follow(textsOf(others))
  let article = onto
  let whole = true
  for (const operation of textsOf(own)) {
    const [carried] = rebase.text(operation)
    if (carried === undefined) {
      whole = false
      continue
    }
    const applied = applyOperations(article, [carried])
    // Blocks say all that they hold, which another may have changed; what lies within one block fits in any case.
    if (!applied.ok && operation.blocks !== undefined) return undefined
    article = unwrap(applied)
  }
  return { article, whole, rebase }
}

it("come to the same text whichever of two is carried over to the other, and annotations with them", () => {
  let joined = 0
  fc.assert(
    fc.property(
      fc.tuple(anyDocument, anyAnnotations),
      fc.array(anyChange, { maxLength: 4 }),
      fc.array(anyChange, { maxLength: 4 }),
      fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { minLength: 1, maxLength: 2 }),
      ([document, spans], one, other, marked) => {
        const start = articleOf(document, spans)
        const mine = run(start, one)
        const theirs = run(start, other)
        const forth = carry(mine.operations, theirs.operations, theirs.after)
        const back = carry(theirs.operations, mine.operations, mine.after)
        if (forth?.whole !== true || back?.whole !== true) return
        if (textsOf(mine.operations).length > 0 && textsOf(theirs.operations).length > 0) joined++
        expect(forth.article.text).toBe(back.article.text)
        expect(forth.article.textVersion ?? "").toBe(forth.rebase.to)

        const annotation = fitted("late", marked, mine.after.text)
        const carried = annotation && forth.rebase.annotation(annotation)
        if (annotation === undefined || carried === undefined) return
        const quotes = annotation.spans.map((span) => quoteOf(mine.after.text, span))
        expect(carried.annotation.spans.map((span) => quoteOf(forth.article.text, span))).toEqual(quotes)
      },
    ),
    { numRuns: runs(1000) },
  )
  expect(joined).toBeGreaterThan(10)
})

it("leave out what meets another change, with the words that were typed one letter after another", () => {
  const rebase = new Rebase("")
  const at = (offset: number, count: number, insert: string) =>
    ({ type: "text.replace", at: utf16(offset), delete: count, insert }) as const
  rebase.follow([at(10, 5, "Floyd")])
  const letters = [at(10, 5, "B"), at(11, 0, "o"), at(12, 0, "i"), at(12, 1, "y"), at(13, 0, "d")]
  expect(letters.flatMap((change) => rebase.text(change))).toEqual([])
  expect(rebase.text(at(30, 2, "it"))).toMatchObject([{ at: 31, delete: 2, insert: "it" }])
  expect(rebase.text(at(0, 1, ""))).toMatchObject([{ at: 0, delete: 1 }])
  expect(rebase.takeTyped()).toEqual([{ at: 9, words: "Boyd" }])
})
