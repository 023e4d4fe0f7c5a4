// Between the editor's transactions and the domain's operations, both ways. The log keeps operations only: they count
// in canonical offsets and know nothing of sections or steps. Each transaction is read once, and what it means for
// annotations follows from the very operations that are sent on, so that editor and host cannot come to differ.

import type { Node } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { ReplaceStep, type Step } from "prosemirror-transform"
import type { Annotation } from "../../shared/domain/annotation.ts"
import { type PlacedBlock, textblocksOf } from "../../shared/domain/document.ts"
import { lostBy } from "../../shared/domain/invert.ts"
import { isHighSurrogate, isLowSurrogate, utf16 } from "../../shared/domain/offset.ts"
import type { ArticleOperation } from "../../shared/domain/operation.ts"
import type { TextChange } from "../../shared/domain/text-change.ts"
import { type ChangedBlocks, textReplace } from "../../shared/domain/text-operation.ts"
import { blocksOf } from "./anchors.ts"
import type { AnnotationSet } from "./annotation-set.ts"
import { type AnnotationChange, AnnotationStep } from "./annotation-step.ts"
import { type BlockChange, type BlockIndex, sharedHead, sharedTail } from "./block-index.ts"
import { TextStep, textStep } from "./text-step.ts"

/** What a transaction means. */
export interface Translation {
  readonly operations: readonly ArticleOperation[]
  /** The operations that take it back. */
  readonly inverse: readonly ArticleOperation[]
  /** The annotations after it, standing off from the document after it. */
  readonly annotations: AnnotationSet
  /** The changes of the text in order, each in the offsets it was made in. */
  readonly changes: readonly TextChange[]
  /** Whether anything changed beyond what textblocks contain: their number, what they lie in, sections. */
  readonly restructured: boolean
  /** What became of textblocks, in order. */
  readonly updates: readonly BlockChange[]
  /** The textblocks that may look different now, by their numbers after it; undefined when none does. */
  readonly dirty: BlockRange | undefined
  /** Annotations that went with their text. */
  readonly lost: readonly Annotation[]
}

/** Textblocks by number, both ends included. */
export interface BlockRange {
  readonly from: number
  readonly to: number
}

/** A range that goes on meaning the same textblocks after a change, and takes in those that came between them. */
export function mapRange({ from, to }: BlockRange, change: BlockChange): BlockRange {
  const end = change.from + change.removed
  const shift = change.inserted - change.removed
  return {
    from: from < change.from ? from : from < end ? change.from : from + shift,
    to: to < change.from ? to : to < end ? change.from + change.inserted - 1 : to + shift,
  }
}

const translations = new WeakMap<Transaction, Translation>()

/** Reads a transaction that is made on a document with these annotations. Reads each transaction once. */
export function translate(tr: Transaction, before: AnnotationSet): Translation {
  const known = translations.get(tr)
  if (known !== undefined) return known
  const translation = read(tr, before)
  translations.set(tr, translation)
  return translation
}

const INSIDE = "inside"

/** Says which annotations take in what a transaction inserts at their edge. Must be said before it is translated. */
export function setInside(tr: Transaction, inside: readonly string[]): Transaction {
  return tr.setMeta(INSIDE, inside)
}

/**
 * What a transaction that only changes what one textblock contains does to the text, before it is applied.
 * Undefined for any other.
 */
export function inlineChange(tr: Transaction, { blocks }: AnnotationSet): TextChange | undefined {
  const [step, ...others] = tr.steps
  if (!(step instanceof ReplaceStep) || step instanceof TextStep || others.length > 0) return undefined
  const { content, openStart, openEnd } = step.slice
  const block = blocks.blockAtPosition(step.from)
  if (openStart + openEnd > 0 || step.to > blocks.positionsOf(block).to) return undefined
  if (content.firstChild?.isInline === false) return undefined
  const at = blocks.toOffset(step.from)
  const insert = content.textBetween(0, content.size, undefined, "\n")
  return { at, delete: step.to - step.from, insert }
}

