// The text itself, with its paragraphs, lists and tables, and an anchor at each end of a span.

import type { Mark, Node } from "prosemirror-model"
import type { Article } from "../../domain/article.ts"
import { runsOf, walk } from "../support/walk.ts"
import { attributes, escaped } from "../support/xml.ts"
import type { ArticleNames } from "./names.ts"

export function bodyXml(article: Article, { anchors }: ArticleNames): string {
  const cuts = anchors.map(({ offset }) => offset)
  let next = 0
  const anchorsUpTo = (offset: number) => {
    let xml = ""
    for (
      let anchor = anchors[next];
      anchor !== undefined && anchor.offset <= offset;
      anchor = anchors[++next]
    )
      xml += `<anchor xml:id="${anchor.id}"/>`
    return xml
  }
  let last = 0
  for (const step of walk(article.document)) if (step.type === "text") last = step.start
  let xml = ""
  for (const step of walk(article.document)) {
    if (step.type === "open") xml += openTag(step.node)
    else if (step.type === "close") xml += closeTag(step.node)
    else {
      const { node, start, end } = step
      const heading = node.type.name === "heading"
      xml += heading ? `<ab type="heading" n="${node.attrs.level}">` : "<p>"
      const from = next
      for (const run of runsOf(node, start, cuts, from)) {
        xml += anchorsUpTo(run.start)
        xml += marked(run.isBreak ? "<lb/>" : escaped(run.text), run.marks)
      }
      // What lies behind the last paragraph has nowhere else to go.
      xml += `${anchorsUpTo(start === last ? Number.POSITIVE_INFINITY : end)}${heading ? "</ab>" : "</p>"}\n`
    }
  }
  return `<text${attributes({ "xml:lang": article.metadata.language })}><body>\n${xml}</body></text>\n`
}

function openTag(node: Node): string {
  const { attrs } = node
  switch (node.type.name) {
    case "blockquote":
      return "<quote>\n"
    case "bullet_list":
      return '<list rend="bulleted">\n'
    case "ordered_list":
      return `<list rend="numbered" n="${attrs.start}">\n`
    case "list_item":
      return "<item>"
    case "table":
      return "<table>\n"
    case "table_row":
      return "<row>"
    case "table_cell": {
      const role = attrs.header === true ? "label" : "data"
      return `<cell${attributes({ role, cols: String(attrs.columns), rows: String(attrs.rows) })}>`
    }
    case "page_break":
      return `<pb n="${attrs.page}"/>\n`
    default:
      throw new Error(`The document has no blocks of type ${node.type.name}`)
  }
}

function closeTag(node: Node): string {
  const names: Readonly<Record<string, string>> = {
    blockquote: "</quote>\n",
    bullet_list: "</list>\n",
    ordered_list: "</list>\n",
    list_item: "</item>\n",
    table: "</table>\n",
    table_row: "</row>\n",
    table_cell: "</cell>",
  }
  return names[node.type.name] ?? ""
}

function marked(xml: string, marks: readonly Mark[]): string {
  return marks.reduceRight((inner, { type, attrs }) => {
    if (type.name === "link")
      return `<ref${attributes({ target: encodeAddress(String(attrs.href)) })}>${inner}</ref>`
    return `<hi rend="${type.name === "em" ? "italic" : "bold"}">${inner}</hi>`
  }, xml)
}

/** Pointers are lists of addresses with spaces between, so an address holds none. */
function encodeAddress(href: string): string {
  return href.replace(/[^!-~]|[<>"{}|\\^`]/gu, (character) =>
    encodeURIComponent(/\p{Cs}/u.test(character) ? "\ufffd" : character),
  )
}
