// The annotations of the open article, immutable, found by id, by place and in reading order. A change of an
// annotation or of the text touches the annotations of the textblocks concerned; all others move along without being
// looked at (anchors.ts).

import { type Annotation, byPosition, placeIn } from "../../shared/domain/annotation.ts"
import type { Span } from "../../shared/domain/span.ts"
import { mapAnnotation, type TextChange } from "../../shared/domain/text-change.ts"
import { AnchorDraft, type Anchors, createAnchors } from "./anchors.ts"
import type { AnnotationChange } from "./annotation-step.ts"
import type { BlockChange, BlockIndex } from "./block-index.ts"
import type { AnnotationLookup } from "./editor-state.ts"

/** What a change of the text did to an annotation that lies near it; undefined where nothing of it is left. */
export interface Followed {
  readonly before: Annotation
  readonly after: Annotation | undefined
}

/** Changes at once from which on the list in reading order is made anew. */
const MANY = 100

export class AnnotationSet implements AnnotationLookup {
  /** The textblocks of the document that the annotations stand off from. */
  readonly blocks: BlockIndex
  private readonly anchors: Anchors
  private list: readonly Annotation[] | undefined

  private constructor(blocks: BlockIndex, anchors: Anchors, list?: readonly Annotation[]) {
    this.blocks = blocks
    this.anchors = anchors
    this.list = list
  }

  static create(blocks: BlockIndex, annotations: Iterable<Annotation>): AnnotationSet {
    const ordered = [...annotations].sort(byPosition)
    return new AnnotationSet(blocks, createAnchors(blocks, ordered), ordered)
  }

  get size(): number {
    return this.anchors.homes.size
  }

  get counts(): ReadonlyMap<string, number> {
    return this.anchors.counts
  }

  /** All of them in reading order. After a change of the text this costs a look at each. */
  get ordered(): readonly Annotation[] {
    if (this.list === undefined) {
      const { byBlock, keys } = this.anchors
      const list: Annotation[] = []
      for (const [block, anchored] of byBlock.entries()) {
        const start = this.blocks.startOf(block)
        // Blocks follow each other in reading order, so what begins in one is all that needs sorting.
        const beginning = anchored.filter(({ home }) => home === keys[block]).map((one) => one.at(start))
        list.push(...beginning.sort(byPosition))
      }
      this.list = list
    }
    return this.list
  }

  get(id: string): Annotation | undefined {
    const home = this.anchors.homes.get(id)
    if (home === undefined) return undefined
    const number = this.anchors.numbers[home] ?? -1
    return this.anchors.byBlock[number]?.find((one) => one.id === id)?.at(this.blocks.startOf(number))
  }

  /** The place of an annotation in reading order; -1 where it does not exist. */
  indexOf(id: string): number {
    const annotation = this.get(id)
    return annotation === undefined ? -1 : placeIn(this.ordered, annotation)
  }

  /** The annotations that reach into a textblock or across it, in reading order. */
  inBlock(block: number): readonly Annotation[] {
    return this.inBlocks(block, block)
  }

  /** The annotations that reach into any of the textblocks `[from, to]`, in reading order. */
  inBlocks(from: number, to: number): readonly Annotation[] {
    const { byBlock, numbers } = this.anchors
    const found = new Set<Annotation>()
    for (let block = Math.max(0, from); block <= to && block < byBlock.length; block++) {
      for (const one of byBlock[block] ?? []) found.add(one.at(this.blocks.startOf(numbers[one.home] ?? 0)))
    }
    return [...found].sort(byPosition)
  }

  around({ start, end }: Span): readonly Annotation[] {
    return this.inBlocks(this.blocks.blockAt(start), this.blocks.blockAt(end))
  }

  /** Those whose spans cover the character at an offset, the shortest first. */
  at(offset: number): readonly Annotation[] {
    return this.inBlock(this.blocks.blockAt(offset))
      .filter(({ spans }) => spans.some(({ start, end }) => start <= offset && offset < end))
      .sort((a, b) => lengthOf(a) - lengthOf(b) || byPosition(b, a))
  }

  /** The set after annotations changed. */
  apply(changes: readonly AnnotationChange[]): AnnotationSet {
    const draft = new AnchorDraft(this.anchors, this.blocks)
    // Putting many into a long list one by one would cost more than making it anew.
    const list = this.list === undefined || changes.length > MANY ? undefined : [...this.list]
    for (const { id, after } of changes) {
      const before = draft.get(id)
      if (before !== undefined) {
        list?.splice(placeIn(list, before), 1)
        draft.remove(before)
      }
      if (after !== undefined) {
        list?.splice(placeIn(list, after), 0, after)
        draft.add(after)
      }
    }
    return new AnnotationSet(this.blocks, draft.finish(), list)
  }

  /** The set after the text changed, and what became of the annotations near the change. */
  follow(change: TextChange, update: BlockChange): { set: AnnotationSet; followed: readonly Followed[] } {
    const last = update.from + update.removed
    // An annotation may reach into the newlines beside its block, so the neighbours are looked at too.
    const near = this.inBlocks(
      Math.min(update.from - 1, this.blocks.blockAt(change.at)),
      Math.max(last, this.blocks.blockAt(change.at + change.delete)),
    )
    const followed = near.map((before) => ({ before, after: mapAnnotation(before, change) }))
    const draft = new AnchorDraft(this.anchors, this.blocks)
    for (const { before } of followed) draft.remove(before)
    draft.follow(update)
    for (const { after } of followed) if (after !== undefined) draft.add(after)
    return { set: new AnnotationSet(update.blocks, draft.finish()), followed }
  }

  /** The set after the document was divided otherwise, with the same text in the same textblocks. */
  rehung(blocks: BlockIndex): AnnotationSet {
    return new AnnotationSet(blocks, this.anchors, this.list)
  }
}

function lengthOf({ spans }: Annotation): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0)
}
