// Version 2 of projects: kinds say which fields they have, there are types of relations, and a registry of entities.
// Kinds that a project began with get the fields they begin with today; its own words about them stay.

import { z } from "zod"
import { builtInKinds, builtInRelationTypes } from "../kinds/registry.ts"
import type { Migration } from "./sequence.ts"

type Json = Readonly<Record<string, unknown>>

const kindSchema = z.looseObject({ id: z.string(), fields: z.array(z.unknown()).optional() })
const contentSchema = z.looseObject({
  codebook: z.looseObject({ kinds: z.array(kindSchema), relationTypes: z.array(z.unknown()).optional() }),
  entities: z.array(z.unknown()).optional(),
})
const creationSchema = z.looseObject({ type: z.literal("project.create"), project: contentSchema })

export const kindsHaveFields: Migration = {
  to: 2,
  name: "kinds-have-fields",
  snapshot: upgraded,
  operation(json) {
    const creation = creationSchema.safeParse(json)
    return creation.success ? { ...creation.data, project: upgraded(creation.data.project) } : json
  },
}

/** Content that is none of a project is left for the codec to refuse. */
function upgraded(json: Json): Json {
  const content = contentSchema.safeParse(json)
  if (!content.success) return json
  const { codebook, entities = [], ...rest } = content.data
  const { kinds, relationTypes = builtInRelationTypes, ...others } = codebook
  const withFields = kinds.map((kind) => ({
    ...kind,
    fields: kind.fields ?? builtInKinds.find(({ id }) => id === kind.id)?.fields ?? [],
  }))
  return { ...rest, codebook: { ...others, kinds: withFields, relationTypes }, entities }
}
