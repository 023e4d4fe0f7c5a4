// The one place where ProseMirror positions and canonical offsets meet. A table of the textblocks in reading
// order, searched by bisection; inside a textblock both count UTF-16 code units, so the difference is constant.

import type { Node } from "prosemirror-model"
import type { Span } from "../../shared/domain/annotation.ts"
import { eachTextblock, textOf } from "../../shared/domain/document.ts"
import { type Utf16Offset, utf16 } from "../../shared/domain/offset.ts"

export class BlockIndex {
  /** The canonical text of the document. */
  readonly text: string
  /** Offset at which each textblock begins. */
  private readonly starts: number[] = []
  /** Offset at which it ends. */
  private readonly ends: number[] = []
  /** ProseMirror position of its first character. */
  private readonly positions: number[] = []

  constructor(document: Node) {
    const parts: string[] = []
    let offset = 0
    const tail = eachTextblock(document, (block, newlines, pos) => {
      const text = textOf(block)
      parts.push("\n".repeat(newlines), text)
      offset += newlines
      this.starts.push(offset)
      offset += text.length
      this.ends.push(offset)
      this.positions.push(pos + 1)
    })
    parts.push("\n".repeat(tail))
    this.text = parts.join("")
  }

  get count(): number {
    return this.starts.length
  }

  /** The textblock that holds an offset; between two blocks, the earlier one. */
  blockAt(offset: number): number {
    return Math.max(0, countUpTo(this.starts, offset) - 1)
  }

  /** The textblock that holds a position, or the nearest one before it. */
  blockAtPosition(position: number): number {
    return Math.max(0, countUpTo(this.positions, position) - 1)
  }

  /** The offsets a textblock covers. */
  spanOf(block: number): Span {
    return { start: utf16(this.starts[block] ?? 0), end: utf16(this.ends[block] ?? 0) }
  }

  /** The positions a textblock's content covers. */
  positionsOf(block: number): { readonly from: number; readonly to: number } {
    const from = this.positions[block] ?? 0
    return { from, to: from + (this.ends[block] ?? 0) - (this.starts[block] ?? 0) }
  }

  toOffset(position: number): Utf16Offset {
    const block = this.blockAtPosition(position)
    const { from, to } = this.positionsOf(block)
    return utf16((this.starts[block] ?? 0) + Math.min(Math.max(position, from), to) - from)
  }

  /** Newlines between blocks have no position of their own: a start moves on to the next block, an end back. */
  toPosition(offset: number, side: "start" | "end"): number {
    const block = this.blockAt(offset)
    const { from, to } = this.positionsOf(block)
    const start = this.starts[block] ?? 0
    const end = this.ends[block] ?? 0
    if (offset <= end) return from + Math.max(0, offset - start)
    return side === "start" && block + 1 < this.count ? this.positionsOf(block + 1).from : to
  }
}

/** How many of the ascending numbers are at most the limit. */
function countUpTo(ascending: readonly number[], limit: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1
    else high = middle
  }
  return low
}
