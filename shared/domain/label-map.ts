// What other tools' words mean in a project. Chosen once, when their files come in, and remembered in the codebook.

import { z } from "zod"
import { idSchema } from "./span.ts"

export interface LabelMap {
  /** By label: what its annotations become. */
  readonly labels: Readonly<Record<string, LabelChoice>>
  /** By label: the id of a relation type, or `null` where such relations are left out. */
  readonly relations: Readonly<Record<string, string | null>>
}

export interface LabelChoice {
  /** The id of a kind, made where the codebook has none of it; `null` where such annotations are left out. */
  readonly kind: string | null
  /** By attribute: the id of a field of the kind, made where it has none of it; `null` where it is left out. */
  readonly attributes?: Readonly<Record<string, string | null>> | undefined
}

/** In a file, a label may have just the id of a kind. */
const choiceSchema = z.union([
  z.object({
    kind: idSchema.nullable(),
    attributes: z.record(z.string(), idSchema.nullable()).optional(),
  }),
  idSchema.nullable().transform((kind) => ({ kind })),
])

export const labelMapSchema = z.object({
  labels: z.record(z.string(), choiceSchema).default({}),
  relations: z.record(z.string(), idSchema.nullable()).default({}),
})
