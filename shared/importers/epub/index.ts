// Electronic books (EPUB 2 and 3): the chapters in reading order as one article.

import { ok } from "../../domain/result.ts"
import { dayIn } from "../dates.ts"
import { draftOf } from "../draft.ts"
import { withoutTitle } from "../headline.ts"
import { addHtml } from "../html/map.ts"
import { languageOf } from "../html/metadata.ts"
import type { Importer } from "../importer.ts"
import { elementsIn, find, lineIn, type MarkupElement } from "../markup.ts"
import { damaged } from "../refusals.ts"
import { RichText } from "../rich-text.ts"

export const epub: Importer = {
  name: "epub",
  endings: ["epub"],
  async read(input, tools) {
    const files = tools.unzip(input.bytes)
    if (!files.ok) return files
    const readXml = (name: string) => {
      const bytes = files.value.get(name)
      return bytes === undefined
        ? damaged(input.name, "a part of it is missing")
        : tools.xml(new TextDecoder().decode(bytes))
    }
    const container = readXml("META-INF/container.xml")
    if (!container.ok) return container
    const place = find(container.value, "rootfile")?.attributes["full-path"] ?? ""
    const book = readXml(place)
    if (!book.ok) return book
    const text = new RichText()
    let missing = 0
    for (const name of chaptersOf(book.value, place)) {
      const bytes = files.value.get(name)
      const chapter = bytes === undefined ? undefined : tools.html(new TextDecoder().decode(bytes))
      if (chapter?.ok === true) addHtml(text, chapter.value)
      else missing++
      text.endBlock()
      tools.progress()
    }
    const about = find(book.value, "metadata")
    const title = lineIn(find(about, "title"))
    const draft = draftOf(input, {
      document: withoutTitle(text.finish(), title),
      mediaType: "application/epub+zip",
      metadata: {
        title,
        author: lineIn(find(about, "creator")),
        publisher: lineIn(find(about, "publisher")),
        publishedOn: dayIn(lineIn(find(about, "date"))),
        language: languageOf(lineIn(find(about, "language"))),
      },
      remarks:
        missing === 0
          ? []
          : [{ code: "chapters-missing", message: `${missing} chapters of the book could not be read.` }],
    })
    return draft.ok ? ok([draft.value]) : draft
  },
}

/** The names of the chapters' files in reading order, without the table of contents. */
function chaptersOf(book: MarkupElement, place: string): string[] {
  const folder = place.includes("/") ? place.slice(0, place.lastIndexOf("/") + 1) : ""
  const items = new Map<string, string>()
  const spine: string[] = []
  for (const { name, attributes } of elementsIn(book)) {
    if (name === "item" && attributes.properties?.split(/\s+/).includes("nav") !== true) {
      items.set(attributes.id ?? "", withoutDots(folder + decoded(attributes.href ?? "")))
    } else if (name === "itemref" && attributes.linear !== "no") spine.push(attributes.idref ?? "")
  }
  return spine.flatMap((id) => items.get(id) ?? [])
}

function decoded(href: string): string {
  const path = href.split("#")[0] ?? ""
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function withoutDots(path: string): string {
  const parts: string[] = []
  for (const part of path.split("/")) {
    if (part === "..") parts.pop()
    else if (part !== ".") parts.push(part)
  }
  return parts.join("/")
}
