// Changes made on a text that others changed in the meantime, carried over to the text as it is now: each that does not
// meet one of theirs is made there as well, and what does meet one is left out, with the words that were typed. As in
// prosemirror-collab, but for operations in canonical offsets. Changes meet where they touch: nothing is guessed about
// which of two words at the same place comes first.

import type { Annotation } from "./annotation.ts"
import { spansInFields } from "./field.ts"
import { utf16 } from "./offset.ts"
import type { ArticleOperation } from "./operation.ts"
import { mapAnnotation, mapOffset, type TextChange } from "./text-change.ts"
import type { TextReplace } from "./text-operation.ts"
import { nextTextVersion } from "./text-version.ts"

/** Words that were typed and not carried over. */
export interface Typed {
  /** Where they stand in the text that they were typed into, as it is after all that was done there. */
  readonly at: number
  /** Empty where words were only deleted. */
  readonly words: string
}

/** A change of the text, as far as carrying another through it needs to know. */
interface Passed extends TextChange {
  /** Top-level blocks `[from, from + removed)` gave way to `inserted` others. Absent within one textblock. */
  readonly blocks?: { readonly from: number; readonly removed: number; readonly inserted: number } | undefined
}

/** Carries operations over in the order they were made, one text's worth at a time. */
export class Rebase {
  /** What leads from the text that operations are made on to that which they are carried over to. */
  private passed: readonly Passed[] = []
  private version: string
  private lost: { at: number; words: string }[] = []

  /** @param version of the text that the first operation was made on */
  constructor(version: string) {
    this.version = version
  }

  /** The version of the text that operations are carried over to, with those that were. */
  get to(): string {
    return this.version
  }

  /** Others changed the text that operations are carried over to, in this order. */
  follow(changes: readonly TextReplace[]): void {
    this.passed = [...this.passed, ...changes.map(passedBy)]
    for (const change of changes) this.version = nextTextVersion(this.version, change)
  }

  /** What was carried over here is carried over once more, as the other did with it. */
  append(other: Rebase): void {
    this.passed = [...this.passed, ...other.passed]
    this.version = other.version
  }

  /** What was typed and left out since this was asked last. */
  takeTyped(): readonly Typed[] {
    const { lost } = this
    this.lost = []
    return lost
  }

  /** The same as it is now, to go its own way. */
  fork(): Rebase {
    const forked = new Rebase(this.version)
    forked.passed = this.passed
    return forked
  }

  /** Where an offset comes to lie. */
  offset(offset: number): number {
    return this.passed.reduce<number>((carried, change) => mapOffset(carried, change, "behind"), offset)
  }

  /**
   * Operations that belong together, all of them, or none where a change of the text meets another, or puts whole blocks,
   * in which others may have changed something, in the place of what is there. Annotations follow the text.
   */
  group(operations: readonly ArticleOperation[]): readonly ArticleOperation[] {
    const trial = this.fork()
    const carried: ArticleOperation[] = []
    for (const operation of operations) {
      if (operation.type === "text.replace") {
        const made = operation.blocks === undefined ? trial.text(operation) : []
        if (made.length === 0) {
          for (const one of operations) if (one.type === "text.replace") this.leaveOut(one)
          return []
        }
        carried.push(...made)
      } else if (operation.type === "annotation.set") {
        const annotation = trial.passed.reduce<Annotation | undefined>(
          (followed, change) => followed && mapAnnotation(followed, change),
          operation.annotation,
        )
        if (annotation !== undefined) carried.push({ type: "annotation.set", annotation })
      } else carried.push(operation)
    }
    this.passed = trial.passed
    this.version = trial.version
    return carried
  }

  /** A change of the text, carried over; none where it meets another. */
  text(change: TextReplace): readonly TextReplace[] {
    const carried = pass(change, this.passed)
    if (carried === undefined) {
      this.leaveOut(change)
      return []
    }
    this.passed = carried.passed
    this.keepPlaces(change)
    const operation = { ...carried.change, on: this.version }
    this.version = nextTextVersion(this.version, operation)
    return [operation]
  }

