// The annotations of the open article, immutable, found by id, by place and in reading order. A change
// copies arrays of references and the lists of the blocks it touches; nothing is ever scanned or sorted as a whole.

import { type Annotation, byPosition, extentOf } from "../../shared/domain/annotation.ts"
import type { AnnotationChange } from "./annotation-step.ts"
import type { BlockIndex } from "./block-index.ts"

export class AnnotationSet {
  /** In reading order. */
  readonly ordered: readonly Annotation[]
  private readonly byId: ReadonlyMap<string, Annotation>
  /** For each textblock, the annotations that have text in it, in reading order. */
  private readonly byBlock: readonly (readonly Annotation[])[]
  private readonly blocks: BlockIndex

  private constructor(
    blocks: BlockIndex,
    ordered: readonly Annotation[],
    byId: ReadonlyMap<string, Annotation>,
    byBlock: readonly (readonly Annotation[])[],
  ) {
    this.blocks = blocks
    this.ordered = ordered
    this.byId = byId
    this.byBlock = byBlock
  }

  static create(blocks: BlockIndex, annotations: Iterable<Annotation>): AnnotationSet {
    const ordered = [...annotations].sort(byPosition)
    const byBlock: Annotation[][] = Array.from({ length: blocks.count }, () => [])
    for (const annotation of ordered) {
      for (const block of blocksOf(annotation, blocks)) byBlock[block]?.push(annotation)
    }
    return new AnnotationSet(blocks, ordered, new Map(ordered.map((one) => [one.id, one])), byBlock)
  }

  get(id: string): Annotation | undefined {
    return this.byId.get(id)
  }

  /** The place of an annotation in reading order; -1 where it does not exist. */
  indexOf(id: string): number {
    const annotation = this.byId.get(id)
    return annotation === undefined ? -1 : placeIn(this.ordered, annotation)
  }

  /** The annotations that have text in a block. */
  inBlock(block: number): readonly Annotation[] {
    return this.byBlock[block] ?? []
  }

  /** The annotations with text in any of the blocks `[from, to]`, in reading order. */
  inBlocks(from: number, to: number): readonly Annotation[] {
    const found = new Set<Annotation>()
    for (let block = from; block <= to; block++)
      for (const annotation of this.inBlock(block)) found.add(annotation)
    return [...found].sort(byPosition)
  }

  /** Those whose spans cover the character at an offset, the shortest first. */
  at(offset: number): readonly Annotation[] {
    return this.inBlock(this.blocks.blockAt(offset))
      .filter(({ spans }) => spans.some(({ start, end }) => start <= offset && offset < end))
      .sort((a, b) => lengthOf(a) - lengthOf(b) || byPosition(b, a))
  }

  apply(changes: readonly AnnotationChange[]): AnnotationSet {
    const ordered = [...this.ordered]
    const byId = new Map(this.byId)
    const byBlock = [...this.byBlock]
    for (const { id, after } of changes) {
      const before = byId.get(id)
      if (before !== undefined) {
        ordered.splice(placeIn(ordered, before), 1)
        for (const block of blocksOf(before, this.blocks)) {
          byBlock[block] = (byBlock[block] ?? []).filter((one) => one !== before)
        }
        byId.delete(id)
      }
      if (after !== undefined) {
        ordered.splice(placeIn(ordered, after), 0, after)
        for (const block of blocksOf(after, this.blocks)) {
          const list = [...(byBlock[block] ?? [])]
          list.splice(placeIn(list, after), 0, after)
          byBlock[block] = list
        }
        byId.set(id, after)
      }
    }
    return new AnnotationSet(this.blocks, ordered, byId, byBlock)
  }
}

function lengthOf({ spans }: Annotation): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0)
}

/** Each textblock that one of an annotation's spans reaches into, once, ascending. */
function blocksOf(annotation: Annotation, blocks: BlockIndex): number[] {
  const { start, end } = extentOf(annotation)
  const first = blocks.blockAt(start)
  const last = blocks.blockAt(end - 1)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** Where an annotation stands or would stand in a list in reading order. */
function placeIn(list: readonly Annotation[], annotation: Annotation): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = list[middle]
    if (other !== undefined && byPosition(other, annotation) < 0) low = middle + 1
    else high = middle
  }
  return low
}
