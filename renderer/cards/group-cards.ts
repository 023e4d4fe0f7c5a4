// Cards ordered by kind: where each lies in its group and each group in the list. Heights are known beforehand,
// so that only what is in view needs to be drawn.

import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import { kindOf } from "./card-filter.ts"
import { closedHeight, GAP, OPEN_SPACE } from "./card-size.ts"

export interface CardGroup {
  readonly kind: Kind
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
  const groups = new Map<string, Annotation[]>(kinds.map(({ id }) => [id, []]))
  for (const annotation of annotations) {
    const group = groups.get(annotation.kind)
    if (group === undefined) groups.set(annotation.kind, [annotation])
    else group.push(annotation)
  }
  return [...groups]
    .filter(([, group]) => group.length > 0)
    .map(([id, group]) => ({ kind: kindOf(kinds, id), annotations: group }))
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
