// News agencies' XML: NITF, and NewsML-G2 with its text as NITF, XHTML or plain.
// http://www.iptc.org/std/NITF/3.6, http://www.iptc.org/std/NewsML-G2

import type { Node } from "prosemirror-model"
import { ok } from "../../domain/result.ts"
import { dayIn } from "../dates.ts"
import { draftOf } from "../draft.ts"
import { asciiOf, decodeMarkup } from "../html/decode.ts"
import { addHtml } from "../html/map.ts"
import { languageOf } from "../html/metadata.ts"
import type { Importer } from "../importer.ts"
import { childrenIn, find, lineIn, type MarkupElement } from "../markup.ts"
import { damaged, notText } from "../refusals.ts"
import { RichText } from "../rich-text.ts"

export const newsml: Importer = {
  name: "newsml",
  endings: ["xml", "nitf", "newsml"],
  recognises: (head) =>
    /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(\w+:)?(nitf|newsMessage|newsItem)\b/.test(asciiOf(head)),
  async read(input, tools) {
    const decoded = decodeMarkup(input, tools)
    if (decoded === undefined) return notText(input.name)
    const tree = tools.xml(decoded.text)
    if (!tree.ok) return tree
    const story = storyIn(tree.value)
    if (story === undefined) return damaged(input.name, "it is XML, but neither NITF nor NewsML")
    const draft = draftOf(input, {
      ...story,
      mediaType: "application/xml",
      encoding: decoded,
      remarks: decoded.remarks,
    })
    return draft.ok ? ok([draft.value]) : draft
  },
}

function storyIn(root: MarkupElement) {
  const nitf = root.name === "nitf" ? root : find(root, "nitf")
  const item = root.name === "newsItem" ? root : find(root, "newsItem")
  if (nitf === undefined && item === undefined) return undefined
  const meta = find(item, "contentMeta")
  const info = find(item, "itemMeta")
  const hedline = find(find(nitf, "hedline"), "hl1")
  const issued = find(nitf, "date.issue")?.attributes.norm
  return {
    document: documentOf(nitf, item),
    metadata: {
      title:
        lineIn(hedline) ??
        lineIn(find(meta, "headline")) ??
        lineIn(find(info, "title")) ??
        lineIn(find(nitf, "title")),
      author: withoutBy(
        lineIn(find(find(nitf, "byline"), "person")) ??
          lineIn(find(nitf, "byline")) ??
          lineIn(find(meta, "by")) ??
          nameIn(find(meta, "creator")),
      ),
      publisher:
        find(nitf, "doc.copyright")?.attributes.holder ??
        lineIn(find(nitf, "distributor")) ??
        nameIn(find(info, "provider")),
      publishedOn:
        dayIn(issued) ??
        dayIn(find(nitf, "pubdata")?.attributes["date.publication"]) ??
        dayIn(lineIn(find(meta, "contentCreated"))) ??
        dayIn(lineIn(find(info, "versionCreated"))),
      language: languageOf(
        find(meta, "language")?.attributes.tag ?? item?.attributes.lang ?? nitf?.attributes.lang,
      ),
    },
  }
}

function withoutBy(byline: string | undefined): string | undefined {
  return byline?.replace(/^by:?\s+/i, "")
}

function nameIn(element: MarkupElement | undefined): string | undefined {
  return lineIn(find(element, "name")) ?? element?.attributes.literal ?? element?.attributes.qcode
}

function documentOf(nitf: MarkupElement | undefined, item: MarkupElement | undefined): Node | undefined {
  const text = new RichText()
  for (const part of nitf === undefined ? [] : partsOf(nitf)) addHtml(text, asHtml(part))
  const inline = text.finish() === undefined ? inlineOf(item) : undefined
  if (inline !== undefined) addHtml(text, asHtml(inline))
  return text.finish()
}

/** What a reader is given: lines beneath the headline, where and when, the summary, the story, who wrote it. */
function partsOf(nitf: MarkupElement): MarkupElement[] {
  const body = childrenIn(nitf, "body")[0] ?? nitf
  const [head] = childrenIn(body, "body.head")
  // A note to the desk has a body of its own, so that only that of the story itself counts.
  const content = childrenIn(body, "body.content")
  if (content.length === 0 && head === undefined) return [body]
  const [hedline] = childrenIn(head, "hedline")
  return [
    ...childrenIn(hedline, "hl2"),
    ...childrenIn(head, "dateline"),
    ...childrenIn(head, "abstract"),
    ...content,
    ...childrenIn(body, "body.end"),
  ]
}

/** The first text of a NewsML-G2 item: XHTML in inlineXML, or plain text in inlineData. */
function inlineOf(item: MarkupElement | undefined): MarkupElement | undefined {
  const set = find(item, "contentSet")
  const xml = find(set, "inlineXML")
  if (xml !== undefined) return find(xml, "body") ?? xml
  const data = find(set, "inlineData")
  if (data === undefined) return undefined
  const paragraphs = data.children.flatMap((child) =>
    typeof child === "string" ? child.split(/\n\s*\n/) : [],
  )
  return { ...data, children: paragraphs.map((line) => ({ name: "p", attributes: {}, children: [line] })) }
}

/** NITF's blocks that HTML calls otherwise. */
function asHtml(element: MarkupElement): MarkupElement {
  const name = nitfNames[element.name] ?? element.name
  return {
    ...element,
    name,
    children: element.children.map((child) => (typeof child === "string" ? child : asHtml(child))),
  }
}

const nitfNames: Readonly<Record<string, string>> = {
  hl1: "h1",
  hl2: "h2",
  bq: "blockquote",
  block: "div",
  media: "figure",
  "media-metadata": "meta",
  "media-reference": "meta",
  "media-object": "object",
  "media-producer": "meta",
  "media-caption": "div",
  dateline: "p",
  abstract: "div",
  credit: "p",
  tagline: "p",
  bibliography: "p",
  note: "div",
  fn: "div",
  "body.content": "div",
  "body.end": "div",
  body: "div",
  nitf: "div",
}
