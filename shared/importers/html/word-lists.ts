// Word's lists. On the clipboard these are paragraphs one after the other, each with the number of its list and its level in
// its style, and with its bullet or number as text. A heading with a number is a heading still.

import { type MarkupElement, textIn } from "../markup.ts"

type Child = MarkupElement | string

interface Item {
  /** From 1, the outermost. */
  readonly level: number
  /** Items of one list share it. */
  readonly list: string
  /** The number it begins with; undefined for a bullet. */
  readonly number: number | undefined
  readonly content: MarkupElement
}

/** Children of an element, those that follow each other as items of lists gathered into these. */
export function gathered(children: readonly Child[]): Child[] {
  const result: Child[] = []
  let items: Item[] = []
  const end = () => {
    result.push(...listsOf(items))
    items = []
  }
  for (const child of children) {
    if (typeof child === "string") {
      if (child.trim() !== "") end()
      if (items.length === 0) result.push(child)
      continue
    }
    const item = itemOf(child)
    if (item === undefined || item.content.name !== "li") end()
    if (item === undefined) result.push(child)
    else if (item.content.name === "li") items.push(item)
    else result.push(item.content)
  }
  end()
  return result
}

function itemOf(element: MarkupElement): Item | undefined {
  if (element.name !== "p" && !/^h[1-6]$/.test(element.name)) return undefined
  const style = /\bmso-list:\s*(l\d+)\s+level(\d)\s*(lfo\d+)?/.exec(element.attributes.style ?? "")
  if (style === null) return undefined
  const { marker, rest } = withoutMarker(element)
  return {
    level: Number(style[2]),
    list: `${style[1]} ${style[3]}`,
    number: numberIn(marker),
    content: { ...rest, name: element.name === "p" ? "li" : element.name },
  }
}

/** Where items leave a level, or another list or sort of list begins on it, the next list begins. */
function listsOf(items: readonly Item[]): MarkupElement[] {
  const lists: MarkupElement[] = []
  for (let at = 0; at < items.length; ) {
    const first = items[at]
    if (first === undefined) break
    const children: MarkupElement[] = []
    for (let item = items[at]; item !== undefined && belongs(item, first); item = items[at]) {
      const begin = at + 1
      for (at = begin; (items[at]?.level ?? 0) > first.level; at++);
      const inside = listsOf(items.slice(begin, at))
      children.push({ ...item.content, children: [...item.content.children, ...inside] })
    }
    const { number } = first
    lists.push(
      number === undefined
        ? { name: "ul", attributes: {}, children }
        : { name: "ol", attributes: { start: String(number) }, children },
    )
  }
  return lists
}

function belongs(item: Item, first: Item): boolean {
  return (
    item.level === first.level &&
    item.list === first.list &&
    (item.number === undefined) === (first.number === undefined)
  )
}

/**
 * The bullet or number that stands before an item's words, and the item without it: what its style says is to be ignored,
 * or else what is followed by a run of spaces.
 */
function withoutMarker(element: MarkupElement): { marker: string; rest: MarkupElement } {
  for (const [index, child] of element.children.entries()) {
    if (typeof child === "string") {
      if (child.trim() === "") continue
      break
    }
    const text = textIn(child)
    if (isIgnored(child) || /^\s*\S{1,8}[\s\u00a0]{2,}$/.test(text)) {
      const children = element.children.toSpliced(index, 1)
      return { marker: text.trim(), rest: { ...element, children } }
    }
    const inner = withoutMarker(child)
    if (inner.marker === "") break
    const children = element.children.with(index, inner.rest)
    return { marker: inner.marker, rest: { ...element, children } }
  }
  return { marker: "", rest: element }
}

function isIgnored({ attributes }: MarkupElement): boolean {
  return /\bmso-list:\s*Ignore\b/i.test(attributes.style ?? "")
}

/** Of letters and Roman numerals only that they count is known: they begin with 1. */
function numberIn(marker: string): number | undefined {
  if (!/^\(?(\d+|\p{L}{1,6})([.)](\d+|\p{L}{1,6}))*[.)]+$|^\d+$/u.test(marker)) return undefined
  const last = /(\d{1,6})\D*$/.exec(marker)?.[1]
  return last === undefined ? 1 : Number(last)
}
