// The words by which a record is found: its tags, its status as it reads on the card, and who it refers to.

import type { Annotation, Status } from "../../shared/domain/annotation.ts"
import { isReference, valuesOf } from "../../shared/domain/field.ts"
import type { Registry } from "../../shared/domain/registry.ts"

/** One word or name in a line. */
export function recordWords(
  { tags = [], status, fields }: Annotation,
  registry: Registry,
  statusName: (status: Status) => string,
): string {
  const names = Object.values(fields ?? {})
    .flatMap(valuesOf)
    .flatMap((value) =>
      typeof value === "object" && isReference(value) && value.entity !== undefined
        ? (registry.find(value.entity)?.name ?? [])
        : [],
    )
  return [...tags, ...(status === undefined ? [] : [statusName(status)]), ...names].join("\n")
}
