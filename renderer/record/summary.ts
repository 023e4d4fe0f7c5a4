// What a closed card says of the record behind it, in a few words: who is meant, who said it, when it happened.

import type { Annotation } from "../../shared/domain/annotation.ts"
import { isDate, isReference, valuesOf } from "../../shared/domain/field.ts"
import type { Registry } from "../../shared/domain/registry.ts"
import { formatDate } from "../i18n/format.ts"

/** Names at most. */
const NAMES = 2

/** Empty where nothing is recorded that says more than the words. `quote` are the annotation's own. */
export function summaryOf(fields: Annotation["fields"], quote: string, registry: Registry): string {
  if (fields === undefined) return ""
  const values = Object.values(fields).map((entry) => valuesOf(entry))
  const date = values.flat().find(isDate)
  const named = values
    .find((list) => list.some(isReference))
    ?.flatMap((value) => (isReference(value) ? (registry.find(value.entity ?? "")?.name ?? []) : []))
  const names = (named ?? []).slice(0, NAMES).join(", ")
  const more = (named ?? []).length > NAMES ? "…" : ""
  if (date !== undefined) return formatDate(date.date)
  return names === quote ? "" : names + more
}