/** Appends to a transaction the steps that carry out operations. Operations on anything but text and annotations are passed over. */
export function addOperations(
  tr: Transaction,
  before: AnnotationSet,
  operations: readonly ArticleOperation[],
): Transaction {
  let { blocks } = before
  // As few steps as may be: each costs a new set of annotations.
  let changes: AnnotationChange[] = []
  const change = () => {
    if (changes.length > 0) tr.step(new AnnotationStep(changes))
    changes = []
  }
  for (const operation of operations) {
    if (operation.type === "text.replace") {
      change()
      tr.step(textStep(blocks, operation))
      blocks = blocks.update(tr.doc).blocks
    } else if (operation.type === "annotation.set") {
      changes.push({ id: operation.annotation.id, after: operation.annotation })
    } else if (operation.type === "annotation.remove") changes.push({ id: operation.id, after: undefined })
  }
  change()
  return tr
}

function read(tr: Transaction, before: AnnotationSet): Translation {
  const inside: readonly string[] | undefined = tr.getMeta(INSIDE)
  const reading = new Reading(before, inside)
  for (const [index, step] of tr.steps.entries()) {
    if (step instanceof AnnotationStep) reading.annotations(step.changes)
    else reading.text(step, tr.docs[index + 1] ?? tr.doc)
  }
  return reading.result()
}

class Reading {
  private set: AnnotationSet
  private readonly inside: readonly string[] | undefined
  private readonly operations: ArticleOperation[] = []
  private readonly inverses: ArticleOperation[][] = []
  private readonly changes: TextChange[] = []
  private readonly lost: Annotation[] = []
  private readonly updates: BlockChange[] = []
  private restructured = false
  private dirty: BlockRange | undefined

  constructor(before: AnnotationSet, inside: readonly string[] | undefined) {
    this.set = before
    this.inside = inside
  }

  annotations(changes: readonly AnnotationChange[]): void {
    const former = changes.map(({ id }) => ({ id, after: this.set.get(id) })).reverse()
    for (const { id } of changes) this.touch(this.set.get(id))
    this.set = this.set.apply(changes)
    for (const { id } of changes) this.touch(this.set.get(id))
    this.operations.push(...operationsOf(changes))
    this.inverses.push(operationsOf(former))
  }

  text(step: Step, document: Node): void {
    const { blocks } = this.set
    const update = blocks.update(document)
    const region = changedBlocks(blocks.document, document)
    if (region === undefined) {
      this.set = this.set.rehung(update.blocks)
      this.restructured = true
      return
    }
    const placedBefore = placed(blocks, update, region)
    const placedAfter = placed(update.blocks, update, region)
    if (placedBefore?.path.length !== placedAfter?.path.length || placedBefore === undefined) {
      this.restructured = true
    }
    const place = placeOf(blocks, update, region)
    const operation =
      step instanceof TextStep
        ? step.operation
        : textReplace(this.withInside(changeOf(step, blocks, update, place)), region, placedBefore)
    const inverse = textReplace(
      {
        at: operation.at,
        delete: operation.insert.length,
        insert: blocks.slice(operation.at, operation.at + operation.delete),
      },
      { ...region, before: region.after, after: region.before },
      placedAfter,
    )
    const { set, followed } = this.set.follow(operation, update)
    const near = followed.map(({ before }) => before)
    const lost = followed.flatMap(({ before, after }) => (after === undefined ? [before] : []))
    this.set = set
    this.changes.push(operation)
    this.lost.push(...lost)
    // What goes with its text is said before the text changes, so that the log tells who removed it.
    this.operations.push(...lost.map(({ id }) => ({ type: "annotation.remove", id }) as const), operation)
    this.inverses.push([
      inverse,
      ...lostBy(operation, inverse, near).map(
        (annotation) => ({ type: "annotation.set", annotation }) as const,
      ),
    ])
    this.updates.push(update)
    if (this.dirty !== undefined) this.dirty = mapRange(this.dirty, update)
    this.touchBlocks(update.from, update.from + update.inserted - 1)
    for (const { before, after } of followed) if (after !== before) this.touch(after)
  }

  result(): Translation {
    const { operations, changes, lost, restructured, updates, dirty } = this
    const inverse = this.inverses.reverse().flat()
    return { operations, inverse, annotations: this.set, changes, lost, restructured, updates, dirty }
  }

  private withInside(change: TextChange): TextChange {
    return this.inside === undefined || this.inside.length === 0 ? change : { ...change, inside: this.inside }
  }

  private touch(annotation: Annotation | undefined): void {
    if (annotation === undefined) return
    const { from, to } = blocksOf(annotation, this.set.blocks)
    this.touchBlocks(from, to)
  }

  private touchBlocks(from: number, to: number): void {
    const { dirty } = this
    this.dirty =
      dirty === undefined ? { from, to } : { from: Math.min(from, dirty.from), to: Math.max(to, dirty.to) }
  }
}