  /** Leaves a change out, as if it had been taken back at once. */
  leaveOut(change: TextReplace): void {
    this.passed = [inverseOf(change), ...this.passed]
    const { at, insert } = change
    const end = at + change.delete
    const before = this.lost.find((one) => at <= one.at + one.words.length && end >= one.at)
    this.keepPlaces(change, before)
    if (before === undefined) this.lost.push({ at, words: insert })
    else {
      const { words } = before
      const from = Math.max(0, at - before.at)
      before.words = words.slice(0, from) + insert + words.slice(Math.max(from, end - before.at))
      before.at = Math.min(before.at, at)
    }
  }

  /** An annotation, carried over; undefined where its words are not the same there. */
  annotation(
    annotation: Annotation,
  ): Extract<ArticleOperation, { readonly type: "annotation.set" }> | undefined {
    let carried = annotation
    for (const change of this.passed) {
      const places = [...carried.spans, ...spansInFields(carried.fields)]
      const end = change.at + change.delete
      const isTouched = places.some((span) =>
        change.delete === 0
          ? span.start < change.at && span.end > change.at
          : span.start < end && span.end > change.at,
      )
      if (isTouched) return undefined
      const moved = mapAnnotation(carried, change)
      if (moved === undefined) return undefined
      carried = moved
    }
    return { type: "annotation.set", annotation: carried, on: this.version }
  }

  private keepPlaces(change: TextReplace, except?: Typed): void {
    const end = change.at + change.delete
    for (const one of this.lost)
      if (one !== except && one.at >= end) one.at += change.insert.length - change.delete
  }
}

function passedBy(change: TextReplace): Passed {
  const { at, insert, blocks } = change
  return {
    at,
    delete: change.delete,
    insert,
    blocks: blocks && { from: blocks.from, removed: blocks.count, inserted: blocks.content.length },
  }
}

/** Takes a change back. Which characters it deleted matters to nothing that is carried through. */
function inverseOf(change: TextReplace): Passed {
  const { at, insert, blocks } = change
  return {
    at,
    delete: insert.length,
    insert: " ".repeat(change.delete),
    blocks: blocks && { from: blocks.from, removed: blocks.content.length, inserted: blocks.count },
  }
}

/** A change after others, and the others after it; undefined where it meets one of them. */
function pass(
  change: TextReplace,
  others: readonly Passed[],
): { readonly change: TextReplace; readonly passed: readonly Passed[] } | undefined {
  let carried = change
  const passed: Passed[] = []
  for (const other of others) {
    const own = passedBy(carried)
    const order = orderOf(own, other)
    if (order === undefined) return undefined
    passed.push(order === "before" ? behind(other, own) : other)
    if (order === "behind") {
      const { at, blocks } = behind(own, other)
      carried = {
        ...carried,
        at,
        ...(carried.blocks && blocks && { blocks: { ...carried.blocks, from: blocks.from } }),
      }
    }
  }
  return { change: carried, passed }
}

/** Where a change lies to another that was made on the same text; undefined where they meet. */
function orderOf(one: Passed, other: Passed): "before" | "behind" | undefined {
  if (one.at + one.delete < other.at) return areApart(one.blocks, other.blocks) ? "before" : undefined
  if (other.at + other.delete < one.at) return areApart(other.blocks, one.blocks) ? "behind" : undefined
  return undefined
}

function areApart(first: Passed["blocks"], second: Passed["blocks"]): boolean {
  return first === undefined || second === undefined || first.from + first.removed <= second.from
}

/** A change that lies behind another, after that. */
function behind(change: Passed, { at: _, delete: count, insert, blocks }: Passed): Passed {
  return {
    ...change,
    at: utf16(change.at + insert.length - count),
    blocks:
      blocks === undefined || change.blocks === undefined
        ? change.blocks
        : { ...change.blocks, from: change.blocks.from + blocks.inserted - blocks.removed },
  }
}
