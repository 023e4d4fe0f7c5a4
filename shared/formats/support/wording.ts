// A record in words: ids of kinds, fields, choices, entities and annotations looked up, for formats that people read.
// What cannot be looked up is named by its id, never left out.

import { type Annotation, quoteOf } from "../../domain/annotation.ts"
import type { Article } from "../../domain/article.ts"
import type { Kind } from "../../domain/codebook.ts"
import type { Entity } from "../../domain/entity.ts"
import {
  type Field,
  type FieldEntry,
  isDate,
  isEvidence,
  isReference,
  isSpanValue,
  type Reference,
  type SingleValue,
  valuesOf,
} from "../../domain/field.ts"
import type { Project } from "../../domain/project.ts"
import { Registry } from "../../domain/registry.ts"

/** One filled field of an annotation. `field` is absent where the codebook no longer has it. */
export interface FilledField {
  readonly id: string
  readonly name: string
  readonly field: Field | undefined
  readonly entry: FieldEntry
  readonly values: readonly SingleValue[]
}

export class Wording {
  readonly registry: Registry
  private readonly kinds: ReadonlyMap<string, Kind>
  private readonly creators: ReadonlyMap<string, string>
  private readonly relations: ReadonlyMap<string, string>

  constructor(project: Project) {
    this.registry = new Registry(project.entities)
    this.kinds = new Map(project.codebook.kinds.map((kind) => [kind.id, kind]))
    this.creators = new Map(project.creators.map(({ id, name }) => [id, name]))
    this.relations = new Map(project.codebook.relationTypes.map(({ id, name }) => [id, name]))
  }

  kind(id: string): Kind | undefined {
    return this.kinds.get(id)
  }

  kindName(id: string): string {
    return this.kinds.get(id)?.name ?? id
  }

  creatorName(id: string): string {
    return this.creators.get(id) ?? id
  }

  relationName(id: string): string {
    return this.relations.get(id) ?? id
  }

  entity(id: string | undefined): Entity | undefined {
    return id === undefined ? undefined : this.registry.find(id)
  }

  /** The filled fields of an annotation, as the form orders them; those that the codebook does not have come last. */
  fieldsOf(annotation: Pick<Annotation, "kind" | "fields">): FilledField[] {
    const { fields } = annotation
    if (fields === undefined) return []
    const known = this.kinds.get(annotation.kind)?.fields ?? []
    const filled: FilledField[] = []
    const add = (id: string, field: Field | undefined) => {
      const entry = Object.hasOwn(fields, id) ? fields[id] : undefined
      const values = valuesOf(entry)
      if (entry !== undefined && values.length > 0)
        filled.push({ id, name: field?.name ?? id, field, entry, values })
    }
    for (const field of known) add(field.id, field)
    const strange = Object.keys(fields).filter((id) => !known.some((field) => field.id === id))
    for (const id of strange.sort()) add(id, undefined)
    return filled
  }

  /** All values of a field in words. */
  entryWords({ field, values }: FilledField, article: Article): string {
    return values.map((value) => this.words(value, field, article)).join("; ")
  }

  words(value: SingleValue, field: Field | undefined, article: Article): string {
    if (typeof value === "number") return String(value)
    if (typeof value === "string") return optionName(field, value)
    if (isDate(value)) return value.date
    if (isSpanValue(value)) return quoteOf(article.text, value.span)
    if (isEvidence(value)) return [value.note, value.url].filter((part) => part !== undefined).join(" ")
    const name = this.referenceName(value, article)
    return value.role === undefined ? name : `${name} (${optionName(field, value.role)})`
  }

  /** Whoever or whatever is referred to: the entity's name, else the words of the annotation. */
  referenceName(reference: Reference, article: Article): string {
    const entity = this.entity(reference.entity ?? this.entityOfMention(reference, article))
    if (entity !== undefined) return entity.name
    const annotation = annotationOf(reference, article)
    if (annotation !== undefined) return quotesOf(annotation, article.text).join(" … ")
    return reference.entity ?? [reference.article, reference.annotation].filter(Boolean).join("/")
  }

  /** The entity that an annotation is a mention of, where it is one and says so. */
  mentionedEntity(annotation: Pick<Annotation, "fields">): Entity | undefined {
    const { fields } = annotation
    const entry = fields !== undefined && Object.hasOwn(fields, "entity") ? fields.entity : undefined
    const [value] = valuesOf(entry)
    return value !== undefined && isReference(value) ? this.entity(value.entity) : undefined
  }

  private entityOfMention(reference: Reference, article: Article): string | undefined {
    const annotation = annotationOf(reference, article)
    return annotation === undefined ? undefined : this.mentionedEntity(annotation)?.id
  }
}

/** The words of an annotation, part by part. */
export function quotesOf(annotation: Pick<Annotation, "spans">, text: string): string[] {
  return annotation.spans.map((span) => quoteOf(text, span))
}

/** The annotation referred to, where it is one of this article. */
export function annotationOf(reference: Reference, article: Article): Annotation | undefined {
  if (reference.annotation === undefined) return undefined
  if (reference.article !== undefined && reference.article !== article.id) return undefined
  return article.annotations.get(reference.annotation)
}

function optionName(field: Field | undefined, id: string): string {
  return field?.options?.find((option) => option.id === id)?.name ?? id
}
