// Who a mention means: the one entity of the registry that its words name, or somebody new of that name. Where the words
// fit several, the one that the article mentions already; where that does not tell them apart either, nobody.

import type { Annotation } from "../../shared/domain/annotation.ts"
import { extentOf, quoteOf } from "../../shared/domain/annotation.ts"
import type { Entity } from "../../shared/domain/entity.ts"
import type { Field } from "../../shared/domain/field.ts"
import type { Registry } from "../../shared/domain/registry.ts"
import { EntityIndex } from "../../shared/kinds/person/entity-index.ts"
import { readName } from "../../shared/kinds/person/name-parts.ts"
import { isOrganisation } from "../../shared/kinds/person/names.ts"
import { linkedMentions } from "./mentions.ts"
import { type NewEntity, type Proposal, proposeNew, proposeValue, type Surroundings } from "./proposal.ts"

/** Proposes whom a mention means, at most one. */
export function proposeEntity(
  annotation: Annotation,
  field: Field,
  surroundings: Surroundings,
): readonly Proposal[] {
  const words = quoteOf(surroundings.text, extentOf(annotation))
  const known = knownAs(words, surroundings)
  if (known === "several") return []
  if (known !== undefined) return [proposeValue(field.id, { entity: known })]
  return isName(words) ? [proposeNew(field.id, newEntityFrom(words))] : []
}

/** The id of the entity that words name; `several` where that cannot be told. */
export function knownAs(words: string, surroundings: Surroundings): string | "several" | undefined {
  const matches = indexOf(surroundings.registry).matching(words)
  const same = matches.filter(({ match }) => match === "same")
  const fitting = same.length > 0 ? same : matches
  if (fitting.length <= 1) return fitting[0]?.entity.id
  const mentioned = new Set(linkedMentions(surroundings).map(({ id }) => id))
  const here = fitting.filter(({ entity }) => mentioned.has(entity.id))
  return here.length === 1 ? here[0]?.entity.id : "several"
}

/** What words would be called in the registry, and whether they name a person or an organisation. */
export function newEntityFrom(words: string): NewEntity {
  const [parts] = readName(words)
  const organisation =
    parts === undefined || isOrganisation({}, parts) || parts.hasArticle || !allCapital(words)
  return {
    type: organisation ? "organisation" : "person",
    name: words
      .replace(/\s+/g, " ")
      .replace(/^the /u, "")
      .replace(/['’]s$/u, ""),
  }
}

/** Whether words look like a name rather than a pronoun or "the minister". */
export function isName(words: string): boolean {
  return /^(?:the\s+)?\p{Lu}/iu.test(words) && /\p{Lu}\S/u.test(words) && !pronoun.test(words)
}

const pronoun = /^(?:he|she|it|they|him|her|them|his|its|their|we|i|you|who)$/iu

function allCapital(words: string): boolean {
  return words.split(/\s+/u).every((word) => /^\p{Lu}/u.test(word) || particle.test(word))
}

const particle = /^(?:al|bin|ibn|de|da|der|del|di|la|le|van|von|zu)[-\p{L}]*$/iu

const indexes = new WeakMap<Registry, EntityIndex<Entity>>()

/** An index of all names in the registry, built once for each state of it. */
export function indexOf(registry: Registry): EntityIndex<Entity> {
  const known = indexes.get(registry)
  if (known !== undefined) return known
  const index = new EntityIndex(
    registry.entities.map((entity) => ({ ...entity, aliases: registry.namesOf(entity).slice(1) })),
  )
  indexes.set(registry, index)
  return index
}
