// What a host sends is what the window gets, whatever form it travels in.

import fc from "fast-check"
import { expect, it } from "vitest"
import { received, toSend } from "../../shared/contract/answer-forms.ts"
import { articleToJson } from "../../shared/domain/article.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import { runs } from "../support/arbitrary-article.ts"
import { article } from "../support/article.ts"

const word = fc.constantFrom("a", "b", "c")
const span = fc.tuple(fc.nat(2000), fc.integer({ min: 1, max: 60 }))

const annotation = fc
  .record(
    {
      kind: word,
      creator: word,
      created: word,
      modified: word,
      spans: fc.array(span, { minLength: 1, maxLength: 3 }),
      fields: fc.dictionary(word, fc.record({ value: word })),
      tags: fc.array(word),
      note: fc.string(),
      confidence: fc.constantFrom("low" as const, "high" as const),
      /** Of a later version. */
      later: fc.jsonValue(),
    },
    { requiredKeys: ["kind", "creator", "created", "modified", "spans"] },
  )
  .map(({ spans, ...rest }) => ({
    ...rest,
    spans: spans.map(([start, length]) => ({ start: utf16(start), end: utf16(start + length) })),
  }))

it("carries every annotation of an article with all it has", () => {
  fc.assert(
    fc.property(fc.array(annotation, { maxLength: 12 }), (made) => {
      const annotations = made.map((one, index) => ({ id: `a${index}`, ...one }))
      const opened = {
        article: { ...articleToJson(article("Some words")), annotations },
        ...{ sequence: 3, ofProject: 7, untouched: false, view: null, notices: ["One."] },
      }
      const sent = JSON.parse(JSON.stringify(toSend("article.open", opened)))
      expect(received("article.open", sent)).toEqual(JSON.parse(JSON.stringify(opened)))
    }),
    { numRuns: runs(200) },
  )
})

it("leaves other answers as they are", () => {
  const rows = [{ id: "one" }]
  expect(toSend("library.list", rows as never)).toBe(rows)
  expect(received("library.list", rows)).toBe(rows)
})
