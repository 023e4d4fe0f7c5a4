import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { CodePointIndex, codePoints, countBelow, utf16 } from "../../shared/domain/offset.ts"

/** Any code units, lone surrogates included, or well-formed text full of pairs. */
const texts = fc.oneof(
  fc
    .array(fc.constantFrom("a", "\n", "é", "🙂", "👩‍🚀", "\ud83d", "\ude42"), { maxLength: 60 })
    .map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 60 }),
)

/** The code points before an offset, counted one by one; inside a pair, the pair counts. */
function counted(text: string, offset: number): number {
  let points = 0
  for (let at = 0; at < offset; points++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
  return points
}

describe("code point offsets", () => {
  test("are what counting one by one gives, at every offset of any text", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const index = new CodePointIndex(text)
        for (let offset = 0; offset <= text.length; offset++) {
          expect(index.toCodePoints(utf16(offset))).toBe(counted(text, offset))
        }
      }),
      { numRuns: 1000 },
    )
  })

  test("lead back to where they came from, and index the text as Python does", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const index = new CodePointIndex(text)
        const points = [...text]
        let offset = 0
        for (const [position, point] of points.entries()) {
          expect(index.toUtf16(codePoints(position))).toBe(offset)
          offset += point.length
        }
        expect(index.toUtf16(codePoints(points.length))).toBe(text.length)
      }),
      { numRuns: 1000 },
    )
  })

  test("do not exist outside the text", () => {
    const index = new CodePointIndex("a🙂b")
    expect(index.toCodePoints(utf16(4))).toBe(3)
    expect(() => index.toCodePoints(utf16(5))).toThrow(RangeError)
    expect(index.toUtf16(codePoints(3))).toBe(4)
    expect(() => index.toUtf16(codePoints(4))).toThrow(RangeError)
  })

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("%d is no offset", (value) => {
    expect(() => utf16(value)).toThrow(RangeError)
    expect(() => codePoints(value)).toThrow(RangeError)
  })
})

test("countBelow counts as filtering does", () => {
  const ascending = fc.array(fc.nat(50)).map((numbers) => [...new Set(numbers)].sort((a, b) => a - b))
  fc.assert(
    fc.property(ascending, fc.nat(60), (numbers, limit) => {
      expect(countBelow(numbers, limit)).toBe(numbers.filter((number) => number < limit).length)
    }),
  )
})
