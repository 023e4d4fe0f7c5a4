// What a change did to an annotation, in words: one line for each part of it that is another one now, before and after.

import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import {
  type Field,
  type FieldEntry,
  isDate,
  isEvidence,
  isReference,
  isSpanValue,
  type SingleValue,
  valuesOf,
} from "../../shared/domain/field.ts"
import { formatDate } from "../i18n/format.ts"

export interface PartChanged {
  /** Which part: one of these, or the name of a field. */
  readonly part: "place" | "kind" | "tags" | "confidence" | "status" | "note" | { readonly field: string }
  /** In words; empty where there was or is nothing. Of the place, nothing is told but that it changed. */
  readonly before: string
  readonly after: string
}

/** What the words need to know beyond the annotation. */
export interface Words {
  readonly kinds: readonly Kind[]
  /** What an entity is called; undefined for one that is gone. */
  nameOf(entity: string): string | undefined
  /** The words of another annotation; undefined where it is gone or elsewhere. */
  quoteOf(annotation: string): string | undefined
  /** For what cannot be put into words, such as somebody who is no longer in the registry. */
  readonly something: string
}

export function partsChanged(before: Annotation, after: Annotation, words: Words): PartChanged[] {
  const kindName = (id: string) => words.kinds.find((kind) => kind.id === id)?.name ?? id
  const parts: PartChanged[] = []
  const compare = (part: PartChanged["part"], was: string, is: string) => {
    if (was !== is) parts.push({ part, before: was, after: is })
  }
  if (JSON.stringify(before.spans) !== JSON.stringify(after.spans))
    parts.push({ part: "place", before: "", after: "" })
  compare("kind", kindName(before.kind), kindName(after.kind))
  const fields = words.kinds.find(({ id }) => id === after.kind)?.fields ?? []
  const ids = new Set([
    ...fields.map(({ id }) => id),
    ...Object.keys(before.fields ?? {}),
    ...Object.keys(after.fields ?? {}),
  ])
  for (const id of ids) {
    const was = before.fields?.[id]
    const is = after.fields?.[id]
    if (JSON.stringify(was) === JSON.stringify(is)) continue
    const field = fields.find((one) => one.id === id)
    const part = { field: field?.name ?? id }
    parts.push({ part, before: entryInWords(was, field, words), after: entryInWords(is, field, words) })
  }
  compare("tags", (before.tags ?? []).join(", "), (after.tags ?? []).join(", "))
  compare("confidence", before.confidence ?? "", after.confidence ?? "")
  compare("status", before.status ?? "", after.status ?? "")
  compare("note", before.note ?? "", after.note ?? "")
  return parts
}

function entryInWords(entry: FieldEntry | undefined, field: Field | undefined, words: Words): string {
  const values = valuesOf(entry).map((value) => valueInWords(value, field, words))
  const rationale = entry?.rationale === undefined ? "" : ` (${entry.rationale})`
  return values.join(", ") + rationale
}

function valueInWords(value: SingleValue, field: Field | undefined, words: Words): string {
  if (typeof value === "number") return String(value)
  if (typeof value === "string") return field?.options?.find(({ id }) => id === value)?.name ?? value
  if (isDate(value)) return formatDate(value.date)
  if (isSpanValue(value)) return words.something
  if (isEvidence(value)) return [value.note, value.url].filter((part) => part !== undefined).join(" ")
  if (!isReference(value)) return words.something
  const name =
    (value.entity === undefined ? undefined : words.nameOf(value.entity)) ??
    (value.annotation === undefined ? undefined : words.quoteOf(value.annotation)) ??
    words.something
  const role = field?.options?.find(({ id }) => id === value.role)?.name ?? value.role
  return role === undefined ? name : `${name} (${role})`
}
