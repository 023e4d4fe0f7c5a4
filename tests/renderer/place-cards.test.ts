import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type CardBox, placeCards } from "../../renderer/cards/place-cards.ts"

const GAP = 2
const TOP = 40

const card = fc.record({
  target: fc.integer({ min: 0, max: 900 }),
  height: fc.integer({ min: 10, max: 120 }),
})
/** In reading order, targets never descend: an annotation's first line is never above the one before it. */
const cardList = fc
  .array(card, { maxLength: 24 })
  .map((cards): CardBox[] => cards.sort((a, b) => a.target - b.target))
const margin = fc.tuple(cardList, fc.option(fc.nat(23), { nil: undefined })).map(([cards, pinned]) => ({
  cards,
  pinned: pinned !== undefined && pinned < cards.length ? pinned : undefined,
}))

const heightOf = (cards: readonly CardBox[]) => cards.reduce((sum, { height }) => sum + height + GAP, 0)
const distance = (cards: readonly CardBox[], tops: readonly number[]) =>
  cards.reduce((sum, { target }, index) => sum + Math.abs(target - (tops[index] ?? Number.NaN)), 0)

describe("placing cards", () => {
  test("cards never overlap, keep their order and stay below the header", () => {
    fc.assert(
      fc.property(margin, ({ cards, pinned }) => {
        const tops = placeCards(cards, { gap: GAP, top: TOP, pinned })
        let free = TOP
        cards.forEach(({ height }, index) => {
          expect(tops[index]).toBeGreaterThanOrEqual(free)
          free = (tops[index] ?? Number.NaN) + height + GAP
        })
      }),
    )
  })

  test("the pinned card lies exactly at its text, or directly below what does not fit above it", () => {
    fc.assert(
      fc.property(margin, ({ cards, pinned }) => {
        fc.pre(pinned !== undefined)
        const tops = placeCards(cards, { gap: GAP, top: TOP, pinned })
        const highest = TOP + heightOf(cards.slice(0, pinned))
        expect(tops[pinned]).toBe(Math.max(cards[pinned]?.target ?? Number.NaN, highest))
      }),
    )
  })

  test("no other arrangement lies nearer to the text", () => {
    const other = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 24, maxLength: 24 })
    fc.assert(
      fc.property(cardList, other, fc.nat(10), (cards, spaces, scale) => {
        let free = TOP
        const others = cards.map(({ target, height }, index) => {
          // Alternatives near the targets as well as wild ones.
          const wish = scale < 5 ? target + ((spaces[index] ?? 0) - 150) / (scale + 1) : (spaces[index] ?? 0)
          const top = Math.max(free, wish)
          free = top + height + GAP
          return top
        })
        const tops = placeCards(cards, { gap: GAP, top: TOP })
        expect(distance(cards, tops)).toBeLessThanOrEqual(distance(cards, others) + 1e-6)
      }),
      { numRuns: 500 },
    )
  })

  test("the sum of distances is the least there is, by trying every arrangement of small cases", () => {
    const small = fc.array(
      fc.record({ target: fc.integer({ min: 0, max: 8 }), height: fc.integer({ min: 1, max: 3 }) }),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(small, (cards) => {
        const tops = placeCards(cards, { gap: 0, top: 1 })
        expect(distance(cards, tops)).toBe(least(cards, 0, 1))
      }),
    )
  })

  test("cards with room lie exactly at their lines, and the first of a crowded line does too", () => {
    const tops = placeCards(
      [100, 100, 300, 400].map((target) => ({ target, height: 26 })),
      { gap: GAP, top: TOP },
    )
    expect(tops).toEqual([100, 128, 300, 400])
  })

  test("cards far away do not move those in sight", () => {
    fc.assert(
      fc.property(cardList, cardList, (near, far) => {
        const room = heightOf(near) + 1000
        const beyond = far.map(({ target, height }) => ({ target: target + room + heightOf(far), height }))
        const alone = placeCards(near, { gap: GAP, top: TOP })
        expect(placeCards([...near, ...beyond], { gap: GAP, top: TOP }).slice(0, near.length)).toEqual(alone)
      }),
    )
  })
})

function least(cards: readonly CardBox[], index: number, free: number): number {
  const card = cards[index]
  if (card === undefined) return 0
  let best = Number.POSITIVE_INFINITY
  for (let top = free; top <= 24; top++) {
    best = Math.min(best, Math.abs(card.target - top) + least(cards, index + 1, top + card.height))
  }
  return best
}
