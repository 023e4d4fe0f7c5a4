// HTML as an article's document: headings, lists, quotes, tables, links and emphasis stay; everything else is
// text or nothing. Addresses are those of the web and of mail; whatever else a link may do is left out.

import type { Mark, Node } from "prosemirror-model"
import { documentSchema, isSafeUrl } from "../../domain/document.ts"
import type { MarkupElement } from "../markup.ts"
import { type Container, RichText } from "../rich-text.ts"

const { link, em, strong } = documentSchema.marks

/** @param base the page's own address, against which relative links are read; they are left out without it. */
export function documentFromHtml(root: MarkupElement, base?: string): Node | undefined {
  const text = new RichText()
  addHtml(text, root, base)
  return text.finish()
}

/** Adds an element and all inside to what is being built. */
export function addHtml(text: RichText, root: MarkupElement, base?: string): void {
  add(root, [], false)

  function add(element: MarkupElement, marks: readonly Mark[], preformatted: boolean): void {
    const { name, attributes } = element
    if (silent.has(name) || "hidden" in attributes) return
    if (name === "br") text.lineBreak()
    const level = /^h([1-6])$/.exec(name)?.[1]
    const container = containers.get(name)
    if (level !== undefined) text.startHeading(Number(level))
    else if (container !== undefined) text.open(container, attributesOf(name, attributes))
    else if (blocks.has(name)) text.endBlock()

    const inside = [...marks, ...marksOf(name, attributes, base).filter((mark) => !mark.isInSet(marks))]
    const keepsSpace = preformatted || name === "pre"
    for (const child of element.children) {
      if (typeof child !== "string") add(child, inside, keepsSpace)
      else if (keepsSpace) text.preformatted(child, inside)
      else text.text(child, inside)
    }

    if (container !== undefined) text.close()
    else if (level !== undefined || blocks.has(name)) text.endBlock()
  }
}

const silent = new Set(
  "script style template noscript iframe object embed applet svg math canvas audio video map head title meta link base input button select textarea dialog frameset".split(
    " ",
  ),
)

const blocks = new Set(
  "address article aside body caption center dd details dir div dl dt fieldset figcaption figure footer form header hgroup hr html legend main menu nav p pre section summary tbody tfoot thead".split(
    " ",
  ),
)

const containers: ReadonlyMap<string, Container> = new Map([
  ["blockquote", "blockquote"],
  ["ul", "bullet_list"],
  ["ol", "ordered_list"],
  ["li", "list_item"],
  ["table", "table"],
  ["tr", "table_row"],
  ["td", "table_cell"],
  ["th", "table_cell"],
])

function attributesOf(name: string, attributes: MarkupElement["attributes"]) {
  if (name === "ol") return { start: whole(attributes.start, 1) }
  if (name !== "td" && name !== "th") return null
  return {
    header: name === "th",
    columns: Math.max(1, Math.min(1000, whole(attributes.colspan, 1))),
    rows: Math.max(1, Math.min(1000, whole(attributes.rowspan, 1))),
  }
}

function whole(text: string | undefined, otherwise: number): number {
  return text !== undefined && /^\d{1,6}$/.test(text.trim()) ? Number(text) : otherwise
}

function marksOf(name: string, attributes: MarkupElement["attributes"], base: string | undefined): Mark[] {
  if (name === "em" || name === "i" || name === "cite" || name === "dfn") return em ? [em.create()] : []
  if (name === "strong" || name === "b") return strong ? [strong.create()] : []
  if (name !== "a") return []
  const href = addressOf(attributes.href, base)
  return href === undefined || link === undefined ? [] : [link.create({ href })]
}

/** The whole address of a link, if it is one that an article may have. */
export function addressOf(href: string | undefined, base: string | undefined): string | undefined {
  if (href === undefined || href.trim().startsWith("#")) return undefined
  try {
    const address = new URL(href.trim(), base).href
    return isSafeUrl(address) && address.length <= 4000 ? address : undefined
  } catch {
    return undefined
  }
}
