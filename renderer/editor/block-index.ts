// The one place where ProseMirror positions and canonical offsets meet. A table of the textblocks in reading
// order, searched by bisection; inside a textblock both count UTF-16 code units, so the difference is constant.
// Immutable: a change of the document reads the changed sections only and shifts the numbers behind them.

import type { Node } from "prosemirror-model"
import { textOf } from "../../shared/domain/document.ts"
import { type Utf16Offset, utf16 } from "../../shared/domain/offset.ts"
import type { Span } from "../../shared/domain/span.ts"

/** What became of the textblocks in a change: those numbered `[from, from + removed)` gave way to `inserted` others. */
export interface BlockChange {
  readonly blocks: BlockIndex
  readonly from: number
  readonly removed: number
  readonly inserted: number
}

interface Table {
  readonly nodes: readonly Node[]
  /** Offset at which each textblock begins. */
  readonly starts: Int32Array
  /** ProseMirror position of its first character. */
  readonly positions: Int32Array
  /** For each section, how many textblocks come before it; one more number at the end. */
  readonly sections: Int32Array
}

export class BlockIndex {
  readonly document: Node
  private readonly table: Table
  private joined: string | undefined

  constructor(document: Node, table: Table = readTable(document)) {
    this.document = document
    this.table = table
  }

  /** The canonical text of the document. Put together when first asked for. */
  get text(): string {
    this.joined ??= this.slice(0, this.length)
    return this.joined
  }

  /** The length of the canonical text. */
  get length(): number {
    return (this.count === 0 ? 0 : this.endOf(this.count - 1)) + Number(this.document.attrs.tail)
  }

  get count(): number {
    return this.table.nodes.length
  }

  /** Part of the canonical text. */
  slice(start: number, end: number): string {
    const parts: string[] = []
    const last = Math.min(end, this.length)
    let at = start
    const upTo = (offset: number, piece: (from: number, to: number) => string) => {
      const to = Math.min(offset, last)
      if (at >= to) return
      parts.push(piece(at, to))
      at = to
    }
    const newlines = (from: number, to: number) => "\n".repeat(to - from)
    for (let block = this.blockAt(start); block < this.count && at < last; block++) {
      const begin = this.startOf(block)
      upTo(begin, newlines)
      upTo(this.endOf(block), (from, to) => blockText(this.nodeOf(block)).slice(from - begin, to - begin))
    }
    upTo(last, newlines)
    return parts.join("")
  }

  /**
   * The textblock that holds an offset; between two blocks, the earlier one.
   * @param near a textblock to look at first, and at the one behind it
   */
  blockAt(offset: number, near?: number): number {
    const { starts } = this.table
    if (near !== undefined && offset >= (starts[near] ?? Infinity)) {
      if (offset < (starts[near + 1] ?? Infinity)) return near
      if (offset < (starts[near + 2] ?? Infinity)) return near + 1
    }
    return Math.max(0, countUpTo(starts, offset) - 1)
  }

  /** The textblock that holds a position, or the nearest one before it. */
  blockAtPosition(position: number): number {
    return Math.max(0, countUpTo(this.table.positions, position) - 1)
  }

  /** @throws RangeError where there is no such textblock. */
  nodeOf(block: number): Node {
    const node = this.table.nodes[block]
    if (node === undefined) throw new RangeError(`There is no textblock ${block}`)
    return node
  }

  startOf(block: number): number {
    return this.table.starts[block] ?? 0
  }

  endOf(block: number): number {
    return this.startOf(block) + (this.table.nodes[block]?.content.size ?? 0)
  }

  /** The offsets a textblock covers. */
  spanOf(block: number): Span {
    return { start: utf16(this.startOf(block)), end: utf16(this.endOf(block)) }
  }

  /** The positions a textblock's content covers. */
  positionsOf(block: number): { readonly from: number; readonly to: number } {
    const from = this.table.positions[block] ?? 0
    return { from, to: from + this.endOf(block) - this.startOf(block) }
  }

  toOffset(position: number): Utf16Offset {
    const block = this.blockAtPosition(position)
    const { from, to } = this.positionsOf(block)
    return utf16(this.startOf(block) + Math.min(Math.max(position, from), to) - from)
  }

  /** Newlines between blocks have no position of their own: a start moves on to the next block, an end back. */
  toPosition(offset: number, side: "start" | "end"): number {
    const block = this.blockAt(offset)
    const { from, to } = this.positionsOf(block)
    if (offset <= this.endOf(block)) return from + Math.max(0, offset - this.startOf(block))
    return side === "start" && block + 1 < this.count ? this.positionsOf(block + 1).from : to
  }

