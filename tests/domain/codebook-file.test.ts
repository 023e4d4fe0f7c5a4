// Codebooks as files of their own: nothing is lost between writing and reading, and what cannot be meant is refused in
// words that say where it is.

import { expect, test } from "vitest"
import { readCodebook, writeCodebook } from "../../shared/domain/codebook-file.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { defaultCodebook } from "../../shared/kinds/registry.ts"

const codebook = defaultCodebook()
const [person, claim] = codebook.kinds
if (person === undefined || claim === undefined) throw new Error("The built-in codebook has kinds")

const messageOf = (value: unknown): string => {
  const read = readCodebook(typeof value === "string" ? value : JSON.stringify(value))
  return read.ok ? "" : read.error.message
}

test("a codebook comes back as it was written, also out of a project's file", () => {
  expect(unwrap(readCodebook(writeCodebook(codebook)))).toEqual(codebook)
  expect(unwrap(readCodebook(JSON.stringify({ id: "p", codebook })))).toEqual(codebook)
})

test.each([
  ["no JSON", "kinds:", /no JSON file/],
  ["no codebook", [], /The file/],
  ["a colour there is not", { ...codebook, kinds: [{ ...person, colour: "pink" }] }, /kinds\[0\]\.colour: /],
  ["no kinds", { ...codebook, kinds: [] }, /kinds: /],
  ["two kinds of one id", { ...codebook, kinds: [person, { ...claim, id: "person" }] }, /the id “person”/],
  ["two kinds with one key", { ...codebook, kinds: [person, { ...claim, keys: ["p"] }] }, /the key “p”/],
  [
    "two fields of one id",
    { ...codebook, kinds: [{ ...claim, fields: [claim.fields[0], claim.fields[0]] }] },
    /Two fields of “Claim” have the id “source”/,
  ],
])("%s is refused, and says so", (_, value, message) => {
  expect(messageOf(value)).toMatch(message)
  expect(messageOf(value)).not.toMatch(/\.\./)
})
