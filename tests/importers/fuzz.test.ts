// Files of every format, mutated: a few of each in every test run, many with `npm run fuzz`. Whatever they are, the
// limited process answers in time and within its memory, and what it accepts follows the schema and the rules of offsets.

import { afterAll, beforeAll, expect, test } from "vitest"
import type { ArticleParser } from "../../shared/application/ports.ts"
import { canonicalText, eachTextblock, textOf } from "../../shared/domain/document.ts"
import { goldenBytes } from "../fixtures/golden.ts"
import { isLong, say } from "./support/long.ts"
import { fixture, fixtures, startReaders } from "./support/reader.ts"

const COUNT = isLong ? 2000 : 25

let parser: ArticleParser
beforeAll(async () => {
  parser = await startReaders()
})
afterAll(() => parser.close())

test.each([["golden.txt", goldenBytes] as const, ...fixtures.map((name) => [name, fixture(name)] as const)])(
  "%s",
  { timeout: 1_200_000 },
  async (name, bytes) => {
    const random = randomFrom(name.length)
    const outcomes = { accepted: 0, refused: 0 }
    for (let done = 0; done < COUNT; done += 20) {
      const batch = Array.from({ length: Math.min(20, COUNT - done) }, () => mutated(bytes, random))
      const results = await Promise.all(batch.map((bytes) => parser.parse({ name, bytes })))
      for (const result of results) {
        if (!result.ok) {
          outcomes.refused++
          // Neither a crash nor a hang nor too much memory.
          expect(result.error.code).not.toMatch(/took-too-long|unavailable/)
          expect(result.error.message).not.toContain("needs more memory")
          continue
        }
        outcomes.accepted++
        for (const { document, offers } of result.value) {
          document.check()
          const text = canonicalText(document)
          let at = 0
          const tail = eachTextblock(document, (block, newlines) => {
            at += newlines
            expect(text.slice(at, at + textOf(block).length)).toBe(textOf(block))
            at += textOf(block).length
          })
          expect(at + tail).toBe(text.length)
          for (const { value, start, end } of offers) expect(text.slice(start, end)).toBe(value)
        }
      }
    }
    say(
      `${name.padEnd(24)} ${COUNT} mutations: ${outcomes.accepted} read, ${outcomes.refused} refused, 0 crashes, 0 hangs, 0 over memory`,
    )
    expect(outcomes.accepted + outcomes.refused).toBe(COUNT)
  },
)

const snippets = [
  "<",
  "&",
  "\0",
  "]]>",
  "<!DOCTYPE a [",
  "{\\rtf1",
  "\\bin99999999 ",
  "<svg>",
  "%PDF-",
  "PK\u0003\u0004",
  "\u202e",
  "{",
  "}",
  "</",
  "--",
  "=\r\n",
  "stream",
  "\\u-1?",
  "<table><tr>",
].map((text) => new TextEncoder().encode(text))

/** One to eight changes: bytes changed, taken out, doubled or put in, or the end cut off. */
function mutated(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  let result = bytes
  for (let times = 1 + random(8); times > 0; times--) {
    const at = random(result.length + 1)
    const length = 1 + random(64)
    const kind = random(6)
    const before = result.subarray(0, at)
    if (kind === 0) {
      result = result.slice()
      result[at] = random(256)
    } else if (kind === 1) result = joined(before, result.subarray(at + length))
    else if (kind === 2) result = joined(before, result.subarray(at, at + length), result.subarray(at))
    else if (kind === 3)
      result = joined(before, snippets[random(snippets.length)] ?? before, result.subarray(at))
    else if (kind === 4)
      result = joined(
        before,
        Uint8Array.from({ length }, () => random(256)),
        result.subarray(at),
      )
    else if (random(10) === 0) result = before.slice()
  }
  return result
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}

/** The same numbers in every run: a linear congruential generator. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
