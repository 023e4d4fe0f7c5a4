// The letter that a point lies on. The platform answers with a place between two letters, and where lines run in both
// directions one such place is drawn in two spots: at the edge of a word it may name the word on the other side.

import type { EditorView } from "prosemirror-view"

/** How far from the platform's answer the letter is looked for, in UTF-16 code units. */
const NEAR = 80

/**
 * @param position the platform's answer, a position in the document
 * @returns the position before the letter under a point of the viewport, in the same block; undefined beside all letters.
 */
export function letterAt(
  view: EditorView,
  position: number,
  { clientX: x, clientY: y }: { readonly clientX: number; readonly clientY: number },
): number | undefined {
  const $position = view.state.doc.resolve(position)
  const [first, last] = [$position.start(), $position.end() - 1]
  const range = view.dom.ownerDocument.createRange()
  const isUnder = (at: number) => {
    if (at < first || at > last) return false
    const from = view.domAtPos(at)
    const to = view.domAtPos(at + 1)
    range.setStart(from.node, from.offset)
    range.setEnd(to.node, to.offset)
    return [...range.getClientRects()].some(
      (box) => box.left <= x && x < box.right && box.top <= y && y < box.bottom,
    )
  }
  for (let distance = 0; distance < NEAR; distance++) {
    const found = [position + distance, position - 1 - distance].find(isUnder)
    if (found !== undefined) return found
  }
  return undefined
}
