// What becomes of changes that the host refused because the text had changed elsewhere. The change of the text is lost,
// which the analyst is told; annotations made after it go where their words stand without it, and one whose words it
// made or cut into is kept as an orphan, with the words it had.

import type { Annotation } from "../../shared/domain/annotation.ts"
import { spansInFields } from "../../shared/domain/field.ts"
import { sha256OfText } from "../../shared/domain/hash.ts"
import type { ArticleOperation } from "../../shared/domain/operation.ts"
import { reviewOf } from "../../shared/domain/review.ts"
import { mapAnnotation } from "../../shared/domain/text-change.ts"
import type { TextReplace } from "../../shared/domain/text-operation.ts"

/** What a window shows of an article, refused changes included. */
export interface Shown {
  readonly text: string
  readonly annotations: readonly Annotation[]
}

/**
 * What can be saved of operations that were refused in this order: one alone, or a change of the text with all that was
 * done after it. @param shown absent where the article is no longer open; there are no orphans then
 */
export function rescue(refused: readonly ArticleOperation[], shown: Shown | undefined): ArticleOperation[] {
  const changes: TextReplace[] = []
  const rescued: ArticleOperation[] = []
  for (const operation of refused) {
    if (operation.type === "text.replace") changes.push(operation)
    else if (operation.type === "annotation.set") {
      const annotation = before(changes, operation.annotation)
      const [first] = changes
      if (annotation !== undefined && first !== undefined)
        rescued.push({ type: "annotation.set", annotation, on: first.on })
      else rescued.push(...orphan(operation.annotation.id, shown))
      // What was refused by itself would be refused again.
    } else if (changes.length > 0 && operation.type !== "revision.record") rescued.push(operation)
  }
  return rescued
}

/** An annotation as it is on the text before changes of it; undefined where its words are not the same there. */
function before(changes: readonly TextReplace[], after: Annotation): Annotation | undefined {
  let annotation: Annotation | undefined = after
  for (const { at, delete: count, insert } of changes.toReversed()) {
    const places: Annotation["spans"] = [...(annotation?.spans ?? []), ...spansInFields(annotation?.fields)]
    if (places.some(({ start, end }) => start < at + insert.length && end > at)) return undefined
    // Which characters were deleted matters to no place.
    const inverse = { at, delete: insert.length, insert: " ".repeat(count) }
    annotation = annotation && mapAnnotation(annotation, inverse)
  }
  return annotation
}

function orphan(id: string, shown: Shown | undefined): ArticleOperation[] {
  const annotation = shown?.annotations.find((one) => one.id === id)
  if (shown === undefined || annotation === undefined) return []
  const judgement = { verdict: "orphaned", places: [] } as const
  const review = reviewOf(judgement, annotation, shown.text, sha256OfText(shown.text))
  return [
    { type: "annotation.remove", id },
    { type: "review.set", review },
  ]
}
