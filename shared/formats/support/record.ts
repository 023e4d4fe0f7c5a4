// What an annotation holds besides its place and kind, as other tools can carry it: one line of JSON, which they keep
// without understanding it, and the values that mean something to people as plain words beside it. On the way back,
// words that were changed win over the JSON.

import { type Annotation, annotationSchema, quoteOf } from "../../domain/annotation.ts"
import {
  type FieldEntry,
  isDate,
  isEvidence,
  isList,
  isReference,
  isSpanValue,
  type SingleValue,
  valuesOf,
} from "../../domain/field.ts"
import type { Project } from "../../domain/project.ts"
import { Registry } from "../../domain/registry.ts"
import { type Relation, relationSchema } from "../../domain/relation.ts"
import type { AnnotationRecord } from "../read.ts"
import { writtenJson } from "./json.ts"
import { portableJson } from "./stable-json.ts"

/** Everything but the spans. Offsets inside, of places that fields point to, are UTF-16 into the canonical text. */
export function recordOf(annotation: Annotation): string {
  return portableJson(annotation, "spans")
}

/** Reads what `recordOf` wrote; undefined where it is not that. */
export function recordFrom(json: string): AnnotationRecord | undefined {
  const parsed = recordSchema.safeParse(parseJson(json))
  return parsed.success ? parsed.data : undefined
}

export function relationRecordOf(relation: Relation): string {
  return portableJson(relation)
}

export function relationRecordFrom(json: string): Relation | undefined {
  const parsed = relationSchema.safeParse(parseJson(json))
  return parsed.success ? parsed.data : undefined
}

const recordSchema = annotationSchema.omit({ spans: true })

function parseJson(json: string): unknown {
  return json.length > LONGEST ? undefined : writtenJson(json)
}

/** In UTF-16 units. No record is nearly as long. */
const LONGEST = 4_000_000

/** What a field says, in words and as links to other annotations of the article. */
export interface SpokenField {
  /** The id of the field. */
  readonly field: string
  readonly name: string
  /** Undefined where it only links. Several values are joined by `; `. */
  readonly words: string | undefined
  /** Ids of annotations of the same article. */
  readonly links: readonly string[]
  /** Ids of entities. */
  readonly entities: readonly string[]
}

/** Says the fields of a project's annotations in words. */
export class FieldSpeaker {
  private readonly kinds: ReadonlyMap<string, ReadonlyMap<string, string>>
  private readonly registry: Registry

  constructor(project: Pick<Project, "codebook" | "entities">) {
    this.kinds = new Map(
      project.codebook.kinds.map((kind) => [kind.id, new Map(kind.fields.map(({ id, name }) => [id, name]))]),
    )
    this.registry = new Registry(project.entities)
  }

  /** Fields that hold something, in the order of the kind's form, then those it does not know, by id. */
  say(annotation: Annotation, text: string): readonly SpokenField[] {
    const { fields } = annotation
    if (fields === undefined) return none
    const names = this.kinds.get(annotation.kind)
    const said: SpokenField[] = []
    for (const [field, name] of names ?? []) {
      const entry = fields[field]
      if (entry !== undefined) said.push(this.sayField(field, name, entry, text))
    }
    const others = Object.keys(fields).filter((field) => names?.has(field) !== true)
    if (others.length > 1) others.sort()
    for (const field of others) {
      const entry = fields[field]
      if (entry !== undefined) said.push(this.sayField(field, field, entry, text))
    }
    return said
  }

  private sayField(field: string, name: string, entry: FieldEntry, text: string): SpokenField {
    const links: string[] = []
    const entities: string[] = []
    let words: string | undefined
    for (const value of valuesOf(entry)) {
      if (isReference(value)) {
        if (value.annotation !== undefined && value.article === undefined) links.push(value.annotation)
        if (typeof value.entity === "string") entities.push(value.entity)
      }
      const said = this.sayValue(value, text)
      if (said !== undefined) words = words === undefined ? said : `${words}; ${said}`
    }
    return { field, name, words, links, entities }
  }

  private sayValue(value: SingleValue, text: string): string | undefined {
    if (typeof value !== "object") return String(value)
    if (isDate(value)) return value.date
    if (isReference(value)) {
      return value.entity === undefined ? undefined : (this.registry.find(value.entity)?.name ?? value.entity)
    }
    if (isSpanValue(value)) return quoteOf(text, value.span)
    return isEvidence(value) ? (value.note ?? value.url) : undefined
  }
}

const none: readonly SpokenField[] = []

/** The words of a field that another tool may change: those of plain values. Undefined for all others. */
export function plainWords(entry: FieldEntry): string | undefined {
  const { value } = entry
  if (!isList(value)) return typeof value === "object" ? undefined : String(value)
  const plain = value.filter((one) => typeof one !== "object")
  return plain.length === value.length ? plain.join("; ") : undefined
}
