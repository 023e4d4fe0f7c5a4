// An article's document in reading order, with the canonical offsets of its text: what formats with paragraphs, lists
// and tables are written from.

import type { Mark, Node } from "prosemirror-model"

/** A step through the document: into a block and out of it again, or a textblock with where its text begins. */
export type Step =
  | { readonly type: "open"; readonly node: Node }
  | { readonly type: "close"; readonly node: Node }
  | { readonly type: "text"; readonly node: Node; readonly start: number; readonly end: number }

/** A stretch of text with the same marks; a hard break is a stretch of its own, and its text a newline. */
export interface Run {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly marks: readonly Mark[]
  readonly isBreak: boolean
}

/** Goes through a document. Blocks without text, such as page breaks, are opened and closed. */
export function* walk(document: Node): Generator<Step> {
  let end = 0
  let first = true
  const visit = function* (parent: Node): Generator<Step> {
    for (const node of parent.children) {
      if (node.isTextblock) {
        const start = end + Number(first ? document.attrs.lead : node.attrs.gap)
        first = false
        end = start + node.content.size
        yield { type: "text", node, start, end }
      } else {
        yield { type: "open", node }
        yield* visit(node)
        yield { type: "close", node }
      }
    }
  }
  yield* visit(document)
}

/**
 * The text of a textblock that begins at `start`, cut at each of the ascending offsets that lie within it.
 * @param from the index of the first offset to look at
 */
export function* runsOf(block: Node, start: number, cuts: readonly number[], from = 0): Generator<Run> {
  let at = start
  let next = from
  for (const node of block.children) {
    const isBreak = !node.isText
    const text = isBreak ? "\n" : (node.text ?? "")
    const end = at + text.length
    let begin = at
    while ((cuts[next] ?? Number.POSITIVE_INFINITY) < end) {
      const cut = cuts[next++] ?? end
      if (cut <= begin) continue
      yield { text: text.slice(begin - at, cut - at), start: begin, end: cut, marks: node.marks, isBreak }
      begin = cut
    }
    yield { text: text.slice(begin - at), start: begin, end, marks: node.marks, isBreak }
    at = end
  }
}
