// The article in a web page, found as Firefox's reading view finds it, in the small DOM that Firefox has for that. A
// fuller one finds the same and takes several times as long.

import { Readability } from "@mozilla/readability"
import JSDOMParser from "@mozilla/readability/JSDOMParser.js"
import type { MarkupElement } from "../../shared/importers/markup.ts"
import type { Page } from "../../shared/importers/tools.ts"

/** @param tree a page as `parseHtml` gives it. Undefined where there is no article to find. */
export function findArticle(tree: MarkupElement): Page | undefined {
  // Written out again, the page is well formed: no two parsers can disagree on it.
  const found = read(new JSDOMParser().parse(written(tree)))
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
  readonly textContent: string | null
  readonly childNodes: Iterable<DomNode>
  readonly attributes?: Iterable<{ readonly name: string; readonly value: string }>
}

function treeOf(node: DomNode): MarkupElement {
  const children: (MarkupElement | string)[] = []
  for (const child of node.childNodes) {
    if (child.nodeType === TEXT) children.push(child.textContent ?? "")
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
  if (children.length === 0) return `<${name}${said}/>`
  const inside = children.map((child) => (typeof child === "string" ? escaped(child) : written(child)))
  return `<${name}${said}>${inside.join("")}</${name}>`
}

/** What nobody looks at: each attribute costs as much as an element. */
const unread =
  /^(data-|aria-(?!hidden|modal)|target$|sizes$|tabindex$|srcset$|crossorigin$|integrity$|loading$)/i

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")
}
