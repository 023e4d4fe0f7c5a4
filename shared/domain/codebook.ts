// The codebook: what annotations can be, what is asked of them, and how they look and are reached by key.

import { z } from "zod"
import { type Field, fieldSchema } from "./field.ts"
import { type LabelMap, labelMapSchema } from "./label-map.ts"
import { type RelationType, relationTypeSchema } from "./relation.ts"
import { idSchema } from "./span.ts"

/** Named in the design tokens. */
export const kindColours = ["blue", "amber", "green", "violet", "rose", "teal", "orange", "slate"] as const
export const kindUnderlines = ["solid", "wavy", "double", "dotted", "dashed"] as const

/** What an annotation can be: one entry of the codebook. */
export interface Kind {
  readonly id: string
  /** Singular, as on a button: "Person". */
  readonly name: string
  /** Plural, as in a filter: "People". */
  readonly plural: string
  /** One letter that carries the kind where colour cannot. */
  readonly letter: string
  /** Keys that mark a selection as this kind, most prominent first, as `KeyboardEvent.key` in lower case. */
  readonly keys: readonly string[]
  readonly colour: (typeof kindColours)[number]
  readonly underline: (typeof kindUnderlines)[number]
  /** What snapping leaves out at a span's ends: outer punctuation and space, or space only. */
  readonly trim: "punctuation" | "space"
  /** One sentence that says when to use it. */
  readonly guidance: string
  /** Words as one would mark them, to show what the guidance means. */
  readonly examples?: readonly string[] | undefined
  /** What is asked of an annotation of this kind, in the order of the form. */
  readonly fields: readonly Field[]
}

/** The field that says whom a mention means; undefined for kinds that are no mentions. */
export function mentionField({ fields }: Kind): Field | undefined {
  return fields.find(({ id, type }) => id === "entity" && type === "entity")
}

/** Whether annotations of a kind are what somebody says, as the field for its source tells. */
export function isSaid({ fields }: Kind): boolean {
  return fields.some(({ id, type }) => id === "source" && type === "entity")
}

export interface Codebook {
  readonly kinds: readonly Kind[]
  readonly relationTypes: readonly RelationType[]
  /** What other tools' words were said to mean when their files came in. */
  readonly imported?: LabelMap | undefined
}

export const kindSchema = z.looseObject({
  id: idSchema,
  name: z.string().min(1),
  plural: z.string().min(1),
  letter: z.string().min(1).max(2),
  keys: z.array(z.string().min(1)),
  colour: z.enum(kindColours),
  underline: z.enum(kindUnderlines),
  trim: z.enum(["punctuation", "space"]),
  guidance: z.string(),
  examples: z.array(z.string()).optional(),
  fields: z.array(fieldSchema).default([]),
})

export const codebookSchema = z.looseObject({
  kinds: z.array(kindSchema).min(1),
  relationTypes: z.array(relationTypeSchema).default([]),
  imported: labelMapSchema.optional(),
})
