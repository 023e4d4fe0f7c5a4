// The registry: people and organisations of the real world that a project's articles speak of. A merged entity stays,
// and points to the one it was merged into; so merging rewrites no article, and can be taken back.

import { z } from "zod"
import { idSchema } from "./span.ts"

export interface Entity {
  readonly id: string
  readonly type: "person" | "organisation"
  /** The canonical name: "Lloyd J. Austin". */
  readonly name: string
  /** Other names that mean it: "Austin". */
  readonly aliases: readonly string[]
  readonly roles?: readonly Role[] | undefined
  readonly note?: string | undefined
  /** What it is called in other registries, by scheme: `{ wikidata: "Q941013" }`. */
  readonly externalIds?: Readonly<Record<string, string>> | undefined
  /** The entity that this one turned out to be. */
  readonly mergedInto?: string | undefined
}

/** What somebody was for a time. Both ends are included: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; absent means open. */
export interface Role {
  readonly title: string
  readonly from?: string | undefined
  readonly until?: string | undefined
}

const roleDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "A year, month or day")

export const entitySchema = z.looseObject({
  id: idSchema,
  type: z.enum(["person", "organisation"]),
  name: z.string().min(1).max(500),
  aliases: z.array(z.string().min(1).max(500)),
  roles: z
    .array(
      z.looseObject({
        title: z.string().min(1).max(500),
        from: roleDate.optional(),
        until: roleDate.optional(),
      }),
    )
    .optional(),
  note: z.string().optional(),
  externalIds: z.record(z.string(), z.string()).optional(),
  mergedInto: idSchema.optional(),
})

/** The roles somebody had on a day, `YYYY-MM-DD`; all of them where no day is known. */
export function rolesAt(entity: Entity, day: string | undefined): readonly Role[] {
  const { roles = [] } = entity
  if (day === undefined) return roles
  // A year or month as an end means all of it, so what begins with it is not past it.
  return roles.filter(
    ({ from, until }) =>
      (from === undefined || from <= day) && (until === undefined || day <= until || day.startsWith(until)),
  )
}
