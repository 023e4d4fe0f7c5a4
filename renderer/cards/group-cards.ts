// Cards in groups, by kind or by whom they are about: where each lies in its group and each group in the list. Heights
// are known beforehand, so that only what is in view needs to be drawn.

import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import { isReference, valuesOf } from "../../shared/domain/field.ts"
import type { Registry } from "../../shared/domain/registry.ts"
import { kindOf } from "./card-filter.ts"
import { closedHeight, GAP, OPEN_SPACE } from "./card-size.ts"

export interface CardGroup {
  readonly id: string
  readonly name: string
  /** Where all of a group are of one. */
  readonly kind?: Kind
  /** In reading order. */
  readonly annotations: readonly Annotation[]
}

export interface StackedGroup extends CardGroup {
  /** Pixels from the top of the list to the group. */
  readonly top: number
  readonly height: number
  /** Pixels from the top of the group to each card. */
  readonly tops: readonly number[]
}

/** Pixels that a group's heading takes. */
export const HEADING = 36
/** Pixels below each group. */
const SPACE = 12

/** Annotations in reading order by kind, in the codebook's order; kinds without any are left out. */
export function groupByKind(
  annotations: readonly Annotation[],
  kinds: readonly Kind[],
): readonly CardGroup[] {
  const groups = grouped(
    annotations,
    ({ kind }) => kind,
    kinds.map(({ id }) => id),
  )
  return groups.map(({ id, annotations: group }) => {
    const kind = kindOf(kinds, id)
    return { id, name: kind.plural, kind, annotations: group }
  })
}

/**
 * Annotations in reading order by the person or organisation that each refers to first, the ones with most first; those
 * that refer to nobody come last, under the name given.
 */
export function groupByEntity(
  annotations: readonly Annotation[],
  registry: Registry,
  nobody: string,
): readonly CardGroup[] {
  const groups = grouped(annotations, (annotation) => entityOf(annotation, registry) ?? "", [])
  return groups
    .map(({ id, annotations: group }) => ({
      id: id === "" ? "nobody" : id,
      name: registry.find(id)?.name ?? nobody,
      isLast: id === "",
      annotations: group,
    }))
    .sort((a, b) => Number(a.isLast) - Number(b.isLast) || b.annotations.length - a.annotations.length)
}

function entityOf({ fields }: Annotation, registry: Registry): string | undefined {
  for (const entry of Object.values(fields ?? {})) {
    for (const value of valuesOf(entry)) {
      const id =
        isReference(value) && value.entity !== undefined ? registry.find(value.entity)?.id : undefined
      if (id !== undefined) return id
    }
  }
  return undefined
}

function grouped(
  annotations: readonly Annotation[],
  keyOf: (annotation: Annotation) => string,
  order: readonly string[],
): readonly { readonly id: string; readonly annotations: readonly Annotation[] }[] {
  const groups = new Map<string, Annotation[]>(order.map((id) => [id, []]))
  for (const annotation of annotations) {
    const key = keyOf(annotation)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [annotation])
    else group.push(annotation)
  }
  return [...groups]
    .filter(([, group]) => group.length > 0)
    .map(([id, group]) => ({ id, annotations: group }))
}

/** Stacks groups and their cards; `open` is the id of the open card. */
export function stackGroups(
  groups: readonly CardGroup[],
  open: string | null,
  openHeight: number,
): readonly StackedGroup[] {
  let top = 0
  return groups.map((group) => {
    let height = HEADING
    const tops = group.annotations.map((annotation) => {
      const isOpen = annotation.id === open
      const place = isOpen ? height + OPEN_SPACE : height
      height += (isOpen ? openHeight + 2 * OPEN_SPACE : closedHeight(annotation)) + GAP
      return place
    })
    const stacked = { ...group, top, height, tops }
    top += height + SPACE
    return stacked
  })
}
