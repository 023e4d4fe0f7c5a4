// What pages do beside columns, each thing by itself, set by other programs: read back block by block.

import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { z } from "zod"
import { createTools } from "../../electron/import-worker/tools.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { importFile } from "../../shared/importers/registry.ts"

const folder = new URL("../fixtures/pdf-layout/", import.meta.url)
const blocks = z.array(z.tuple([z.string(), z.string()]))
const layouts = z
  .object({ bold: blocks, arabic: blocks, hebrew: blocks, bands: blocks, notes: blocks })
  .extend({ footnotes: z.array(z.string()) })
  .parse(JSON.parse(readFileSync(new URL("layouts.json", folder), "utf8")))

async function read(name: string): Promise<string[]> {
  const bytes = new Uint8Array(readFileSync(new URL(name, folder)))
  const [draft] = unwrap(await importFile({ name, bytes }, createTools()))
  const { children } = (draft ?? expect.fail()).document
  return children
    .filter(({ isTextblock }) => isTextblock)
    .map(({ type, textContent }) => `${type.name}: ${textContent}`)
}

function wanted(layout: readonly (readonly [string, string])[]): string[] {
  return layout.map(([kind, words]) => {
    const text = words.replaceAll("*", "").replace(/\^(\d)/g, (_, mark) => "⁰¹²³"[Number(mark)] ?? "")
    return `${kind === "h" ? "heading" : "paragraph"}: ${text}`
  })
}

test.each([
  ["bold headings of the text's size", "chromium-bold.pdf", layouts.bold],
  ["columns from right to left, in Arabic", "chromium-arabic.pdf", layouts.arabic],
  ["columns from right to left, in Hebrew", "chromium-hebrew.pdf", layouts.hebrew],
  ["one column and two on a page", "chromium-bands.pdf", layouts.bands],
])("%s", async (_, name, layout) => {
  expect(await read(name)).toEqual(wanted(layout))
})

test.each(["libreoffice-notes-1.pdf", "libreoffice-notes-2.pdf", "latex-notes.pdf"])(
  "%s: no sentence is interrupted by the notes beneath it, and each note is a paragraph",
  async (name) => {
    const found = await read(name)
    const notes = layouts.footnotes.map((text, index) => `paragraph: ${"¹²³"[index]} ${text}`)
    const isNote = (block: string) => notes.includes(block)
    expect(found.filter((block) => !isNote(block))).toEqual(wanted(layouts.notes))
    expect(found.filter(isNote)).toEqual(notes)
    expect(isNote(found[0] ?? "")).toBe(false)
  },
)
