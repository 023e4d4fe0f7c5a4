// Unmarked repeats of known names: an entity that is mentioned in the article already stands there once more, without a
// mark. Which words name whom is namesIn's to say; it is asked only around words that a name might have, because
// reading a long text once for each entity would take long.

import { extentOf } from "../../domain/annotation.ts"
import type { Entity } from "../../domain/entity.ts"
import { isReference, valuesOf } from "../../domain/field.ts"
import type { Span } from "../../domain/span.ts"
import { nameWord, wordsOf } from "../person/fold.ts"
import { namesIn } from "../person/names-in.ts"
import { otherSpellings } from "../person/spellings.ts"
import { Coverage } from "./coverage.ts"
import type { Gap, GapView, Rule } from "./gap.ts"
import { Occurrences } from "./key.ts"

/** How far around a word the name it belongs to, and what tells whether it is one, are looked for. */
const AROUND = 80
/** How long a passage that is read for a name grows at most, in code units. */
const LONGEST = 2000
/** How much of what stands before a name goes into its key, so that repeats are told apart. */
const BEFORE = 24

export const names: Rule = {
  id: "name",
  find(view: GapView): readonly Gap[] {
    const { text } = view
    const { entities, marked } = mentioned(view)
    const found = new Map<string, { span: Span; entities: Set<Entity> }>()
    for (const [entity, passages] of passagesOf(text, entities, marked)) {
      for (const { start, end } of passages) {
        for (const span of namesIn(text.slice(start, end), entity, start)) {
          if (marked.overlaps(span.start, span.end)) continue
          const at = `${span.start}-${span.end}`
          const known = found.get(at)
          if (known === undefined) found.set(at, { span, entities: new Set([entity]) })
          else known.entities.add(entity)
        }
      }
    }
    const occurrences = new Occurrences("name")
    return [...found.values()]
      .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
      .map(({ span, entities }) => {
        const key = occurrences.keyOf(text.slice(Math.max(0, span.start - BEFORE), span.end))
        const [entity] = entities
        return { key, rule: "name", span, entity: entities.size === 1 ? entity?.id : undefined }
      })
  },
}

/** Who is mentioned by annotations of kinds that say which entity they mean, and where such annotations stand. */
function mentioned({ annotations, kinds, registry }: GapView): { entities: Entity[]; marked: Coverage } {
  const entities = new Map<string, Entity>()
  const spans: Span[] = []
  for (const annotation of annotations.values()) {
    const field = kinds.get(annotation.kind)?.fields.find(({ id }) => id === "entity")
    if (field?.type !== "entity") continue
    spans.push(extentOf(annotation))
    for (const value of valuesOf(annotation.fields?.entity)) {
      if (typeof value !== "object" || !isReference(value) || value.entity === undefined) continue
      const entity = registry.find(value.entity)
      if (entity === undefined) continue
      entities.set(entity.id, entity)
    }
  }
  const all = [...entities.values()].map((entity) => {
    const [name = entity.name, ...aliases] = registry.namesOf(entity)
    return { ...entity, name, aliases }
  })
  return { entities: all, marked: new Coverage(spans) }
}

const capitalised = /[\p{Lu}\p{Lo}][\p{L}\p{M}\p{N}]*/gu

interface Passage {
  readonly start: number
  end: number
}

/** Where in a text words stand that may be part of somebody's name, and are not marked, with what is around them. */
function passagesOf(text: string, entities: readonly Entity[], marked: Coverage): Map<Entity, Passage[]> {
  const passages = new Map(entities.map((entity): [Entity, Passage[]] => [entity, []]))
  const bearers = bearersByKey(entities)
  const known = new Map<string, readonly Entity[]>()
  if (entities.length === 0) return passages
  for (const { 0: word, index } of text.matchAll(capitalised)) {
    let bearing = known.get(word)
    if (bearing === undefined) {
      bearing = [...new Set(keysOf(word).flatMap((key) => bearers.get(key) ?? none))]
      known.set(word, bearing)
    }
    if (bearing.length === 0 || marked.overlaps(index, index + word.length)) continue
    for (const entity of bearing) grow(passages.get(entity) ?? [], text, index)
  }
  return passages
}

/** Lets the last passage reach past an offset, or begins another there. */
function grow(passages: Passage[], text: string, at: number): void {
  const end = Math.min(text.length, at + AROUND)
  const last = passages.at(-1)
  if (last !== undefined && at - AROUND <= last.end && end - last.start <= LONGEST) last.end = end
  else passages.push({ start: wordEdge(text, Math.max(0, at - AROUND), at), end })
}

function bearersByKey(entities: readonly Entity[]): ReadonlyMap<string, readonly Entity[]> {
  const bearers = new Map<string, Entity[]>()
  for (const entity of entities) {
    const words = [entity.name, ...entity.aliases].flatMap(wordsOf)
    for (const key of new Set(words.flatMap(({ plain }) => keysOf(plain)))) {
      const known = bearers.get(key)
      if (known === undefined) bearers.set(key, [entity])
      else known.push(entity)
    }
  }
  return bearers
}

const none: readonly Entity[] = []

function keysOf(word: string): string[] {
  const { plain, folded } = nameWord(word)
  return [plain, ...folded, ...(otherSpellings(plain) ?? [])]
}

/** A place from an offset on, but before another, that cuts no word. */
function wordEdge(text: string, from: number, before: number): number {
  if (from === 0) return 0
  const space = text.indexOf(" ", from)
  return space === -1 || space >= before ? from : space
}
