// What every registered importer promises, whatever it reads.

import { describe, expect, test } from "vitest"
import { articleFromJson, articleSchema } from "../../shared/domain/article.ts"
import { canonicalText, documentJson } from "../../shared/domain/document.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { importers } from "../../shared/importers/registry.ts"
import { goldenBytes, goldenText } from "../fixtures/golden.ts"

/** A file that each importer must read, and the text it holds. An importer without one fails. */
const files: Readonly<Record<string, { name: string; bytes: Uint8Array; text: string }>> = {
  text: { name: "golden.txt", bytes: goldenBytes, text: goldenText },
}

test("importers have names and endings of their own", () => {
  expect(new Set(importers.map(({ name }) => name)).size).toBe(importers.length)
  const endings = importers.flatMap(({ endings }) => endings)
  expect(new Set(endings).size).toBe(endings.length)
  for (const ending of endings) expect(ending).toMatch(/^[a-z0-9]+$/)
})

describe.each(importers.map((importer) => [importer.name, importer] as const))("%s", (name, importer) => {
  const file = files[name]
  if (file === undefined)
    throw new Error(`Give ${name} a file to read in tests/importers/conformance.test.ts`)

  test("makes an article that the store accepts, of exactly the file's text", () => {
    const bytes = file.bytes.slice()
    const { remarks, document, ...draft } = unwrap(importer.read({ name: file.name, bytes }))
    expect(bytes).toEqual(file.bytes)
    expect(canonicalText(document)).toBe(file.text)
    expect(remarks).toEqual([])
    expect(draft.source).toMatchObject({ fileName: file.name, bytes: bytes.length })
    const stored = {
      id: "a",
      added: "2022-10-23T09:00:00Z",
      annotations: [],
      document: documentJson(document),
      ...draft,
    }
    const article = unwrap(articleFromJson(articleSchema.parse(JSON.parse(JSON.stringify(stored)))))
    expect(article).toMatchObject({ text: file.text, ...draft })
    for (const { start, end } of draft.offers) expect(file.text.slice(start, end)).not.toBe("")
  })

  test("answers damaged bytes with a result, never by throwing", () => {
    for (let cut = 0; cut < file.bytes.length; cut += 7) {
      const damaged = file.bytes.slice(0, cut + 1)
      damaged[cut] = 0xff
      const result = importer.read({ name: file.name, bytes: damaged })
      if (!result.ok) expect(["not-text", "empty-file", "too-large"]).toContain(result.error.code)
      else expect(result.value.remarks).not.toEqual([])
    }
  })
})
