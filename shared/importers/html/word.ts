// HTML that Word wrote, on the clipboard or into a file, as plain HTML: what Word says in styles and elements of its own
// becomes lists, headings and quotes, and what the analyst did not see as text goes: remarks of colleagues, what was
// deleted, what is hidden, drawings, settings. Fonts and colours are left alone, because nobody reads them.

import { elementsIn, type MarkupElement, textIn } from "../markup.ts"
import { gathered } from "./word-lists.ts"

/** The page without what is only Word's; pages of others stay as they are. */
export function withoutWord(page: MarkupElement): MarkupElement {
  return isWord(page) ? cleaned(page) : page
}

function isWord(page: MarkupElement): boolean {
  for (const { name, attributes } of elementsIn(page)) {
    if (name === "meta" && /Microsoft Word|Word\.Document/.test(attributes.content ?? "")) return true
    if (/\bmso-/.test(attributes.style ?? "") || /\bMso[A-Z]/.test(attributes.class ?? "")) return true
  }
  return false
}

function cleaned(element: MarkupElement): MarkupElement {
  const children = element.children.flatMap((child): (MarkupElement | string)[] => {
    if (typeof child === "string") return [child]
    if (isUnseen(child)) return []
    // Tabs and runs of spaces are drawn with spaces that do not break.
    if (/\bmso-(tab-count|spacerun)\b/.test(child.attributes.style ?? "")) return [" "]
    return [shaped(cleaned(child))]
  })
  return { ...element, children: gathered(children) }
}

function isUnseen({ name, attributes }: MarkupElement): boolean {
  const { style = "", class: type = "", href = "" } = attributes
  return (
    settings.has(name) ||
    name.startsWith("v:") ||
    name === "del" ||
    /\bmsoDel\b/.test(type) ||
    /\bdisplay:\s*none\b|\bmso-hide:\s*all\b/.test(style) ||
    /\bmso-special-character:\s*comment\b|\bmso-element:\s*comment/.test(style) ||
    /\bmsocom(anchor|off|txt)\b/.test(type) ||
    href.startsWith("#_msocom_")
  )
}

/** Smart tags are not among them: HTML knows no empty elements of other names, so that the first holds all of the text. */
const settings = new Set([
  "xml",
  "w:worddocument",
  "w:latentstyles",
  "o:officedocumentsettings",
  "o:documentproperties",
])

/** A paragraph in one of Word's own styles as the element that HTML has for it. */
function shaped(element: MarkupElement): MarkupElement {
  if (element.name !== "p" || textIn(element).trim() === "") return element
  const style = /\bMso(Title|Subtitle|Quote|IntenseQuote)\b/.exec(element.attributes.class ?? "")?.[1]
  if (style === undefined) return element
  const name = style === "Title" ? "h1" : style === "Subtitle" ? "h2" : "blockquote"
  return { ...element, name }
}
