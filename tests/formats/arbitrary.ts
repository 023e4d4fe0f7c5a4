// Random texts full of what offsets go wrong on, with random spans that split no grapheme.

import fc from "fast-check"

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" })

const pieces = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("the minister", " said", "a", "b", " ", ". ") },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "\n",
      "\n\n",
      "🙂",
      "👩‍👩‍👧",
      "🇺🇦",
      "e\u0301",
      "\u00a0",
      "\u00ad",
      "\u200f",
      "\ufeff",
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom("مستمرّة", "לפיד", "会議", "नमस्ते", "ß", "İ") },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 5 }) },
)

/** A canonical text as importing yields it, and up to eight non-empty spans, some of them touching its ends. */
export function markedTexts(): fc.Arbitrary<{ text: string; spans: { start: number; end: number }[] }> {
  return fc
    .array(pieces, { minLength: 1, maxLength: 40 })
    .map((parts) =>
      parts
        .join("")
        .replace(/\r\n?/g, "\n")
        .replace(/^\ufeff+/, ""),
    )
    .filter((text) => text.trim() !== "" && isPlain(text))
    .chain((text) => {
      const ends = [...graphemes.segment(text)].map(({ index, segment }) => index + segment.length)
      const boundary = fc.constantFrom(0, ...ends)
      const span = fc
        .tuple(boundary, boundary)
        .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
        .filter(({ start, end }) => start < end)
      return fc.record({ text: fc.constant(text), spans: fc.array(span, { maxLength: 8 }) })
    })
}

/** Whether the importer takes it for text: no NUL, hardly any control characters, no lone surrogates. */
function isPlain(text: string): boolean {
  return !/\p{Cc}/u.test(text.replaceAll("\n", "")) && !/\p{Cs}/u.test(text) && !text.startsWith("{\\rtf")
}
