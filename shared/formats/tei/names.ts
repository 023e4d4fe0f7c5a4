// The xml:ids of one file. Ids of the project need not be XML names, nor differ from each other within a file, so
// everything is numbered in the order of the text; what it was called is kept in attributes.

import { type Annotation, byPosition } from "../../domain/annotation.ts"
import type { Article } from "../../domain/article.ts"
import type { Entity } from "../../domain/entity.ts"
import { isReference, valuesOf } from "../../domain/field.ts"
import type { Wording } from "../support/wording.ts"

/** Something empty in the text that a span begins or ends at. */
export interface Anchor {
  readonly offset: number
  readonly id: string
}

export class ArticleNames {
  readonly annotations: readonly Annotation[]
  /** In the order of the text. */
  readonly anchors: readonly Anchor[]
  /** Everybody this article speaks of. */
  readonly entities: readonly Entity[]
  readonly creators: readonly string[]
  private readonly byAnnotation: ReadonlyMap<string, string>
  private readonly byEntity: ReadonlyMap<string, string>
  private readonly byOffset: ReadonlyMap<number, string>

  constructor(article: Article, wording: Wording) {
    this.annotations = [...article.annotations.values()].sort(byPosition)
    const offsets = this.annotations.flatMap(({ spans }) => spans.flatMap(({ start, end }) => [start, end]))
    const ascending = [...new Set<number>(offsets)].sort((a, b) => a - b)
    this.anchors = ascending.map((offset, index) => ({ offset, id: `a${index + 1}` }))
    this.byOffset = new Map(this.anchors.map(({ offset, id }) => [offset, id]))
    this.byAnnotation = new Map(this.annotations.map(({ id }, index) => [id, `n${index + 1}`]))
    this.entities = entitiesOf(article, this.annotations, wording)
    this.byEntity = new Map(this.entities.map(({ id }, index) => [id, `e${index + 1}`]))
    const relations = [...(article.relations?.values() ?? [])]
    this.creators = [...new Set([...this.annotations, ...relations].map(({ creator }) => creator))].sort()
  }

  annotation(id: string): string | undefined {
    return this.byAnnotation.get(id)
  }

  entity(id: string): string | undefined {
    return this.byEntity.get(id)
  }

  anchor(offset: number): string {
    return this.byOffset.get(offset) ?? ""
  }

  creator(id: string): string {
    return `c${this.creators.indexOf(id) + 1}`
  }
}

function entitiesOf(article: Article, annotations: readonly Annotation[], wording: Wording): Entity[] {
  const ids = new Set<string | undefined>()
  const add = (annotation: Pick<Annotation, "fields">) => {
    for (const entry of Object.values(annotation.fields ?? {})) {
      for (const value of valuesOf(entry)) {
        if (typeof value === "object" && isReference(value)) ids.add(value.entity)
      }
    }
  }
  annotations.forEach(add)
  for (const relation of article.relations?.values() ?? []) {
    add(relation)
    ids.add(relation.from.entity)
    ids.add(relation.to.entity)
  }
  const found = new Set([...ids].flatMap((id) => wording.entity(id) ?? []))
  // In the registry's order, whatever the order in which fields were filled.
  return wording.registry.entities.filter((entity) => found.has(entity))
}
