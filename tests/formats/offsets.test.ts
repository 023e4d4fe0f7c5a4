// Offsets in units of other tools, in texts long enough to be taken piece by piece.

import fc from "fast-check"
import { expect, test } from "vitest"
import { offsetConverter } from "../../shared/formats/support/offsets.ts"

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" })
const parts = fc.array(
  fc.constantFrom(
    "a",
    " b",
    ".\nC",
    "\r\n",
    "\r",
    "e\u0301",
    " \u0301",
    "👩‍👩‍👧",
    "🇺🇦",
    "🇺",
    "\u0600 a",
    "नि",
    "\u200d",
    "\u00a0",
  ),
  { minLength: 1, maxLength: 12 },
)

test("graphemes of a long text are where they are in the whole", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(parts, fc.integer({ min: 2100, max: 5000 }), (some, length) => {
      const one = some.join("")
      const text = one.repeat(Math.ceil(length / one.length))
      const convert = offsetConverter(text, "graphemes")
      const starts = [...graphemes.segment(text)].map(({ index }) => index)
      expect(starts.findIndex((start, place) => convert(place) !== start)).toBe(-1)
      expect([convert(starts.length), convert(starts.length + 1)]).toEqual([text.length, undefined])
    }),
    { numRuns: 30 },
  )
})
