import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { AnnotationSet } from "../../renderer/editor/annotation-set.ts"
import { BlockIndex } from "../../renderer/editor/block-index.ts"
import { drawnDocument } from "../../renderer/editor/drawing.ts"
import { stretchesOf } from "../../renderer/editor/marks.ts"
import { type Annotation, byPosition, extentOf, quoteOf } from "../../shared/domain/annotation.ts"
import { canonicalText, documentFromBlocks, documentJson } from "../../shared/domain/document.ts"
import { utf16 } from "../../shared/domain/offset.ts"

const time = "2022-10-22T08:00:00.000Z"

function annotation(id: string, ...spans: [number, number][]): Annotation {
  return {
    id,
    kind: "claim",
    spans: spans.map(([start, end]) => ({ start: utf16(start), end: utf16(end) })),
    creator: "ana",
    created: time,
    modified: time,
  }
}

const block = fc.record({
  text: fc.string({ unit: fc.constantFrom("a", "🙂", "é", "\u00a0", "ش", "\n", " "), maxLength: 12 }),
  gap: fc.integer({ min: 1, max: 3 }),
})
const blocksOfText = fc.tuple(fc.array(block, { minLength: 1, maxLength: 80 }), fc.nat(2), fc.nat(2))

describe("positions and canonical offsets", () => {
  it("agree for every character of any document, sections or not", () => {
    fc.assert(
      fc.property(blocksOfText, ([blocks, lead, tail]) => {
        const stored = documentFromBlocks(blocks, lead, tail)
        const drawn = drawnDocument(documentJson(stored))
        const index = new BlockIndex(drawn)
        expect(index.text).toBe(canonicalText(stored))
        for (let number = 0; number < index.count; number++) {
          const { start, end } = index.spanOf(number)
          for (let offset: number = start; offset < end; offset++) {
            const position = index.toPosition(offset, "start")
            expect(index.toOffset(position)).toBe(offset)
            expect(drawn.textBetween(position, position + 1, "", "\n")).toBe(index.text[offset])
          }
          // An end lies behind the last character, never in the next block.
          expect(index.toOffset(index.toPosition(end, "end"))).toBe(end)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe("a set of annotations", () => {
  const LENGTH = 60
  const text = Array.from({ length: 6 }, (_, line) => String(line).repeat(9)).join("\n")
  const document = drawnDocument(
    documentJson(documentFromBlocks(text.split("\n").map((line) => ({ text: line, gap: 1 })))),
  )
  const blocks = new BlockIndex(document)
  const span = fc
    .tuple(fc.nat(LENGTH - 2), fc.integer({ min: 1, max: 20 }))
    .map(([start, length]): [number, number] => [start, Math.min(LENGTH - 1, start + length)])
  const change = fc.record({ id: fc.constantFrom("a", "b", "c", "d", "e", "f"), span: fc.option(span) })

  it("finds the same annotations as a plain list does, after any changes", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        let set = AnnotationSet.create(blocks, [])
        const model = new Map<string, Annotation>()
        for (const { id, span } of changes) {
          const after = span === null ? undefined : annotation(id, span)
          set = set.apply([{ id, after }])
          if (after === undefined) model.delete(id)
          else model.set(id, after)
        }
        const expected = [...model.values()].sort(byPosition)
        expect(set.ordered).toEqual(expected)
        for (const [index, one] of expected.entries()) expect(set.indexOf(one.id)).toBe(index)
        for (let offset = 0; offset < text.length; offset++) {
          if (text[offset] === "\n") continue
          const here = expected.filter((one) => extentOf(one).start <= offset && offset < extentOf(one).end)
          expect(new Set(set.at(offset))).toEqual(new Set(here))
        }
      }),
      { numRuns: 500 },
    )
  })

  it("takes the shortest first where several cover a place", () => {
    const set = AnnotationSet.create(blocks, [
      annotation("long", [0, 50]),
      annotation("short", [2, 5]),
      annotation("mid", [1, 8]),
    ])
    expect(set.at(3).map(({ id }) => id)).toEqual(["short", "mid", "long"])
  })
})

describe("stretches", () => {
  const block = { start: utf16(0), end: utf16(40) }
  const spans = fc.array(
    fc
      .tuple(fc.nat(38), fc.integer({ min: 1, max: 20 }))
      .map(([start, length]) => [start, start + length] as const),
    { maxLength: 4 },
  )

  it("cover exactly the annotated characters, and keep each annotation on one level", () => {
    fc.assert(
      fc.property(spans, (spans) => {
        const annotations = spans.map(([start, end], index) => annotation(`a${index}`, [start, end]))
        const stretches = stretchesOf(annotations, block)
        const levels = new Map<string, number>()
        for (let offset = 0; offset < 40; offset++) {
          const here = stretches.filter(({ start, end }) => start <= offset && offset < end)
          expect(here.length).toBeLessThanOrEqual(1)
          const shown = here.flatMap(({ levels }) => levels.flatMap((one) => one?.annotation ?? []))
          const wanted = annotations.filter(
            (one) => extentOf(one).start <= offset && offset < extentOf(one).end,
          )
          expect(new Set(shown)).toEqual(new Set(wanted))
        }
        for (const stretch of stretches) {
          for (const [level, one] of stretch.levels.entries()) {
            if (one === undefined) continue
            expect(levels.get(one.annotation.id) ?? level).toBe(level)
            levels.set(one.annotation.id, level)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it("draw an inner annotation nearer the text than the one around it", () => {
    const text = "Today, Sergei Shoigu spoke"
    const outer = annotation("claim", [0, 26])
    const inner = annotation("person", [7, 20])
    const middle = stretchesOf([outer, inner], block).find(({ start }) => start === 7)
    expect(middle?.levels.map((one) => one?.annotation.id)).toEqual(["person", "claim"])
    expect(inner.spans.map((span) => quoteOf(text, span))).toEqual(["Sergei Shoigu"])
  })
})
