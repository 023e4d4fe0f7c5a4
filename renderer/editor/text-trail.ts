// The changes of the text that a window made lately, by the version of the text each was made on: what another window
// marked on one of these versions, before it heard of the changes, is carried through them.

import type { Annotation } from "../../shared/domain/annotation.ts"
import type { ArticleOperation } from "../../shared/domain/operation.ts"
import { mapAnnotation } from "../../shared/domain/text-change.ts"
import type { TextReplace } from "../../shared/domain/text-operation.ts"

/** Changes remembered: more than anybody makes before the host answers. */
const LENGTH = 2000

export class TextTrail {
  private readonly changes: TextReplace[] = []

  /** Follows operations that were carried out here; each change of the text says which version it was made on. */
  follow(operations: readonly ArticleOperation[]): void {
    for (const operation of operations) if (operation.type === "text.replace") this.changes.push(operation)
    if (this.changes.length > 2 * LENGTH) this.changes.splice(0, this.changes.length - LENGTH)
  }

  /**
   * An annotation of the text's version `on`, as it is after the changes that came since and then those given: none where
   * its words are gone. Undefined where that version is not known here.
   */
  carry(
    annotation: Annotation,
    on: string,
    then: readonly TextReplace[],
  ): { readonly annotation: Annotation | undefined } | undefined {
    const changes = [...this.changes, ...then]
    const from = changes.findLastIndex((change) => change.on === on)
    if (from === -1) return undefined
    let carried: Annotation | undefined = annotation
    for (const change of changes.slice(from)) carried = carried && mapAnnotation(carried, change)
    return { annotation: carried }
  }
}
