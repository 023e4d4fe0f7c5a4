// Between the editor's changes and the domain's operations. The history keeps operations only.

import type { ArticleOperation } from "../../shared/domain/operation.ts"
import type { AnnotationSet } from "./annotation-set.ts"
import type { AnnotationChange } from "./annotation-step.ts"

export function operationsOf(changes: readonly AnnotationChange[]): ArticleOperation[] {
  return changes.map(({ id, after }) =>
    after === undefined ? { type: "annotation.remove", id } : { type: "annotation.set", annotation: after },
  )
}

/** What operations change of a set of annotations; operations on anything else are passed over. */
export function changesOf(
  operations: readonly ArticleOperation[],
  annotations: AnnotationSet,
): AnnotationChange[] {
  return operations.flatMap((operation): AnnotationChange[] => {
    if (operation.type === "annotation.set") {
      const { annotation } = operation
      return [{ id: annotation.id, before: annotations.get(annotation.id), after: annotation }]
    }
    if (operation.type === "annotation.remove") {
      const before = annotations.get(operation.id)
      return before === undefined ? [] : [{ id: operation.id, before, after: undefined }]
    }
    return []
  })
}
