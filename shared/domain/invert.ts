// Undoing in terms of the log: for operations, those that take them back. Moving annotations through a change of the
// text forgets what the change swallowed or clipped, so the inverse states the former values of these.

import { type Annotation, byPosition } from "./annotation.ts"
import { type Article, articleToJson } from "./article.ts"
import { textblockAt } from "./document.ts"
import { type ArticleFields, type ArticleOperation, applyOperations } from "./operation.ts"
import { unwrap } from "./result.ts"
import { mapAnnotation, mapOffset, samePlaces, type TextChange } from "./text-change.ts"
import { type TextReplace, textReplace } from "./text-operation.ts"
import { nextTextVersion } from "./text-version.ts"

/**
 * The operations that, applied after `operations`, make the article what it was. What is a record of what happened
 * stays: revisions, and the name of the text's state moves on.
 * @throws if the operations do not apply to the article, or if one of them creates it.
 */
export function invertOperations(
  article: Article,
  operations: readonly ArticleOperation[],
): ArticleOperation[] {
  const inverses: ArticleOperation[][] = []
  let before = article
  for (const operation of operations) {
    const after = unwrap(applyOperations(before, [operation]))
    inverses.push(invert(before, operation, after))
    before = after
  }
  return withVersions(before.textVersion, inverses.reverse().flat())
}

/**
 * What must be set again after a change of the text was taken back: the annotations among those given, as they were
 * before the change, that moving there and back does not restore.
 */
export function lostBy(
  change: TextChange,
  inverse: TextChange,
  annotations: Iterable<Annotation>,
): Annotation[] {
  const lost: Annotation[] = []
  for (const annotation of annotations) {
    const moved = mapAnnotation(annotation, change)
    const back = moved === undefined ? undefined : mapAnnotation(moved, inverse)
    if (back === undefined || !samePlaces(back, annotation)) lost.push(annotation)
  }
  return lost.sort(byPosition)
}

/** Operations with everything that counts into the text told which version of it, from the version given onwards. */
export function withVersions(
  textVersion: string | undefined,
  operations: readonly ArticleOperation[],
): ArticleOperation[] {
  let version = textVersion
  return operations.map((operation) => {
    if (operation.type === "annotation.set") return { ...operation, on: version ?? "" }
    if (operation.type !== "text.replace") return operation
    const versioned = { ...operation, on: version ?? "" }
    version = nextTextVersion(version, operation)
    return versioned
  })
}

function invert(before: Article, operation: ArticleOperation, after: Article): ArticleOperation[] {
  switch (operation.type) {
    case "article.create":
      throw new Error("The creation of an article cannot be undone")
    case "article.restore":
    case "article.revise":
      return [{ type: "article.restore", article: articleToJson(before) }]
    case "article.set":
      return [{ type: "article.set", fields: formerFields(before, operation.fields) }]
    case "annotation.set":
    case "annotation.remove": {
      const id = operation.type === "annotation.set" ? operation.annotation.id : operation.id
      const annotation = before.annotations.get(id)
      if (annotation !== undefined) return [{ type: "annotation.set", annotation }]
      return operation.type === "annotation.set" ? [{ type: "annotation.remove", id }] : []
    }
    case "relation.set":
    case "relation.remove": {
      const id = operation.type === "relation.set" ? operation.relation.id : operation.id
      const relation = before.relations?.get(id)
      if (relation !== undefined) return [{ type: "relation.set", relation }]
      return operation.type === "relation.set" ? [{ type: "relation.remove", id }] : []
    }
    case "text.replace":
      return invertText(before, operation, after)
    case "revision.record":
      return []
    case "review.set":
    case "review.remove": {
      const id = operation.type === "review.set" ? operation.review.annotation.id : operation.id
      const review = before.reviews?.get(id)
      if (review !== undefined) return [{ type: "review.set", review }]
      return operation.type === "review.set" ? [{ type: "review.remove", id }] : []
    }
  }
}

function invertText(before: Article, operation: TextReplace, after: Article): ArticleOperation[] {
  const { at, insert, blocks } = operation
  const end = at + operation.delete
  const from = blocks?.from ?? textblockAt(before.document, at)?.path[0] ?? 0
  const change: TextChange = { at, delete: insert.length, insert: before.text.slice(at, end) }
  const placed = textblockAt(after.document, at)
  const inverse = textReplace(
    change,
    {
      from,
      before: after.document.children.slice(from, from + (blocks?.content.length ?? 1)),
      after: before.document.children.slice(from, from + (blocks?.count ?? 1)),
    },
    placed === undefined ? undefined : { ...placed, path: placed.path.slice(1) },
  )
  const lost = lostBy(operation, change, before.annotations.values())
  return [
    inverse,
    ...lost.map((annotation) => ({ type: "annotation.set", annotation }) as const),
    ...offersLostBy(before, after, change),
  ]
}

function offersLostBy(before: Article, after: Article, inverse: TextChange): ArticleOperation[] {
  const restored = before.offers.every(({ start, end }, index) => {
    const moved = after.offers[index]
    return (
      moved !== undefined &&
      mapOffset(moved.start, inverse, "behind") === start &&
      mapOffset(moved.end, inverse, "before") === end
    )
  })
  return restored ? [] : [{ type: "article.set", fields: { offers: before.offers } }]
}

function formerFields(article: Article, fields: ArticleFields): ArticleFields {
  const { offers, dismissed, done, trashed, metadata } = article
  const former: Record<string, unknown> = { ...metadata, offers, dismissed, done, trashed }
  const named = Object.keys(fields).filter((name) => Reflect.get(fields, name) !== undefined)
  return Object.fromEntries(named.map((name) => [name, former[name] ?? null]))
}
