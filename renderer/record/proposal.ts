// What the rules propose for a card's empty fields. A proposal is shown as one and is nothing else: it is no value, is
// stored nowhere, and becomes a value only when the analyst accepts it.

import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Codebook, Kind } from "../../shared/domain/codebook.ts"
import type { Entity } from "../../shared/domain/entity.ts"
import { type Fields, type SingleValue, valuesOf } from "../../shared/domain/field.ts"
import type { Registry } from "../../shared/domain/registry.ts"

export interface Proposal {
  /** The same for the same proposal, so that one that was dismissed is not made again. */
  readonly key: string
  /** The id of the field it is for. */
  readonly field: string
  readonly offer: Offer
}

/** A value, or an entity that is not in the registry yet. */
export type Offer =
  | { readonly type: "value"; readonly value: SingleValue }
  | { readonly type: "new"; readonly entity: NewEntity }

export interface NewEntity {
  readonly type: Entity["type"]
  readonly name: string
}

/** What proposals are drawn from. */
export interface Surroundings {
  readonly text: string
  readonly annotations: readonly Annotation[]
  readonly kinds: Codebook["kinds"]
  readonly registry: Registry
  /** `YYYY-MM-DD`. */
  readonly dateline: string | undefined
  /** BCP 47. */
  readonly language: string | undefined
}

/** A proposal of a value. */
export function proposeValue(field: string, value: SingleValue): Proposal {
  return { key: `${field}:${JSON.stringify(value)}`, field, offer: { type: "value", value } }
}

/** A proposal of somebody for the registry. */
export function proposeNew(field: string, entity: NewEntity): Proposal {
  return { key: `${field}:new:${entity.type}:${entity.name}`, field, offer: { type: "new", entity } }
}

/**
 * The fields of an annotation with proposals accepted, and the entities to be made for that.
 * @param make makes an entity that is not in the registry yet; each name is asked for once.
 */
export function acceptProposals(
  kind: Kind,
  fields: Fields | undefined,
  proposals: readonly Proposal[],
  make: (entity: NewEntity) => Entity,
): { readonly fields: Fields; readonly made: readonly Entity[] } {
  const made = new Map<string, Entity>()
  const result: Record<string, Fields[string]> = { ...fields }
  for (const { field: id, offer } of proposals) {
    const field = kind.fields.find((one) => one.id === id)
    if (field === undefined) continue
    let value: SingleValue
    if (offer.type === "value") value = offer.value
    else {
      const key = `${offer.entity.type}:${offer.entity.name}`
      const entity = made.get(key) ?? make(offer.entity)
      made.set(key, entity)
      value = { entity: entity.id }
    }
    const entry = result[id]
    result[id] = {
      ...entry,
      value: field.list === true ? [...valuesOf(entry), value] : value,
    }
  }
  return { fields: result, made: [...made.values()] }
}
