// What every registered importer promises, whatever it reads.

import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { createTools } from "../../electron/import-worker/tools.ts"
import { articleFromJson, articleSchema } from "../../shared/domain/article.ts"
import { canonicalText, documentJson } from "../../shared/domain/document.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { importers, importFile } from "../../shared/importers/registry.ts"
import { draftsFromJson, draftToJson } from "../../shared/importers/wire.ts"
import { goldenBytes, goldenText } from "../fixtures/golden.ts"

const tools = createTools()
const fixture = (name: string) => ({
  name,
  bytes: new Uint8Array(readFileSync(new URL(`../fixtures/import/${name}`, import.meta.url))),
})

/** A file that each importer must read, by a program of others, and words of its text. One without fails. */
const files: Readonly<Record<string, { name: string; bytes: Uint8Array; words: string }>> = {
  text: { name: "golden.txt", bytes: goldenBytes, words: goldenText },
  markdown: { ...fixture("pandoc.md"), words: "The two ministers spoke for an hour" },
  html: { ...fixture("chromium.html"), words: "The two ministers spoke for an hour" },
  mhtml: { ...fixture("chromium.mhtml"), words: "The two ministers spoke for an hour" },
  docx: { ...fixture("libreoffice.docx"), words: "The two ministers spoke for an hour" },
  odt: { ...fixture("libreoffice.odt"), words: "The two ministers spoke for an hour" },
  rtf: { ...fixture("libreoffice.rtf"), words: "The two ministers spoke for an hour" },
  epub: { ...fixture("libreoffice.epub"), words: "The two ministers spoke for an hour" },
  pdf: { ...fixture("chromium.pdf"), words: "The two ministers spoke for an hour" },
  mail: { ...fixture("python.eml"), words: "The two ministers spoke for an hour" },
  table: { ...fixture("python.csv"), words: "The two ministers spoke for an hour" },
  newsml: { ...fixture("iptc-newsml-g2.xml"), words: "(New York, NY - October 21) Et, sent luptat luptat" },
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

  test("makes articles that the store accepts, of the file's text", async () => {
    const bytes = file.bytes.slice()
    const drafts = unwrap(await importer.read({ name: file.name, bytes }, tools))
    expect(bytes).toEqual(file.bytes)
    for (const { remarks: _, part: __, columns: ___, textColumn: ____, document, ...draft } of drafts) {
      const stored = {
        id: "a",
        added: "2022-10-23T09:00:00Z",
        annotations: [],
        document: documentJson(document),
        ...draft,
      }
      const article = unwrap(articleFromJson(articleSchema.parse(JSON.parse(JSON.stringify(stored)))))
      expect(article).toMatchObject({ text: canonicalText(document), ...draft })
      for (const { start, end } of draft.offers) expect(article.text.slice(start, end)).not.toBe("")
    }
    expect(drafts.map(({ document }) => canonicalText(document)).join("\n")).toContain(file.words)
  })

  test("is chosen for its file, and what it made survives the way out of the process", async () => {
    const input = { name: file.name, bytes: file.bytes }
    const drafts = unwrap(await importFile(input, tools))
    const sent = structuredClone({ ok: true, value: drafts.map(draftToJson) })
    const received = unwrap(draftsFromJson(sent, input))
    expect(received.map(draftToJson)).toEqual(drafts.map(draftToJson))
  })

  test("answers files that are cut off or damaged with a result that names them, never by throwing", async () => {
    const { bytes } = file
    for (let cut = 1; cut <= 20; cut++) {
      const end = Math.floor((bytes.length * cut) / 21)
      const damaged = bytes.slice(0, end + 1)
      damaged[end] = 0xff
      const result = await importFile({ name: file.name, bytes: damaged }, tools)
      if (!result.ok) expect(result.error.message).toContain(file.name)
    }
  })
})

test.each(["libreoffice.docx", "libreoffice.odt", "libreoffice.rtf"])(
  "%s: its title is not the text's first heading as well",
  async (name) => {
    const [draft] = unwrap(await importFile(fixture(name), tools))
    const { document, metadata } = draft ?? expect.fail()
    expect(metadata.title).toBe("Ministers speak for the first time since May")
    expect(document.children.map(({ textContent }) => textContent)).not.toContain(metadata.title)
    expect(canonicalText(document)).toMatch(/^Home\nWorld\n+The two ministers spoke/)
  },
)
