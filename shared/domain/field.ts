// What an annotation records beyond its place in the text: values by field, as the codebook declares them. A value is
// kept even where the codebook no longer has its field or its choice: changing a codebook never damages a record.

import { z } from "zod"
import { idSchema, type Span, spanSchema } from "./span.ts"

/** What the codebook asks for: one entry of a kind's form. */
export interface Field {
  readonly id: string
  /** As on the form: "Source". */
  readonly name: string
  readonly type: FieldType
  /** Several values in order instead of one; of choices, this makes a multi-choice. */
  readonly list?: boolean | undefined
  /** The gap finder misses it where it is empty. */
  readonly required?: boolean | undefined
  /** Of a choice: the values there are. Of references to entities: the roles they may have. */
  readonly options?: readonly Option[] | undefined
  /** Of references to annotations: the kinds they may be of; all where absent. */
  readonly kinds?: readonly string[] | undefined
  readonly guidance?: string | undefined
}

export const fieldTypes = [
  "text",
  "choice",
  "number",
  "date",
  "entity",
  "annotation",
  "span",
  "evidence",
] as const
export type FieldType = (typeof fieldTypes)[number]

/** One value of a choice. */
export interface Option {
  readonly id: string
  readonly name: string
  /** What it is called elsewhere, by vocabulary: `{ plover: "CONSULT", ace: "Contact.Phone-Write" }`. */
  readonly maps?: Readonly<Record<string, string>> | undefined
}

/** A date as the text gives it. */
export interface DateValue {
  /** EDTF (ISO 8601-2): `2022-10-21`, `2022-07`, `2022-05/..`, `201X`. Its precision is in how it is written. */
  readonly date: string
  /** The words it was read from: "on Friday". */
  readonly text?: string | undefined
  /** Where they stand. */
  readonly span?: Span | undefined
  /** The dateline they were resolved against: when that changes, the date is doubtful, and never altered silently. */
  readonly dateline?: string | undefined
}

/** Something referred to: an entity of the registry, or an annotation such as a mention of one, or both. */
export interface Reference {
  readonly entity?: string | undefined
  readonly annotation?: string | undefined
  /** The article of the annotation, where it is another one. */
  readonly article?: string | undefined
  /** Its part in the matter: the id of one of the field's options, or words. */
  readonly role?: string | undefined
}

/** Words in the article that carry the value: a claim's cue, an event's trigger. */
export interface SpanValue {
  readonly span: Span
}

/** What speaks for or against a claim. At least one of the two is there. */
export interface Evidence {
  readonly note?: string | undefined
  readonly url?: string | undefined
}

export type SingleValue = string | number | DateValue | Reference | SpanValue | Evidence
export type FieldValue = SingleValue | readonly SingleValue[]

export interface FieldEntry {
  readonly value: FieldValue
  /** `analyst` where the analyst infers what the text does not say. */
  readonly basis?: "analyst" | undefined
  /** Why the analyst infers it. */
  readonly rationale?: string | undefined
}

/** By the id of the field. */
export type Fields = Readonly<Record<string, FieldEntry>>

const dateSchema = z.looseObject({
  date: z.string().min(1).max(100),
  text: z.string().optional(),
  span: spanSchema.optional(),
  dateline: z.iso.date().optional(),
})
const spanValueSchema = z.looseObject({ span: spanSchema })
const referenceSchema = z
  .looseObject({
    entity: idSchema.optional(),
    annotation: idSchema.optional(),
    article: idSchema.optional(),
    role: z.string().max(200).optional(),
  })
  .refine(
    ({ entity, annotation }) => entity !== undefined || annotation !== undefined,
    "Refers to an entity or an annotation",
  )
const evidenceSchema = z
  .looseObject({ note: z.string().optional(), url: z.string().max(4000).optional() })
  .refine(({ note, url }) => note !== undefined || url !== undefined, "Holds a note or an address")

export const singleValueSchema = z.union([
  z.string(),
  z.number(),
  dateSchema,
  spanValueSchema,
  referenceSchema,
  evidenceSchema,
])

export const fieldEntrySchema = z.looseObject({
  value: z.union([singleValueSchema, z.array(singleValueSchema)]),
  basis: z.literal("analyst").optional(),
  rationale: z.string().optional(),
})

export const fieldsSchema = z.record(idSchema, fieldEntrySchema)

export const optionSchema = z.looseObject({
  id: z.string().min(1).max(128),
  name: z.string().min(1).max(200),
  maps: z.record(z.string(), z.string()).optional(),
})

export const fieldSchema = z.looseObject({
  id: idSchema,
  name: z.string().min(1).max(200),
  type: z.enum(fieldTypes),
  list: z.boolean().optional(),
  required: z.boolean().optional(),
  options: z.array(optionSchema).optional(),
  kinds: z.array(idSchema).optional(),
  guidance: z.string().optional(),
})

/** A field's values as a list: none where it is empty, one where it holds one. */
export function valuesOf(entry: FieldEntry | undefined): readonly SingleValue[] {
  if (entry === undefined) return []
  return isList(entry.value) ? entry.value : [entry.value]
}

export function isList(value: FieldValue): value is readonly SingleValue[] {
  return Array.isArray(value)
}

export function isDate(value: SingleValue): value is DateValue {
  return typeof value === "object" && "date" in value
}

export function isReference(value: SingleValue): value is Reference {
  return typeof value === "object" && ("entity" in value || "annotation" in value)
}

export function isSpanValue(value: SingleValue): value is SpanValue {
  return typeof value === "object" && "span" in value && !("date" in value)
}

export function isEvidence(value: SingleValue): value is Evidence {
  return typeof value === "object" && ("note" in value || "url" in value)
}

/** The places in the text that values of fields point to, in no particular order. */
export function spansInFields(fields: Fields | undefined): readonly Span[] {
  if (fields === undefined) return none
  const spans: Span[] = []
  for (const name in fields) {
    for (const value of valuesOf(fields[name])) {
      const span = typeof value === "object" && "span" in value ? value.span : undefined
      if (span !== undefined) spans.push(span)
    }
  }
  return spans
}

const none: readonly Span[] = []

/**
 * Fields with each place in the text moved; `move` is told the id of the place's field, too. A value that is nothing but a place goes when its place does; a date
 * keeps its words. The same object where nothing moved.
 */
export function moveFields(
  fields: Fields | undefined,
  move: (span: Span, field: string) => Span | undefined,
): Fields | undefined {
  if (fields === undefined) return undefined
  let moved: Record<string, FieldEntry> | undefined
  for (const [name, entry] of Object.entries(fields)) {
    const before = valuesOf(entry)
    const after = before.flatMap((value) => moveValue(value, (span) => move(span, name)) ?? [])
    if (after.length === before.length && after.every((value, index) => value === before[index])) continue
    moved ??= { ...fields }
    const [first] = after
    if (first === undefined) delete moved[name]
    else moved[name] = { ...entry, value: isList(entry.value) ? after : first }
  }
  return moved === undefined ? fields : Object.keys(moved).length === 0 ? undefined : moved
}

function moveValue(value: SingleValue, move: (span: Span) => Span | undefined): SingleValue | undefined {
  if (typeof value !== "object" || !("span" in value) || value.span === undefined) return value
  const span = move(value.span)
  if (span?.start === value.span.start && span.end === value.span.end) return value
  if (span !== undefined) return { ...value, span }
  if (!isDate(value)) return undefined
  const { span: _, ...rest } = value
  return rest
}
