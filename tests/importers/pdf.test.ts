// One text set in columns by several programs, with heads, feet and page numbers, words broken at line ends: read back
// paragraph by paragraph.

import { readdirSync, readFileSync } from "node:fs"
import type { Node } from "prosemirror-model"
import { expect, test } from "vitest"
import { createTools } from "../../electron/import-worker/tools.ts"
import { unwrap } from "../../shared/domain/result.ts"
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

test.each(files)(
  "%s: the story, paragraph by paragraph, without heads, feet and numbers of pages",
  async (name) => {
    const blocks = (await read(name)).children
      .filter(({ isTextblock }) => isTextblock)
      .map(({ type, textContent }) => ({ heading: type.name === "heading", text: likeTyped(textContent) }))
    const wanted = story.map(({ heading, text }) => ({
      heading,
      text: likeTyped(text),
    }))
    expect(blocks).toEqual(wanted)
  },
)

test.each(files)("%s: each page is noted before the first paragraph that begins on it", async (name) => {
  const { children } = await read(name)
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

async function read(name: string): Promise<Node> {
  const bytes = new Uint8Array(readFileSync(new URL(name, folder)))
  const [draft] = unwrap(await importFile({ name, bytes }, createTools()))
  return (draft ?? expect.fail()).document
}

function onceIn(words: readonly string[]): string[] {
  return words.filter((word) => words.indexOf(word) === words.lastIndexOf(word))
}
