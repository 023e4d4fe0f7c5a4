// What differs between two states of an article, as an analyst would say it: which annotations came, changed and went.

import type { Annotation } from "./annotation.ts"
import { type Article, articleToJson } from "./article.ts"
import type { ArticleFields, ArticleOperation } from "./operation.ts"

export interface ArticleDifference {
  /** Annotations that only the later state has, by their later state. */
  readonly added: readonly Annotation[]
  readonly changed: readonly { readonly before: Annotation; readonly after: Annotation }[]
  /** Annotations that only the earlier state has. */
  readonly removed: readonly Annotation[]
  /** Whether the text or its layout differs. */
  readonly text: boolean
  /** Whether title, publisher and the like, the article's progress, its links or dismissed gaps differ. */
  readonly details: boolean
}

export function differenceBetween(before: Article, after: Article): ArticleDifference {
  const added: Annotation[] = []
  const changed: { before: Annotation; after: Annotation }[] = []
  for (const annotation of after.annotations.values()) {
    const former = before.annotations.get(annotation.id)
    if (former === undefined) added.push(annotation)
    else if (!same(former, annotation)) changed.push({ before: former, after: annotation })
  }
  const removed = [...before.annotations.values()].filter(({ id }) => !after.annotations.has(id))
  return {
    added,
    changed,
    removed,
    text: !before.document.eq(after.document),
    details: !same([fieldsOf(before), relationsOf(before)], [fieldsOf(after), relationsOf(after)]),
  }
}

export function isDifferent({ added, changed, removed, text, details }: ArticleDifference): boolean {
  return added.length + changed.length + removed.length > 0 || text || details
}

/** The operations that bring an article to another state of it: as few and as small as can be. */
export function operationsBetween(before: Article, after: Article): ArticleOperation[] {
  const { added, changed, removed, text, details } = differenceBetween(before, after)
  const extras = !same(extrasOf(before), extrasOf(after))
  if (text || extras) return [{ type: "article.restore", article: articleToJson(after) }]
  return [
    ...relationsBetween(before, after),
    ...(details ? [{ type: "article.set", fields: fieldsBetween(before, after) } as const] : []),
    ...removed.map(({ id }) => ({ type: "annotation.remove", id }) as const),
    ...[...added, ...changed.map(({ after }) => after)].map(
      (annotation) => ({ type: "annotation.set", annotation }) as const,
    ),
  ]
}

/** What no operation but the creation of an article sets by itself. */
function extrasOf({ unknown, revisions, source, formerSources, reviews }: Article): unknown {
  return [unknown, revisions, source, formerSources, Object.fromEntries(reviews ?? [])]
}

function relationsOf({ relations }: Article): Record<string, unknown> {
  return Object.fromEntries(relations ?? [])
}

function relationsBetween({ relations: before }: Article, { relations: after }: Article): ArticleOperation[] {
  const gone = [...(before?.keys() ?? [])].filter((id) => after?.has(id) !== true)
  const set = [...(after?.values() ?? [])].filter((relation) => !same(before?.get(relation.id), relation))
  return [
    ...gone.map((id) => ({ type: "relation.remove", id }) as const),
    ...set.map((relation) => ({ type: "relation.set", relation }) as const),
  ]
}

function fieldsBetween(before: Article, after: Article): ArticleFields {
  const names = [...Object.keys(fieldsOf(before)), ...Object.keys(fieldsOf(after))]
  const values = new Map<string, unknown>(Object.entries(fieldsOf(after)))
  return Object.fromEntries(names.map((name) => [name, values.get(name) ?? null]))
}

function fieldsOf({ metadata, offers, dismissed, done, trashed }: Article): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...metadata, offers, dismissed, done, trashed }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

/** Both are made of JSON; the order of fields is no difference. */
function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== "object" || value === null) return value
  const entries = Object.entries(value).filter(([, field]) => field !== undefined)
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, field]) => [name, sorted(field)]),
  )
}
