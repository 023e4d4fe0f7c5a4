// Words and sentences of formats that are made of them: by one rule, whatever shortcuts it is found with.

import fc from "fast-check"
import { expect, test } from "vitest"
import { tokensOf } from "../../shared/formats/support/tokens.ts"

const WORD = "[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_\\u00ad\\u200c\\u200d\\ufe0f]*"
const EMOJI = "\\p{Extended_Pictographic}(?:\\p{EMod}|\\ufe0f|\\u20e3)*"
const TOKEN = new RegExp(
  `${WORD}(?:[.'’:-]${WORD})*|\\p{RI}\\p{RI}|${EMOJI}(?:\\u200d${EMOJI})*|[^\\s\\p{Cc}][\\p{M}\\u200d\\ufe0f]*`,
  "gu",
)

const pieces = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(..."ab_1.'’:-, \t\n\u00a0\ufeff\u2003\u1680\u3000#*©") },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "e\u0301",
        "\u0301",
        "\u00ad",
        "\u200d",
        "\ufe0f",
        "🙂",
        "👩‍👧",
        "🇺🇦",
        "🇺",
        "1️⃣",
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "会",
        "ß",
        "م",
        "न",
        "\u180e",
        "\u0001",
        "\u007f",
        "\u009f",
        "\u2028",
        "\u0085",
      ),
    },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 3 }) },
  ),
  { maxLength: 30 },
)

test("tokens are what the rule says, and sentences are lines of them", () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join("")
      const { starts, ends, sentences } = tokensOf(text)
      const expected = [...text.matchAll(TOKEN)].map(({ index, 0: word }) => [index, index + word.length])
      expect(starts.map((start, token) => [start, ends[token]])).toEqual(expected)
      const joined = sentences.map(({ start, end }) => text.slice(start, end)).join("\n")
      expect(joined).toBe(sentences.length === 0 ? "" : text)
      expect(sentences.map(({ first }) => first)).toEqual(
        [0, ...sentences.map(({ after }) => after)].slice(0, sentences.length),
      )
      expect(sentences.at(-1)?.after ?? 0).toBe(starts.length)
      for (const { first, after } of sentences)
        for (let token = first + 1; token < after; token++)
          expect(text.slice(ends[token - 1], starts[token])).not.toContain("\n")
    }),
    { numRuns: 2000 },
  )
})
