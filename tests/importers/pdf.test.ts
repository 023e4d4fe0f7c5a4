// One text set in columns by several programs, with heads, feet and page numbers, words broken at line ends: read back
// paragraph by paragraph.

import { readdirSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { createTools } from "../../electron/import-worker/tools.ts"
import { unwrap } from "../../shared/domain/result.ts"
import type { ArticleDraft } from "../../shared/importers/importer.ts"
import { importFile } from "../../shared/importers/registry.ts"

const folder = new URL("../fixtures/pdf/", import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith(".pdf"))
const story = readFileSync(new URL("story.txt", folder), "utf8")
  .trimEnd()
  .split("\n\n")
  .map((block) => ({ heading: block.startsWith("#"), text: block.replace(/^#+ /, "") }))

/** Compounds that stand once, so that the rest of the story says nothing of their hyphens. */
const compounds = new RegExp(
  onceIn(story.flatMap(({ text }) => text.match(/\p{L}+-\p{L}+/gu) ?? [])).join("|"),
  "gu",
)

/** Files whose title is the story's own, be it that they say so, or no other: it is not in the text once more. */
const entitled = new Set(["groff-2.pdf", "latex-2.pdf", "libreoffice-1.pdf", "libreoffice-2.pdf"])

test.each(files)(
  "%s: the story, paragraph by paragraph, without heads, feet and numbers of pages",
  async (name) => {
    const { document, metadata } = await read(name)
    const blocks = document.children
      .filter(({ isTextblock }) => isTextblock)
      .map(({ type, textContent }) => ({ heading: type.name === "heading", text: likeTyped(textContent) }))
    const wanted = story.map(({ heading, text }) => ({ heading, text: likeTyped(text) }))
    expect(blocks).toEqual(entitled.has(name) ? wanted.slice(1) : wanted)
    expect(metadata.title === story[0]?.text).toBe(entitled.has(name))
  },
)

test.each(files)("%s: each page is noted before the first paragraph that begins on it", async (name) => {
  const { children } = (await read(name)).document
  const pages = children.flatMap(({ type, attrs }) => (type.name === "page_break" ? [attrs.page] : []))
  expect(pages).toEqual(pages.map((_, index) => index + 1))
  expect(pages.length).toBeGreaterThan(1)
  expect(children.at(-1)?.isTextblock).toBe(true)
})

/**
 * Where a line ends within “far-reaching”, only a dictionary could say whether the hyphen is the word's own. Compounds
 * that stand once are compared without it; any other hyphen that stays or goes counts.
 */
function likeTyped(text: string): string {
  return text.replace(compounds, (word) => word.replace("-", ""))
}

async function read(name: string): Promise<ArticleDraft> {
  const bytes = new Uint8Array(readFileSync(new URL(name, folder)))
  const [draft] = unwrap(await importFile({ name, bytes }, createTools()))
  return draft ?? expect.fail()
}

function onceIn(words: readonly string[]): string[] {
  return words.filter((word) => words.indexOf(word) === words.lastIndexOf(word))
}
