// Who is mentioned where: annotations that were said to mean an entity, and names of the registry that stand in the
// text unmarked. Read around one place only, so that the cost does not grow with the article.

import type { Annotation } from "../../shared/domain/annotation.ts"
import { mentionField } from "../../shared/domain/codebook.ts"
import { isReference, valuesOf } from "../../shared/domain/field.ts"
import type { Span } from "../../shared/domain/span.ts"
import type { KnownMention } from "../../shared/kinds/claim/attribution.ts"
import { namesIn } from "../../shared/kinds/person/names-in.ts"
import type { Surroundings } from "./proposal.ts"

/** The id of the entity that an annotation is a mention of. */
export function entityOf(annotation: Annotation, { kinds, registry }: Surroundings): string | undefined {
  const kind = kinds.find(({ id }) => id === annotation.kind)
  const field = kind === undefined ? undefined : mentionField(kind)
  const [value] = field === undefined ? [] : valuesOf(annotation.fields?.[field.id])
  const entity = value !== undefined && isReference(value) ? value.entity : undefined
  return entity === undefined ? undefined : registry.find(entity)?.id
}

/** The mentions that the analyst marked and linked, in reading order. Looked for once in the same annotations. */
export function linkedMentions(surroundings: Surroundings): readonly KnownMention[] {
  const { annotations, kinds, registry } = surroundings
  const last = found.get(annotations)
  if (last?.kinds === kinds && last.registry === registry) return last.mentions
  const mentions = annotations.flatMap((annotation) => {
    const id = annotation.fields === undefined ? undefined : entityOf(annotation, surroundings)
    const type = id === undefined ? undefined : registry.find(id)?.type
    return id === undefined || type === undefined ? [] : annotation.spans.map((span) => ({ span, id, type }))
  })
  found.set(annotations, { kinds, registry, mentions })
  return mentions
}

const found = new WeakMap<
  readonly Annotation[],
  Pick<Surroundings, "kinds" | "registry"> & { readonly mentions: readonly KnownMention[] }
>()

/** How far around a place names are looked for, in UTF-16 code units. */
const AROUND = 1500

/** The mentions around a place: those linked, and names of the registry beside them. */
export function mentionsAround(place: Span, surroundings: Surroundings): KnownMention[] {
  const { text, registry } = surroundings
  const from = Math.max(0, place.start - AROUND)
  const near = text.slice(from, place.end + AROUND)
  const linked = linkedMentions(surroundings)
  const isLinked = (span: Span) =>
    linked.some((one) => one.span.start < span.end && span.start < one.span.end)
  const named = registry.entities.flatMap(({ id, type, name }) => {
    const entity = registry.find(id)
    if (entity === undefined) return []
    const names = { type, name, aliases: registry.namesOf(entity).slice(1) }
    return namesIn(near, names, from)
      .filter((span) => !isLinked(span))
      .map((span) => ({ span, id, type }))
  })
  return [...linked, ...named]
}
