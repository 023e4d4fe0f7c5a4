// Where annotations hang: on the textblock they begin in, at a distance from its start. Blocks are known by keys that
// outlast renumbering, so that an annotation far from a change need not be touched at all. Immutable; changed through
// a draft, which copies the list of blocks and whatever else it writes to.

import { type Annotation, extentOf, reachOf } from "../../shared/domain/annotation.ts"
import { shiftAnnotation } from "../../shared/domain/text-change.ts"
import type { BlockChange, BlockIndex } from "./block-index.ts"
import { IdMap } from "./id-map.ts"

export interface Anchors {
  /** For each textblock, the annotations that reach into it or across it. */
  readonly byBlock: readonly (readonly Anchored[])[]
  /** The key of each textblock. */
  readonly keys: Int32Array
  /** By key, the number of the textblock; -1 for one that is gone. */
  readonly numbers: Int32Array
  /** By the id of an annotation, the key of the textblock it begins in. */
  readonly homes: IdMap<number>
  /** How many annotations there are of each kind. */
  readonly counts: ReadonlyMap<string, number>
}

/** An annotation as it was when its textblock began at `origin`. */
export class Anchored {
  readonly id: string
  readonly home: number
  private annotation: Annotation
  private origin: number

  constructor(annotation: Annotation, home: number, origin: number) {
    this.id = annotation.id
    this.home = home
    this.annotation = annotation
    this.origin = origin
  }

  /** The annotation when its textblock begins at an offset. The same object as long as that does not change. */
  at(origin: number): Annotation {
    const by = origin - this.origin
    if (by !== 0) {
      this.annotation = shiftAnnotation(this.annotation, by)
      this.origin = origin
    }
    return this.annotation
  }
}

const none: readonly Anchored[] = []

/** @param annotations in reading order */
export function createAnchors(blocks: BlockIndex, annotations: readonly Annotation[]): Anchors {
  const byBlock: Anchored[][] = Array.from({ length: blocks.count }, () => [])
  const homes = new Map<string, number>()
  const counts = new Map<string, number>()
  let near = 0
  for (const annotation of annotations) {
    const { home, from, to } = blocksOf(annotation, blocks, near)
    const anchored = new Anchored(annotation, home, blocks.startOf(home))
    for (let block = from; block <= to; block++) byBlock[block]?.push(anchored)
    homes.set(annotation.id, home)
    counts.set(annotation.kind, (counts.get(annotation.kind) ?? 0) + 1)
    near = home
  }
  const numbers = Int32Array.from(byBlock.keys())
  return { byBlock, keys: numbers, numbers, homes: IdMap.of(homes), counts }
}

/**
 * The textblock that an annotation begins in, and all from the first to the last that it points to, both included: words
 * that its fields point to may lie before and behind it.
 * @param near a textblock to look at first
 */
export function blocksOf(
  annotation: Annotation,
  blocks: BlockIndex,
  near?: number,
): { home: number; from: number; to: number } {
  const { start, end } = reachOf(annotation)
  const home = blocks.blockAt(extentOf(annotation).start, near)
  return { home, from: blocks.blockAt(start, home), to: blocks.blockAt(end - 1, home) }
}

export class AnchorDraft {
  private readonly before: Anchors
  private readonly byBlock: (readonly Anchored[])[]
  private readonly homes = new Map<string, number | undefined>()
  private readonly counts: Map<string, number>
  private blocks: BlockIndex
  private keys: Int32Array
  private numbers: Int32Array

  constructor(before: Anchors, blocks: BlockIndex) {
    this.before = before
    this.byBlock = [...before.byBlock]
    this.counts = new Map(before.counts)
    this.keys = before.keys
    this.numbers = before.numbers
    this.blocks = blocks
  }

  get(id: string): Annotation | undefined {
    const home = this.homes.has(id) ? this.homes.get(id) : this.before.homes.get(id)
    if (home === undefined) return undefined
    const number = this.numbers[home] ?? -1
    return this.byBlock[number]?.find((one) => one.id === id)?.at(this.blocks.startOf(number))
  }

  add(annotation: Annotation): void {
    const { home: number, from, to } = blocksOf(annotation, this.blocks)
    const home = this.keys[number] ?? 0
    const anchored = new Anchored(annotation, home, this.blocks.startOf(number))
    for (let block = from; block <= to; block++) {
      this.byBlock[block] = [...(this.byBlock[block] ?? none), anchored]
    }
    this.homes.set(annotation.id, home)
    this.count(annotation.kind, 1)
  }

  /** Takes out an annotation as it is now. */
  remove(annotation: Annotation): void {
    const { from, to } = blocksOf(annotation, this.blocks)
    for (let block = from; block <= to; block++) {
      this.byBlock[block] = (this.byBlock[block] ?? none).filter(({ id }) => id !== annotation.id)
    }
    this.homes.set(annotation.id, undefined)
    this.count(annotation.kind, -1)
  }

  /** Goes over to the textblocks after a change. No annotation may be left in those that gave way. */
  follow({ blocks, from, removed, inserted }: BlockChange): void {
    this.blocks = blocks
    if (removed === inserted) return
    this.byBlock.splice(from, removed, ...Array.from({ length: inserted }, () => none))
    const kept = Math.min(removed, inserted)
    const made = inserted - kept
    const keys = new Int32Array(this.byBlock.length)
    keys.set(this.keys.subarray(0, from + kept))
    for (let index = 0; index < made; index++) keys[from + kept + index] = this.numbers.length + index
    keys.set(this.keys.subarray(from + removed), from + inserted)
    this.numbers = new Int32Array(this.numbers.length + made).fill(-1)
    for (const [number, key] of keys.entries()) this.numbers[key] = number
    this.keys = keys
  }

  finish(): Anchors {
    const { homes } = this.before
    const moved = [...this.homes].filter(([id, home]) => homes.get(id) !== home)
    const { byBlock, keys, numbers, counts } = this
    return { byBlock, keys, numbers, homes: homes.with(moved), counts }
  }

  private count(kind: string, by: 1 | -1): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + by)
  }
}