  /** The index of a document that came of this one's by a change. What both share is taken over as it is. */
  update(document: Node): BlockChange {
    const before = this.document.children
    const after = document.children
    const head = sharedHead(before, after)
    const tail = sharedTail(before, after, head)
    const { nodes, starts, positions, sections } = this.table
    const first = sections[head] ?? 0
    const last = sections[before.length - tail] ?? 0

    const read = new Reader(document, first === 0 ? -1 : this.endOf(first - 1), startOfChild(document, head))
    for (const section of after.slice(head, after.length - tail)) read.section(section)
    const behind = nodes[last]
    const offsetShift = behind === undefined ? 0 : read.startOf(behind) - this.startOf(last)
    const positionShift = document.content.size - this.document.content.size
    const shift = read.nodes.length - (last - first)

    const table: Table = {
      nodes: nodes.slice(0, first).concat(read.nodes, nodes.slice(last)),
      starts: splice(starts, first, last, read.starts, offsetShift),
      positions: splice(positions, first, last, read.positions, positionShift),
      sections: splice(
        sections,
        head,
        before.length - tail,
        read.sections.map((count) => first + count),
        shift,
      ),
    }
    const old = nodes.slice(first, last)
    const from = sharedHead(old, read.nodes)
    const same = sharedTail(old, read.nodes, from)
    return {
      blocks: new BlockIndex(document, table),
      from: first + from,
      removed: old.length - from - same,
      inserted: read.nodes.length - from - same,
    }
  }
}

/** How many elements two lists begin with in common. */
export function sharedHead<T>(one: readonly T[], other: readonly T[]): number {
  const most = Math.min(one.length, other.length)
  let count = 0
  while (count < most && one[count] === other[count]) count++
  return count
}

/** How many elements they end with in common, beyond those they begin with. */
export function sharedTail<T>(one: readonly T[], other: readonly T[], head: number): number {
  const most = Math.min(one.length, other.length) - head
  let count = 0
  while (count < most && one[one.length - 1 - count] === other[other.length - 1 - count]) count++
  return count
}

/** Reads textblocks in order, from somewhere in a document on. */
class Reader {
  readonly nodes: Node[] = []
  readonly starts: number[] = []
  readonly positions: number[] = []
  readonly sections: number[] = []
  private readonly document: Node
  /** Where the textblock read last ends; -1 before the first of the document. */
  private end: number
  private position: number

  constructor(document: Node, end: number, position: number) {
    this.document = document
    this.end = end
    this.position = position
  }

  section(section: Node): void {
    this.sections.push(this.nodes.length)
    this.read(section, this.position)
    this.position += section.nodeSize
  }

  /** The offset at which a textblock begins that comes next. */
  startOf(block: Node): number {
    return this.end < 0 ? Number(this.document.attrs.lead) : this.end + Number(block.attrs.gap)
  }

  private read(node: Node, position: number): void {
    if (!node.isTextblock) {
      node.forEach((child, offset) => {
        this.read(child, position + 1 + offset)
      })
      return
    }
    const start = this.startOf(node)
    this.nodes.push(node)
    this.starts.push(start)
    this.positions.push(position + 1)
    this.end = start + node.content.size
  }
}

function readTable(document: Node): Table {
  const read = new Reader(document, -1, 0)
  for (const section of document.children) read.section(section)
  return {
    nodes: read.nodes,
    starts: Int32Array.from(read.starts),
    positions: Int32Array.from(read.positions),
    sections: Int32Array.from([...read.sections, read.nodes.length]),
  }
}

/** Numbers with `[from, to)` replaced and all behind shifted. */
function splice(
  numbers: Int32Array,
  from: number,
  to: number,
  inserted: readonly number[],
  shift: number,
): Int32Array {
  const result = new Int32Array(numbers.length - (to - from) + inserted.length)
  result.set(numbers.subarray(0, from))
  result.set(inserted, from)
  const behind = from + inserted.length
  for (let index = to; index < numbers.length; index++) {
    result[behind + index - to] = (numbers[index] ?? 0) + shift
  }
  return result
}

function startOfChild(parent: Node, index: number): number {
  let position = 0
  for (let before = 0; before < index; before++) position += parent.child(before).nodeSize
  return position
}

/** The text of textblocks, kept as long as they are: after a change nearly all are still the same. */
const texts = new WeakMap<Node, string>()

function blockText(block: Node): string {
  const known = texts.get(block)
  if (known !== undefined) return known
  const text = textOf(block)
  texts.set(block, text)
  return text
}

/** How many of the ascending numbers are at most the limit. */
function countUpTo(ascending: Int32Array, limit: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1
    else high = middle
  }
  return low
}
