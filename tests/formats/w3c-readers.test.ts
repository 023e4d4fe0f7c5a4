// @vitest-environment jsdom
// Our Web Annotations in the hands of others: Recogito's text annotator, and a program in Python.

import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { reviveSelector, W3CTextFormat } from "@recogito/text-annotator"
import { describe, expect, test } from "vitest"
import { CodePointIndex, codePoints } from "../../shared/domain/offset.ts"
import { w3c } from "../../shared/formats/w3c/index.ts"
import { goldenArticle, goldenQuotes, goldenText } from "../fixtures/golden.ts"
import { askPython, pythonWith, withFolder } from "./programs.ts"
import { referenceArticle, referenceQuotes, sampleText } from "./reference.ts"
import { type ArticleBuilder, slice, type TextFile, write } from "./slice.ts"

const goldenParts = goldenQuotes.flatMap(({ quotes }) => quotes)

describe("Recogito’s W3C adapter", () => {
  /** What Recogito quotes and what it finds in a page that shows the text, given a way to read our positions. */
  function read(builder: ArticleBuilder, text: string, positionOf: (codePoint: number) => number) {
    const page = document.createElement("div")
    page.textContent = text
    document.body.replaceChildren(page)
    const [file] = write(w3c, slice(builder)).files
    const adapter = W3CTextFormat("urn:postil:article:article-1", page)
    return JSON.parse(file?.content ?? "").first.items.map((item: Parameters<typeof adapter.parse>[0]) => {
      const { parsed, error } = adapter.parse(item)
      if (parsed === undefined) throw error
      return {
        tag: parsed.bodies.find(({ purpose }) => purpose === "tagging")?.value,
        creator: parsed.target.creator,
        created: parsed.target.created,
        quotes: parsed.target.selector.map(({ quote }) => quote),
        found: parsed.target.selector.map((selector) =>
          reviveSelector(
            { ...selector, start: positionOf(selector.start), end: positionOf(selector.end) },
            page,
          ).range.toString(),
        ),
      }
    })
  }

  test("reads all 44 annotations of the sample and finds each quote as it stands", () => {
    const annotations = read(referenceArticle(), sampleText, (position) => position)
    expect(annotations).toHaveLength(44)
    for (const { quotes, found } of annotations) expect(found).toEqual(quotes)
    expect(annotations.flatMap(({ found }: { found: string[] }) => found).sort()).toEqual(
      [...referenceQuotes].sort(),
    )
    expect(annotations[0]).toMatchObject({
      creator: { name: "Ana Analyst" },
      created: new Date("2022-10-24T10:00:00Z"),
    })
    expect(new Set(annotations.map(({ tag }: { tag: string }) => tag))).toEqual(
      new Set(["Person", "Claim", "Event"]),
    )
  })

  test("finds each quote of the golden fixture too once positions are turned into its UTF-16 units", () => {
    const index = new CodePointIndex(goldenText)
    const annotations = read(goldenArticle(), goldenText, (position) => index.toUtf16(codePoints(position)))
    for (const { quotes, found } of annotations) expect(found).toEqual(quotes)
    expect(annotations.flatMap(({ found }: { found: string[] }) => found).sort()).toEqual(
      [...goldenParts].sort(),
    )
    // It takes positions for UTF-16 units, the Recommendation counts code points: without turning, emoji shift them.
    const unturned = read(goldenArticle(), goldenText, (position) => position)
    expect(
      unturned.some(({ quotes, found }: { quotes: string[]; found: string[] }) => quotes[0] !== found[0]),
    ).toBe(true)
  })
})

const python = pythonWith()

describe.skipIf(python === undefined)("a program in Python", () => {
  function read(files: readonly TextFile[]): { quotes: string[]; wrong: string[] } {
    return withFolder((folder) => {
      for (const { name, content } of files) writeFileSync(join(folder, name), content)
      return askPython(python ?? "", "read_w3c.py", folder)
    })
  }

  test("finds every quote by its position, and nothing wrong", () => {
    const golden = read(write(w3c, slice(goldenArticle())).files)
    expect(golden.wrong).toEqual([])
    expect(golden.quotes.sort()).toEqual([...goldenParts].sort())
    const sample = read(write(w3c, slice(referenceArticle())).files)
    expect(sample.wrong).toEqual([])
    expect(sample.quotes.sort()).toEqual([...referenceQuotes].sort())
  })

  test("would notice positions in another unit and another text", () => {
    const [annotations, text] = write(w3c, slice(goldenArticle())).files
    if (annotations === undefined || text === undefined) throw new Error("Two files are written")
    const shifted = annotations.content.replace('"end": 15', '"end": 16')
    expect(read([{ ...annotations, content: shifted }, text]).wrong).toHaveLength(1)
    expect(read([annotations, { ...text, content: `\ufeff${text.content}` }]).wrong.length).toBeGreaterThan(
      18,
    )
  })
})
