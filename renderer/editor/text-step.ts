// A change of the text that was decided elsewhere: by undo, or in another window. The step remembers the operation it
// carries out, so that editor and log agree on it to the letter instead of the editor finding its own words.

import { Fragment, type Node, Slice } from "prosemirror-model"
import { ReplaceStep } from "prosemirror-transform"
import { inlineContent } from "../../shared/domain/document.ts"
import { inheritedMarks, type TextReplace } from "../../shared/domain/text-operation.ts"
import type { BlockIndex } from "./block-index.ts"
import { drawnSchema } from "./drawing.ts"

export class TextStep extends ReplaceStep {
  readonly operation: TextReplace

  constructor(operation: TextReplace, from: number, to: number, slice: Slice) {
    super(from, to, slice)
    this.operation = operation
  }
}

/** The step that carries out an operation. @throws if the document does not allow it; the reducer has checked that. */
export function textStep(blocks: BlockIndex, operation: TextReplace): TextStep {
  const { from, to, slice } =
    operation.blocks === undefined
      ? inlineReplacement(blocks, operation)
      : blocksReplacement(blocks.document, operation.blocks)
  return new TextStep(operation, from, to, slice)
}

interface Replacement {
  readonly from: number
  readonly to: number
  readonly slice: Slice
}

function inlineReplacement(blocks: BlockIndex, operation: TextReplace): Replacement {
  const block = blocks.blockAt(operation.at)
  const local = operation.at - blocks.startOf(block)
  const marks = inheritedMarks(blocks.nodeOf(block), local, local + operation.delete)
  const from = blocks.positionsOf(block).from + local
  const content = inlineContent(drawnSchema, operation.insert, marks)
  return { from, to: from + operation.delete, slice: new Slice(content, 0, 0) }
}

function blocksReplacement(
  document: Node,
  { from, count, content }: NonNullable<TextReplace["blocks"]>,
): Replacement {
  const made = content.map((json) => drawnSchema.nodeFromJSON(json))
  const start = boundary(document, from, "behind")
  const end = count === 0 ? start : boundary(document, from + count, "before")
  if (made.length > 0) {
    // Open on both sides: the blocks join the sections that lie there.
    const section = drawnSchema.node("section", null, made)
    return { from: start, to: end, slice: new Slice(Fragment.from(section), 1, 1) }
  }
  const $start = document.resolve(start)
  const $end = document.resolve(end)
  const empties = $start.index(1) === 0 && $end.index(1) === $end.node(1).childCount
  // Sections of which nothing is left go as a whole.
  return empties
    ? { from: $start.before(1), to: $end.after(1), slice: Slice.empty }
    : { from: start, to: end, slice: Slice.empty }
}

/** The position, inside a section, between the top-level blocks `index - 1` and `index`: the side says next to which. */
function boundary(document: Node, index: number, side: "before" | "behind"): number {
  let position = 0
  let count = 0
  for (const section of document.children) {
    const last = position + section.nodeSize === document.content.size
    const within = index - count
    if (within < section.childCount || (within === section.childCount && (side === "before" || last))) {
      let inside = position + 1
      for (let block = 0; block < within; block++) inside += section.child(block).nodeSize
      return inside
    }
    count += section.childCount
    position += section.nodeSize
  }
  throw new RangeError(`There is no block ${index}`)
}
