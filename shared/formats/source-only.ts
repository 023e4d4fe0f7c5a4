// Exports that hold what the text says and nothing that the analyst infers. Done to the article before any format sees
// it, so that no format can forget.

import type { Annotation } from "../domain/annotation.ts"
import type { Article } from "../domain/article.ts"
import type { Fields } from "../domain/field.ts"
import type { Relation } from "../domain/relation.ts"

/** @returns the article without inferred fields, and how many these were */
export function withoutInferred(article: Article): { readonly article: Article; readonly left: number } {
  let left = 0
  const clean = <T extends Annotation | Relation>(one: T): T => {
    const { fields, ...rest } = one
    const kept = Object.entries(fields ?? {}).filter(([, { basis }]) => basis === undefined)
    const inferred = Object.keys(fields ?? {}).length - kept.length
    if (inferred === 0) return one
    left += inferred
    const said: Fields = Object.fromEntries(kept)
    return kept.length === 0 ? { ...one, fields: undefined, ...rest } : { ...one, fields: said }
  }
  const annotations = new Map([...article.annotations].map(([id, one]) => [id, clean(one)]))
  const relations =
    article.relations === undefined
      ? undefined
      : new Map([...article.relations].map(([id, one]) => [id, clean(one)]))
  return { article: { ...article, annotations, relations }, left }
}
