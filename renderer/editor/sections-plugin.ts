// Keeps the sections of the drawn document at a size that draws fast. Splitting, joining and pasting make sections
// grow and shrink; whatever changed is divided anew. Sections mean nothing: no offset and no operation knows of them.

import type { Node } from "prosemirror-model"
import { Plugin, type Transaction } from "prosemirror-state"
import { sharedHead, sharedTail } from "./block-index.ts"
import { drawnSchema, guessHeight, SECTION_SIZE } from "./drawing.ts"

/** Blocks in a section that is left as it is. */
const LEAST = SECTION_SIZE / 2
const MOST = SECTION_SIZE + LEAST

export function sectionsPlugin(): Plugin {
  return new Plugin({
    appendTransaction(_, before, after) {
      if (before.doc === after.doc) return null
      const head = sharedHead(before.doc.children, after.doc.children)
      const tail = sharedTail(before.doc.children, after.doc.children, head)
      const tr = after.tr
      divide(tr, head, after.doc.childCount - tail)
      return tr.docChanged ? tr : null
    },
  })
}

/** Brings the sections `[from, to)` to size, from the last to the first, so that the numbers before stay true. */
function divide(tr: Transaction, from: number, to: number): void {
  for (let index = to - 1; index >= from; index--) {
    if (index >= tr.doc.childCount) continue
    const size = tr.doc.child(index).childCount
    if (size > MOST) split(tr, index)
    else if (size < LEAST && tr.doc.childCount > 1) {
      const first = index > 0 ? index - 1 : index
      tr.join(startOf(tr.doc, first + 1))
      if (tr.doc.child(first).childCount > MOST) split(tr, first)
    }
  }
}

/** Halves a section until its parts are of the right size. */
function split(tr: Transaction, index: number): void {
  const { children } = tr.doc.child(index)
  if (children.length <= MOST) return
  const parts = Math.ceil(children.length / SECTION_SIZE)
  const cut = Math.floor(parts / 2) * Math.ceil(children.length / parts)
  const position = startOf(tr.doc, index) + 1 + sizeOf(children.slice(0, cut))
  const attrs = { height: guessHeight(children.slice(cut)) }
  tr.split(position, 1, [{ type: drawnSchema.nodes.section, attrs }])
  split(tr, index + 1)
  split(tr, index)
}

function startOf(document: Node, index: number): number {
  return sizeOf(document.children.slice(0, index))
}

function sizeOf(nodes: readonly Node[]): number {
  return nodes.reduce((size, node) => size + node.nodeSize, 0)
}
