// A misspelt name is mostly put right in two moves: some of it is deleted, then typed anew. Text typed at an
// annotation's edge stays outside, but what takes the place of an annotation's own letters belongs to it. So this
// remembers, while the analyst writes on at one place, whose letters were deleted there and how many.

import type { Annotation } from "../../shared/domain/annotation.ts"
import type { TextChange } from "../../shared/domain/text-change.ts"

const wordOnly = /^[\p{L}\p{N}\p{M}]+$/u

/** By the id of an annotation, how many of its letters were deleted and not yet typed anew. */
type Owed = ReadonlyMap<string, number>

export class Correction {
  private place = -1
  private owed: Owed = new Map()

  /**
   * The annotations that take in what a change inserts, and the state after it. `near` are the annotations around the
   * change. A whole word may grow longer than it was; beyond that, only as much is taken in as was deleted.
   */
  follow(change: TextChange, near: readonly Annotation[]): readonly string[] {
    const owed = this.continues(change) ? new Map(this.owed) : new Map<string, number>()
    if (change.delete > 0) {
      const owners = near.filter((annotation) => ownsAll(annotation, change)).map(({ id }) => id)
      for (const id of owners) owed.set(id, (owed.get(id) ?? 0) + change.delete)
    }
    const { length } = change.insert
    const inside = [...owed.keys()].filter(
      (id) => length > 0 && (length <= (owed.get(id) ?? 0) || wordOnly.test(change.insert)),
    )
    this.place = change.at + length
    this.owed = new Map(length === 0 ? owed : inside.map((id) => [id, (owed.get(id) ?? 0) - length] as const))
    return inside
  }

  /** The analyst goes on elsewhere. */
  end(): void {
    this.owed = new Map()
  }

  /** Keeps on only where the caret is where the last change left it. */
  caretAt(offset: number): void {
    if (offset !== this.place) this.end()
  }

  private continues({ at, delete: count }: TextChange): boolean {
    return at === this.place || at + count === this.place
  }
}

/** Whether all that a change deletes is one annotation's own text. */
function ownsAll({ spans }: Annotation, change: TextChange): boolean {
  return spans.some(({ start, end }) => start <= change.at && change.at + change.delete <= end)
}
