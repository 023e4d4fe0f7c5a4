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

test("graphemes of a long text are where they are in the whole", () => {
  fc.assert(
    fc.property(parts, fc.integer({ min: 1, max: 700 }), (some, times) => {
      const text = some.join("").repeat(times)
      const convert = offsetConverter(text, "graphemes")
      const starts = [...graphemes.segment(text)].map(({ index }) => index)
      expect(starts.map((_, place) => convert(place))).toEqual(starts)
      expect([convert(starts.length), convert(starts.length + 1)]).toEqual([text.length, undefined])
    }),
    { numRuns: 60 },
  )
})
