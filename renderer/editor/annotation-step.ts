// Annotations change through a ProseMirror step of our own, so that one transaction can change them and the text in
// a stated order. The document is not touched: annotations stand off. Note that `docChanged` is true of a transaction
// with such a step; where the text is meant, compare `tr.doc !== tr.before`.

import type { Node } from "prosemirror-model"
import { Step, StepResult } from "prosemirror-transform"
import type { Annotation } from "../../shared/domain/annotation.ts"

/** What an annotation becomes; undefined where it is to go. */
export interface AnnotationChange {
  readonly id: string
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

  /** Undo goes by operations (undo-history.ts); ProseMirror is never asked to turn steps round. */
  override invert(): never {
    throw new Error("Annotation steps are undone by their operations")
  }

  /** Annotations count in canonical offsets, not in positions. */
  override map(): AnnotationStep {
    return this
  }

  override toJSON(): { stepType: string; changes: readonly AnnotationChange[] } {
    return { stepType: "annotation", changes: this.changes }
  }
}
