import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { utf16 } from "../../shared/domain/offset.ts"
import { mapAnnotation } from "../../shared/domain/text-change.ts"
import { annotation, anySpans, fitted } from "../support/arbitrary-article.ts"

const TEXT = "Austin called Shoigu on Friday"

/** Reads like the change: `check("Aus|tin|", "", …)`. Brackets are the annotation's spans. */
function check(before: string, [at, count, insert]: [number, number, string], after: string, inside = false) {
  const spans = [...before.matchAll(/\[[^\]]*\]/g)].map((match, index): [number, number] => [
    match.index - index * 2,
    match.index - index * 2 + match[0].length - 2,
  ])
  const text = before.replaceAll(/[[\]]/g, "")
  const change = { at: utf16(at), delete: count, insert, inside: inside ? ["a"] : undefined }
  const moved = mapAnnotation(annotation("a", ...spans), change)
  let shown = text.slice(0, at) + insert + text.slice(at + count)
  for (const { start, end } of [...(moved?.spans ?? [])].reverse()) {
    shown = `${shown.slice(0, start)}[${shown.slice(start, end)}]${shown.slice(end)}`
  }
  expect(shown).toBe(after)
}

describe("an annotation whose text changes", () => {
  it("leaves out what is typed at its edges and takes in what is typed inside", () => {
    check("the [call] was", [4, 0, "x"], "the x[call] was")
    check("the [call] was", [8, 0, "x"], "the [call]x was")
    check("the [call] was", [6, 0, "x"], "the [caxll] was")
  })

  it("shrinks to what is left of it, and goes when nothing is", () => {
    check("the [call] was", [6, 4, ""], "the [ca]as")
    check("the [call] was", [2, 4, ""], "th[ll] was")
    check("the [call] was", [4, 4, ""], "the  was")
    check("the [call] was", [3, 6, "-"], "the-was")
  })

  it("leaves out what replaces text across its edge", () => {
    check("the [call] was", [6, 4, "X"], "the [ca]Xas")
    check("the [call] was", [2, 4, "X"], "thX[ll] was")
    check("the [call] was", [5, 2, "X"], "the [cXl] was")
  })

  it("takes in a correction that is said to be its own", () => {
    check("the [call] was", [8, 0, "s"], "the [calls] was", true)
    check("the [call] was", [4, 4, "talk"], "the [talk] was", true)
    check("the [call] was", [4, 1, "C"], "the [Call] was", true)
    check("the [call] was", [9, 3, "is"], "the [call] is", true)
  })

  it("becomes one piece when what parted its spans is deleted", () => {
    check("[he], who knew, [said]", [2, 12, ""], "[hesaid]")
  })

  it("holds the same characters as before, whatever is replaced", () => {
    fc.assert(
      fc.property(
        anySpans,
        fc.nat(TEXT.length),
        fc.nat(8),
        fc.string({ maxLength: 3 }),
        (spans, at, count, insert) => {
          const before = fitted("a", spans, TEXT)
          fc.pre(before !== undefined)
          const change = { at: utf16(at), delete: Math.min(count, TEXT.length - at), insert }
          const end = at + change.delete
          // Each character of the new text by where it comes from; what was inserted comes from nowhere.
          const origins = [
            ...Array.from({ length: at }, (_, index) => index),
            ...Array.from(insert, () => undefined),
            ...Array.from({ length: TEXT.length - end }, (_, index) => end + index),
          ]
          const expected = origins.map((origin) =>
            before.spans.some(({ start, end: last }) =>
              origin === undefined ? start < at && end < last : start <= origin && origin < last,
            ),
          )
          const moved = mapAnnotation(before, change)
          const covered = origins.map((_, offset) =>
            (moved?.spans ?? []).some(({ start, end }) => start <= offset && offset < end),
          )
          expect(covered).toEqual(expected)
        },
      ),
      { numRuns: 3000 },
    )
  })
})
