// OpenDocument's content (OASIS OpenDocument 1.3, part 3) as an article's document.

import type { Mark, Node } from "prosemirror-model"
import { documentSchema } from "../../domain/document.ts"
import { addressOf } from "../html/map.ts"
import { elementsIn, find, type MarkupElement } from "../markup.ts"
import { RichText } from "../rich-text.ts"

const { link, em, strong } = documentSchema.marks

/** @param content the root of content.xml. @param styles the root of styles.xml, where emphasis may be declared. */
export function documentFromOdt(content: MarkupElement, styles: MarkupElement | undefined): Node | undefined {
  const known = styleMarks([styles, content])
  const quotes = quoteStyles([styles, content])
  const text = new RichText()
  const body = find(find(content, "body"), "text")
  if (body !== undefined) addAll(body, [])
  return text.finish()

  function addAll(element: MarkupElement, marks: readonly Mark[]): void {
    for (const child of element.children) {
      if (typeof child === "string") text.text(child, marks)
      else add(child, marks)
    }
  }

  function add(element: MarkupElement, marks: readonly Mark[]): void {
    const { name, attributes } = element
    if (left.has(name)) return
    const styled = known.get(attributes["style-name"] ?? "") ?? []
    if (name === "p") {
      const quoted = quotes.has(attributes["style-name"] ?? "")
      if (quoted) text.open("blockquote")
      addAll(element, joined(marks, styled))
      if (quoted) text.close()
      else text.endBlock()
    } else if (name === "h") {
      text.startHeading(Number(attributes["outline-level"] ?? 1) || 1)
      addAll(element, marks)
      text.endBlock()
    } else if (name === "span") addAll(element, joined(marks, styled))
    else if (name === "a") {
      const href = addressOf(attributes.href, undefined)
      addAll(
        element,
        href === undefined || link === undefined ? marks : joined(marks, [link.create({ href })]),
      )
    } else if (name === "s")
      text.preformatted(" ".repeat(Math.min(100, Number(attributes.c ?? 1) || 1)), marks)
    else if (name === "tab") text.preformatted("\t", marks)
    else if (name === "line-break") text.lineBreak()
    else if (name === "list") within("bullet_list", element, marks)
    else if (name === "list-item" || name === "list-header") within("list_item", element, marks)
    else if (name === "table") within("table", element, marks)
    else if (name === "table-row") within("table_row", element, marks)
    else if (name === "table-cell") {
      text.open("table_cell", {
        header: false,
        columns: spanOf(attributes["number-columns-spanned"]),
        rows: spanOf(attributes["number-rows-spanned"]),
      })
      addAll(element, marks)
      text.close()
    } else addAll(element, marks)
  }

  function within(
    container: "bullet_list" | "list_item" | "table" | "table_row",
    element: MarkupElement,
    marks: readonly Mark[],
  ) {
    text.open(container)
    addAll(element, marks)
    text.close()
  }
}

const left = new Set(
  "tracked-changes annotation annotation-end note frame custom-shape sequence-decls forms table-of-content covered-table-cell ruby-text".split(
    " ",
  ),
)

function spanOf(text: string | undefined): number {
  return text !== undefined && /^[1-9]\d{0,2}$/.test(text) ? Number(text) : 1
}

function joined(marks: readonly Mark[], more: readonly Mark[]): Mark[] {
  return [...marks, ...more.filter((mark) => !mark.isInSet(marks))]
}

/** The style for quotations and those made of it. */
function quoteStyles(roots: readonly (MarkupElement | undefined)[]): ReadonlySet<string> {
  const quotes = new Set(["Quotations"])
  for (const root of roots) {
    for (const { name, attributes } of root === undefined ? [] : elementsIn(root)) {
      if (name === "style" && quotes.has(attributes["parent-style-name"] ?? ""))
        quotes.add(attributes.name ?? "")
    }
  }
  return quotes
}

/** Which styles mean emphasis, by name. */
function styleMarks(roots: readonly (MarkupElement | undefined)[]): ReadonlyMap<string, Mark[]> {
  const marks = new Map<string, Mark[]>()
  for (const root of roots) {
    for (const element of root === undefined ? [] : elementsIn(root)) {
      if (element.name !== "style") continue
      const properties = find(element, "text-properties")?.attributes ?? {}
      const found = [
        ...(/^(bold|[6-9]00)$/.test(properties["font-weight"] ?? "") && strong ? [strong.create()] : []),
        ...(/^(italic|oblique)$/.test(properties["font-style"] ?? "") && em ? [em.create()] : []),
      ]
      marks.set(element.attributes.name ?? "", found)
    }
  }
  return marks
}
