// Which textblocks are in view, found by bisection over boxes on screen, first of sections, then of what is
// inside them. Asking for the box of a skipped section costs nothing, because its size is known or estimated.

import type { EditorView } from "prosemirror-view"
import type { BlockIndex } from "./block-index.ts"
import type { BlockRange } from "./translate.ts"

/** The textblocks between two heights, in viewport pixels. */
export function blocksBetween(view: EditorView, blocks: BlockIndex, top: number, bottom: number): BlockRange {
  const first = topmostBelow(view, top)
  const last = topmostBelow(view, bottom)
  const from = first === undefined ? blocks.count - 1 : blocks.blockAtPosition(view.posAtDOM(first, 0))
  const to = last === undefined ? blocks.count - 1 : blocks.blockAtPosition(view.posAtDOM(last, 0))
  return { from: Math.max(0, from), to }
}

/** The first textblock's element whose bottom edge lies below a height; lists and quotes are searched within. */
function topmostBelow(view: EditorView, height: number): Element | undefined {
  let found = firstBelow(view.dom.children, height)
  while (found !== undefined && !holdsText(view, found)) {
    const inside = firstBelow(found.children, height)
    if (inside === undefined) break
    found = inside
  }
  return found
}

function holdsText(view: EditorView, element: Element): boolean {
  return view.state.doc.resolve(view.posAtDOM(element, 0)).parent.isTextblock
}

function firstBelow(elements: HTMLCollection, height: number): Element | undefined {
  let low = 0
  let high = elements.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const element = elements[middle]
    if (element !== undefined && element.getBoundingClientRect().bottom <= height) low = middle + 1
    else high = middle
  }
  return elements[low]
}
