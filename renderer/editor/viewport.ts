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
  let found = firstBelow(view.dom, height)
  while (found !== undefined && !holdsText(view, found)) {
    const inside = firstBelow(found, height)
    if (inside === undefined) break
    found = inside
  }
  return found
}

function holdsText(view: EditorView, element: Element): boolean {
  return view.state.doc.resolve(view.posAtDOM(element, 0)).parent.isTextblock
}

/** By element, which of its children was found last: the next one looked for is seldom far away. */
const lastFound = new WeakMap<Element, number>()

/** The first child whose bottom edge lies below a height, looked for from the one found last outwards. */
function firstBelow(parent: Element, height: number): Element | undefined {
  const { children } = parent
  const isAbove = (index: number) => (children[index]?.getBoundingClientRect().bottom ?? Infinity) <= height
  const last = Math.min(lastFound.get(parent) ?? 0, children.length)
  let low = last
  let high = last
  for (let step = 1; low > 0 && !isAbove(low - 1); step *= 2) {
    high = low - 1
    low = Math.max(0, high - step)
  }
  if (high === last) {
    for (let step = 1; high < children.length && isAbove(high); step *= 2) {
      low = high + 1
      high = Math.min(children.length, low + step)
    }
  }
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isAbove(middle)) low = middle + 1
    else high = middle
  }
  lastFound.set(parent, low)
  return children[low]
}