function operationsOf(changes: readonly AnnotationChange[]): ArticleOperation[] {
  return changes.map(({ id, after }) =>
    after === undefined ? { type: "annotation.remove", id } : { type: "annotation.set", annotation: after },
  )
}

/** The top-level blocks that differ between two drawn documents; undefined where only sections do. */
function changedBlocks(before: Node, after: Node): ChangedBlocks | undefined {
  const head = sharedHead(before.children, after.children)
  const tail = sharedTail(before.children, after.children, head)
  const inSections = ({ children }: Node) =>
    children.slice(head, children.length - tail).flatMap((section) => section.children)
  const old = inSections(before)
  const made = inSections(after)
  const same = sharedHead(old, made)
  const sameBehind = sharedTail(old, made, same)
  const region = {
    from: before.children.slice(0, head).reduce((sum, section) => sum + section.childCount, same),
    before: old.slice(same, old.length - sameBehind),
    after: made.slice(same, made.length - sameBehind),
  }
  return region.before.length + region.after.length === 0 ? undefined : region
}

/** Where a change lies in the canonical text: `[start, end)` of the text before, `[start, newEnd)` of that after. */
interface Place {
  readonly start: number
  readonly end: number
  readonly newEnd: number
}

/** The textblocks that changed with the newlines on both sides of them. */
function placeOf(blocks: BlockIndex, update: BlockChange, region: ChangedBlocks): Place {
  const { removed, inserted } = update
  // Where only the structure around textblocks changed, none of them did: the change is said to lie at the first.
  const from = removed + inserted === 0 ? textblocksBefore(blocks.document, region.from) : update.from
  const after = (index: BlockIndex, block: number) =>
    block < index.count ? index.startOf(block) : index.length
  return {
    start: from === 0 ? 0 : blocks.endOf(from - 1),
    end: after(blocks, from + removed),
    newEnd: after(update.blocks, from + inserted),
  }
}

/**
 * What a step does to the text, no wider than the text differs and no narrower than what the step replaced: where the
 * same letters stand side by side, only the step knows which of them it was.
 */
function changeOf(step: Step, blocks: BlockIndex, update: BlockChange, place: Place): TextChange {
  const { start } = place
  const before = blocks.slice(start, place.end)
  const after = update.blocks.slice(start, place.newEnd)
  let mostHead = Math.min(before.length, after.length)
  let mostTail = mostHead
  if (step instanceof ReplaceStep) {
    mostHead = Math.min(mostHead, Math.max(0, blocks.toOffset(step.from) - start))
    mostTail = Math.min(
      mostTail,
      Math.max(0, place.end - blocks.toOffset(step.to)),
      Math.max(0, place.newEnd - update.blocks.toOffset(step.from + step.slice.size)),
    )
  }
  let head = 0
  while (head < mostHead && before[head] === after[head]) head++
  if (cutsPair(before, head) || cutsPair(after, head)) head--
  mostTail = Math.min(mostTail, before.length - head, after.length - head)
  let tail = 0
  while (tail < mostTail && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  if (cutsPair(before, before.length - tail) || cutsPair(after, after.length - tail)) tail--
  return {
    at: utf16(start + head),
    delete: before.length - tail - head,
    insert: after.slice(head, after.length - tail),
  }
}

function cutsPair(text: string, index: number): boolean {
  return isLowSurrogate(text.charCodeAt(index)) && isHighSurrogate(text.charCodeAt(index - 1))
}

/** The one textblock that changed, in the document before or after, with its path from its top-level block down. */
function placed(blocks: BlockIndex, update: BlockChange, region: ChangedBlocks): PlacedBlock | undefined {
  const { from, removed, inserted } = update
  if (removed !== 1 || inserted !== 1 || region.before.length !== 1 || region.after.length !== 1)
    return undefined
  const $position = blocks.document.resolve(blocks.positionsOf(from).from)
  const path: number[] = []
  // Depth 0 is the document, 1 the section, 2 the top-level block.
  for (let depth = 2; depth < $position.depth; depth++) path.push($position.index(depth))
  return { block: blocks.nodeOf(from), start: blocks.startOf(from), path }
}

function textblocksBefore(document: Node, index: number): number {
  const blocks = document.children.flatMap((section) => section.children).slice(0, index)
  return blocks.reduce((count, block) => count + [...textblocksOf(block)].length, 0)
}
