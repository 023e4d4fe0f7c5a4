// A typed link between annotations or entities: that one claim contradicts another, in this article or elsewhere.
// What belongs to one annotation's form, such as a claim's source, is a reference in its fields instead.

import { z } from "zod"
import { type Fields, fieldsSchema } from "./field.ts"
import { idSchema } from "./span.ts"
import { timeSchema } from "./time.ts"

export interface Relation {
  readonly id: string
  /** The id of a relation type of the codebook. */
  readonly type: string
  readonly from: RelationEnd
  readonly to: RelationEnd
  readonly fields?: Fields | undefined
  readonly note?: string | undefined
  readonly creator: string
  /** ISO 8601 in UTC. */
  readonly created: string
  readonly modified: string
}

/** Exactly one of `annotation` and `entity` is there. `article` names the annotation's where it is another one. */
export interface RelationEnd {
  readonly annotation?: string | undefined
  readonly article?: string | undefined
  readonly entity?: string | undefined
}

/** What a link may mean: one entry of the codebook. */
export interface RelationType {
  readonly id: string
  /** As in a sentence between the two: "contradicts". */
  readonly name: string
  /** Whether it means the same in both directions. */
  readonly symmetric?: boolean | undefined
}

const endSchema = z
  .looseObject({
    annotation: idSchema.optional(),
    article: idSchema.optional(),
    entity: idSchema.optional(),
  })
  .refine(
    ({ annotation, entity }) => (annotation === undefined) !== (entity === undefined),
    "An end is an annotation or an entity",
  )

/** Reads a relation from JSON. Fields that this version does not know are kept. */
export const relationSchema = z.looseObject({
  id: idSchema,
  type: idSchema,
  from: endSchema,
  to: endSchema,
  fields: fieldsSchema.optional(),
  note: z.string().optional(),
  creator: idSchema,
  created: timeSchema,
  modified: timeSchema,
})

export const relationTypeSchema = z.looseObject({
  id: idSchema,
  name: z.string().min(1).max(200),
  symmetric: z.boolean().optional(),
})
