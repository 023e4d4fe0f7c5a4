// The annotations of an article while operations are applied to it. Changes of the text are gathered and carried
// through in one pass at the end, so that a burst of typing costs one look at each annotation, not one per letter.

import type { Annotation } from "./annotation.ts"
import { mapAnnotation, type TextChange } from "./text-change.ts"

export class AnnotationDraft {
  private readonly before: ReadonlyMap<string, Annotation>
  /** A copy, once there is something to write. */
  private written: Map<string, Annotation> | undefined
  private readonly changes: TextChange[] = []
  /** For annotations set after changes of the text: how many of those they have in them already. */
  private readonly knows = new Map<string, number>()

  constructor(before: ReadonlyMap<string, Annotation>) {
    this.before = before
  }

  set(annotation: Annotation): void {
    this.write().set(annotation.id, annotation)
    this.knows.set(annotation.id, this.changes.length)
  }

  remove(id: string): void {
    if ((this.written ?? this.before).has(id)) this.write().delete(id)
  }

  change(change: TextChange): void {
    this.changes.push(change)
  }

  result(): ReadonlyMap<string, Annotation> {
    const current = this.written ?? this.before
    if (this.changes.length === 0) return current
    // Made anew rather than copied and written over, which would take twice as long.
    const result = new Map<string, Annotation>()
    for (const [id, annotation] of current) {
      const now = this.follow(id, annotation)
      if (now !== undefined) result.set(id, now)
    }
    return result
  }

  private follow(id: string, annotation: Annotation): Annotation | undefined {
    let now: Annotation | undefined = annotation
    for (let index = this.knows.get(id) ?? 0; index < this.changes.length; index++) {
      const change = this.changes[index]
      if (now !== undefined && change !== undefined) now = mapAnnotation(now, change)
    }
    return now
  }

  private write(): Map<string, Annotation> {
    this.written ??= new Map(this.before)
    return this.written
  }
}
