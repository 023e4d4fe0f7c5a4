// All that the rules propose for one annotation, field by field in the order of the form. Fields that hold something are
// left alone: what the analyst entered is not doubted.

import type { Annotation } from "../../shared/domain/annotation.ts"
import { type Kind, mentionField } from "../../shared/domain/codebook.ts"
import { type Field, isReference, valuesOf } from "../../shared/domain/field.ts"
import { sha256OfText } from "../../shared/domain/hash.ts"
import type { Proposal, Surroundings } from "./proposal.ts"
import { proposeForClaim } from "./propose-attribution.ts"
import { proposeEntity } from "./propose-entity.ts"
import { proposeForEvent } from "./propose-event.ts"

/** @param dismissed keys of proposals that the analyst does not want. */
export function proposalsFor(
  annotation: Annotation,
  kind: Kind,
  surroundings: Surroundings,
  dismissed: ReadonlySet<string>,
): readonly Proposal[] {
  const mention = mentionField(kind)
  const made = [
    ...(mention === undefined ? [] : proposeEntity(annotation, mention, surroundings)),
    ...(kind.fields.some(({ id, type }) => id === "source" && type === "entity")
      ? proposeForClaim(annotation, kind, surroundings)
      : []),
    ...(kind.fields.some(({ type }) => type === "date")
      ? proposeForEvent(annotation, kind, surroundings)
      : []),
  ]
  return made.filter(
    (proposal) =>
      !dismissed.has(keyOf(annotation, proposal)) &&
      isOpen(
        annotation,
        kind.fields.find(({ id }) => id === proposal.field),
        proposal,
      ),
  )
}

/** What a dismissed proposal is remembered by: short, because a machine remembers many. */
export function keyOf(annotation: Annotation, { key }: Proposal): string {
  return sha256OfText(`${annotation.id} ${key}`).slice(0, 16)
}

function isOpen(annotation: Annotation, field: Field | undefined, { offer }: Proposal): boolean {
  if (field === undefined) return false
  const values = valuesOf(annotation.fields?.[field.id])
  if (field.list !== true || values.length === 0) return values.length === 0
  if (offer.type === "new" || typeof offer.value !== "object" || !isReference(offer.value)) return false
  const { entity } = offer.value
  return values.every((value) => !isReference(value) || value.entity !== entity)
}
