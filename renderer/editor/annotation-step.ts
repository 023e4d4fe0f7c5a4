// Annotations change through a ProseMirror step of our own, so that one undo history covers them together with
// the text. The document is not touched: annotations stand off. Note that `docChanged` is true of a transaction with
// such a step; where the text is meant, compare `tr.doc !== tr.before`.

import type { Node } from "prosemirror-model"
import { Step, StepResult } from "prosemirror-transform"
import type { Annotation } from "../../shared/domain/annotation.ts"

/** One annotation's state before and after; undefined where it does not exist. */
export interface AnnotationChange {
  readonly id: string
  readonly before: Annotation | undefined
  readonly after: Annotation | undefined
}

export class AnnotationStep extends Step {
  readonly changes: readonly AnnotationChange[]

  constructor(changes: readonly AnnotationChange[]) {
    super()
    this.changes = changes
  }

  override apply(document: Node): StepResult {
    return StepResult.ok(document)
  }

  override invert(): AnnotationStep {
    return new AnnotationStep(
      this.changes.map(({ id, before, after }) => ({ id, before: after, after: before })).reverse(),
    )
  }

  /** Never null, or undo would forget it: annotations are held in canonical offsets, not in positions. */
  override map(): AnnotationStep {
    return this
  }

  override toJSON(): { stepType: string; changes: readonly AnnotationChange[] } {
    return { stepType: "annotation", changes: this.changes }
  }
}
