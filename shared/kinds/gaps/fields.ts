// Records that lack what the codebook requires: claims without source, events without date, people without entity, and
// whatever a project's own kinds require. A reference to what is no longer there is as good as none.

import { type Annotation, extentOf } from "../../domain/annotation.ts"
import { isReference, type SingleValue, valuesOf } from "../../domain/field.ts"
import type { Gap, GapView, Rule } from "./gap.ts"

export const fields: Rule = {
  id: "field",
  find(view: GapView): readonly Gap[] {
    const gaps: Gap[] = []
    const required = new Map(
      [...view.kinds].map(([id, kind]) => [id, kind.fields.filter((field) => field.required)]),
    )
    for (const annotation of view.annotations.values()) {
      for (const { id } of required.get(annotation.kind) ?? []) {
        if (isFilled(view, annotation, id)) continue
        const span = extentOf(annotation)
        gaps.push({
          key: `field:${id}:${annotation.id}`,
          rule: "field",
          span,
          annotation: annotation.id,
          field: id,
        })
      }
    }
    return gaps
  },
}

function isFilled(view: GapView, { fields }: Annotation, id: string): boolean {
  return valuesOf(fields?.[id]).some((value) => isThere(view, value))
}

function isThere({ registry, annotations }: GapView, value: SingleValue): boolean {
  if (typeof value === "string") return value.trim() !== ""
  if (!isReference(value)) return true
  if (value.entity !== undefined && registry.find(value.entity) !== undefined) return true
  // An annotation of another article cannot be looked for here.
  return value.annotation !== undefined && (value.article !== undefined || annotations.has(value.annotation))
}
