// The article in a web page, found as Firefox's reading view finds it.

import { Readability } from "@mozilla/readability"
import { parseHTML } from "linkedom"
import type { MarkupElement } from "../../shared/importers/markup.ts"
import type { Page } from "../../shared/importers/tools.ts"

/** @param tree a page as `parseHtml` gives it. Undefined where there is no article to find. */
export function findArticle(tree: MarkupElement): Page | undefined {
  // Written out again, the page is well formed: no two parsers can disagree on it.
  const { document } = parseHTML(`<!doctype html>${written(tree)}`)
  const found = read(document)
  if (found?.content === undefined || found.content === null) return undefined
  const { title, byline, siteName, publishedTime, lang, content } = found
  return {
    title: title ?? undefined,
    byline: byline ?? undefined,
    site: siteName ?? undefined,
    published: publishedTime ?? undefined,
    language: lang ?? undefined,
    content,
  }
}

function read(document: Document) {
  try {
    return new Readability<MarkupElement>(document, { serializer: treeOf, maxElemsToParse: 60_000 }).parse()
  } catch {
    // Too many elements, or a page that trips it: the page is then read whole.
    return undefined
  }
}

/** As much of a DOM as is read here: this compiles without the DOM's types. */
interface DomNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly nodeValue: string | null
  readonly childNodes: Iterable<DomNode>
  readonly attributes?: Iterable<{ readonly name: string; readonly value: string }>
}

function treeOf(node: DomNode): MarkupElement {
  const children: (MarkupElement | string)[] = []
  for (const child of node.childNodes) {
    if (child.nodeType === TEXT) children.push(child.nodeValue ?? "")
    else if (child.nodeType === ELEMENT) children.push(treeOf(child))
  }
  const attributes: Record<string, string> = {}
  for (const { name, value } of node.attributes ?? []) attributes[name] = value
  return { name: node.nodeName.toLowerCase(), attributes, children }
}

const ELEMENT = 1
const TEXT = 3

function written({ name, attributes, children }: MarkupElement): string {
  const said = Object.entries(attributes)
    .filter(([key]) => /^[a-z][\w:.-]*$/i.test(key) && !unread.test(key))
    .map(([key, value]) => ` ${key}="${value.replace(/&/g, "&amp;").replace(/"/g, "&quot;")}"`)
    .join("")
  if (empty.has(name)) return `<${name}${said}>`
  const raw = name === "script"
  const inside = children.map((child) =>
    typeof child !== "string" ? written(child) : raw ? child : escaped(child),
  )
  return `<${name}${said}>${inside.join("")}</${name}>`
}

/** What nobody looks at: each attribute costs as much as an element. */
const unread =
  /^(data-|aria-(?!hidden|modal)|target$|sizes$|tabindex$|srcset$|crossorigin$|integrity$|loading$)/i

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")
}

const empty = new Set("area base br col embed hr img input link meta source track wbr".split(" "))
