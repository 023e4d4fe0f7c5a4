// All places that name the person or organisation of the selected mention, to be marked and linked in one go: whom it
// was said to mean, or else whom its card proposes.

import { mentionField } from "../../shared/domain/codebook.ts"
import { type Fields, isReference, valuesOf } from "../../shared/domain/field.ts"
import { namesIn } from "../../shared/kinds/person/names-in.ts"
import type { Model } from "../app/model.ts"
import type { Offer } from "../record/proposal.ts"
import type { Occurrences } from "./occurrences.ts"

/** Whom the places are to be mentions of. */
export interface Link {
  /** The mention at hand. */
  readonly annotation: string
  readonly kind: string
  readonly field: string
  readonly name: string
  readonly offer: Offer
}

/** The same occurrences with all names of the selected mention's entity, where it is known or proposed. */
export function withLink(occurrences: Occurrences, model: Model): Occurrences {
  const { open, start } = model.state.get()
  const snapshot = open?.editor.getSnapshot()
  const annotation = snapshot?.lookup.get(snapshot.selected ?? "")
  const kind = start?.project?.codebook.kinds.find(({ id }) => id === annotation?.kind)
  const field = kind === undefined ? undefined : mentionField(kind)
  if (snapshot === undefined || annotation === undefined || field === undefined || !occurrences.isMore)
    return occurrences
  const [value] = valuesOf(annotation.fields?.[field.id])
  const offer: Offer | undefined =
    value === undefined ? model.cards.current?.proposed(field.id) : { type: "value", value }
  const names = offer === undefined ? undefined : namesOf(offer, model)
  if (offer === undefined || names === undefined) return occurrences
  const spans = namesIn(snapshot.text, names)
  const others = occurrences.spans.filter((span) =>
    spans.every(({ start, end }) => end <= span.start || span.end <= start),
  )
  return {
    ...occurrences,
    spans: [...spans, ...others].sort((a, b) => a.start - b.start),
    link: { annotation: annotation.id, kind: annotation.kind, field: field.id, name: names.name, offer },
  }
}

/** Puts the entity into the registry where it is not there yet. Undefined where the project cannot be changed. */
export function fieldsOfLink({ field, offer }: Link, { records }: Model): Fields | undefined {
  if (offer.type === "value") return { [field]: { value: offer.value } }
  const entity = records.newEntity(offer.entity.type, offer.entity.name)
  return records.change([{ type: "entity.set", entity }])
    ? { [field]: { value: { entity: entity.id } } }
    : undefined
}

function namesOf(offer: Offer, { records }: Model) {
  if (offer.type === "new") return { ...offer.entity, aliases: [] }
  const { value } = offer
  const registry = records.registry()
  const id = typeof value === "object" && isReference(value) ? value.entity : undefined
  const entity = id === undefined ? undefined : registry.find(id)
  return entity === undefined ? undefined : { ...entity, aliases: registry.namesOf(entity).slice(1) }
}
