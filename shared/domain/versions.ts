// Two versions of an article side by side, and taking from one what the other lacks: annotation by annotation, as
// operations, so that it joins the history and can be taken back.

import type { Annotation } from "./annotation.ts"
import type { Article } from "./article.ts"
import { differenceBetween, operationsBetween } from "./difference.ts"
import type { ArticleOperation } from "./operation.ts"

/** Where an annotation was changed since the versions parted; `unknown` where it cannot be told. */
export type ChangedWhere = "here" | "there" | "both" | "unknown"

export interface DifferingAnnotation {
  readonly id: string
  readonly changed: ChangedWhere
  /** `null` where that version does not have it. */
  readonly here: Annotation | null
  readonly there: Annotation | null
}

export interface VersionDifference {
  readonly annotations: readonly DifferingAnnotation[]
  /** Whether the text or its layout differs. Annotations then cannot be taken without it. */
  readonly text: boolean
  /** Whether anything else differs: title and the like, progress, links. */
  readonly details: boolean
}

/** @param base the last state that both have in common */
export function compareVersions(here: Article, there: Article, base: Article | undefined): VersionDifference {
  const { added, changed, removed, text, details } = differenceBetween(here, there)
  const rows = [
    ...added.map((one) => ({ id: one.id, here: null, there: one })),
    ...changed.map(({ before, after }) => ({ id: after.id, here: before, there: after })),
    ...removed.map((one) => ({ id: one.id, here: one, there: null })),
  ]
  return {
    annotations: rows.map((row) => ({ ...row, changed: changedWhere(row.id, here, there, base) })),
    text,
    details,
  }
}

/** What is taken from the other version. */
export interface Taking {
  readonly annotations: readonly string[]
  readonly details: boolean
  /** The text, and with it everything else. */
  readonly text: boolean
}

export function operationsTaking(here: Article, there: Article, taking: Taking): ArticleOperation[] {
  if (taking.text) return operationsBetween(here, there)
  const taken = new Set(taking.annotations)
  const annotations = new Map(here.annotations)
  for (const id of taken) {
    const annotation = there.annotations.get(id)
    if (annotation === undefined) annotations.delete(id)
    else annotations.set(id, annotation)
  }
  const { metadata, offers, dismissed, done, trashed, relations } = there
  const details = taking.details ? { metadata, offers, dismissed, done, trashed, relations } : {}
  return operationsBetween(here, { ...here, ...details, annotations })
}

function changedWhere(id: string, here: Article, there: Article, base: Article | undefined): ChangedWhere {
  if (base === undefined) return "unknown"
  const changedHere = isChanged(id, base, here)
  const changedThere = isChanged(id, base, there)
  return changedHere && changedThere ? "both" : changedThere ? "there" : "here"
}

function isChanged(id: string, base: Article, later: Article): boolean {
  const only = (article: Article): Article => {
    const annotation = article.annotations.get(id)
    return { ...base, annotations: new Map(annotation === undefined ? [] : [[id, annotation]]) }
  }
  const { added, changed, removed } = differenceBetween(only(base), only(later))
  return added.length + changed.length + removed.length > 0
}
