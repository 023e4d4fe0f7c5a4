// What the app is compared with: the same text as plain elements, all annotations as the browser's own highlights, and
// nothing else: no cards, no undo, no saving. Typing changes a text node.

import type { Adapter } from "./adapter.ts"
import type { WorkItem } from "./workload.ts"

const ranges = new Map<string, { readonly range: Range; readonly label: string }>()
const main = document.querySelector("main") ?? document.body
let nodes: { readonly node: Text; readonly start: number }[] = []

const highlight = (label: string): Highlight => {
  const known = CSS.highlights.get(label) ?? new Highlight()
  CSS.highlights.set(label, known)
  return known
}

function nodeAt(offset: number) {
  let low = 0
  let high = nodes.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((nodes[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  const found = nodes[low]
  if (found === undefined) throw new RangeError(`There is no text at ${offset}`)
  return found
}

function add({ id, start, end, label }: WorkItem) {
  const { node, start: from } = nodeAt(start)
  const range = new Range()
  range.setStart(node, start - from)
  range.setEnd(node, end - from)
  ranges.set(id, { range, label })
  highlight(label).add(range)
}

const adapter: Adapter = {
  name: "Plain text",
  async open(text: string, annotations: readonly WorkItem[]) {
    let start = 0
    nodes = text.split("\n").map((line) => {
      const paragraph = document.createElement("p")
      const node = document.createTextNode(`${line}\n`)
      paragraph.append(node)
      main.append(paragraph)
      const placed = { node, start }
      start += line.length + 1
      return placed
    })
    for (const annotation of annotations) add(annotation)
  },
  add,
  remove(id: string) {
    const known = ranges.get(id)
    if (known !== undefined) highlight(known.label).delete(known.range)
    ranges.delete(id)
  },
  select(id: string) {
    const range = ranges.get(id)?.range
    highlight("selected").clear()
    if (range !== undefined) highlight("selected").add(range)
  },
  type(offset: number, words: string) {
    const { node, start } = nodeAt(offset)
    node.insertData(offset - start, words)
  },
  reveal: (offset: number) => nodeAt(offset).node.parentElement?.scrollIntoView({ block: "center" }),
  shown: (id: string) => ranges.has(id),
  scroller: () => document.scrollingElement,
}
window.adapter = adapter
