// Links between annotations of one or several articles: finding what to link to, and what an annotation is linked with,
// also from the other end.

import type { FoundAnnotation, LinkedAnnotation } from "../../contract/answers.ts"
import { type Annotation, byPosition, extentOf } from "../../domain/annotation.ts"
import type { Article } from "../../domain/article.ts"
import { isReference, valuesOf } from "../../domain/field.ts"
import { plainWords } from "../../domain/plain-words.ts"
import { Registry } from "../../domain/registry.ts"
import type { Relation, RelationEnd } from "../../domain/relation.ts"
import { fail, ok } from "../../domain/result.ts"
import type { Handlers } from "../application.ts"
import { independentSources, storiesOf } from "../independent.ts"
import type { OpenProject } from "../ports.ts"

/** How many are found at once. */
const PAGE = 30
/** The longest quote that is told, in UTF-16 code units. */
const QUOTE = 300
/** The type of links that says that two claims are one. */
const SAME = "same-as"

export const linkHandlers = {
  async "annotation.search"({ query, article, annotation, offset }, workspace) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const own = await project.value.read(article)
    if (!own.ok) return own
    const kind = own.value.article.annotations.get(annotation)?.kind
    const registry = new Registry(project.value.project.entities)
    const words = plainWords(query)
      .split(/\s+/u)
      .filter((word) => word !== "")
    const found: FoundAnnotation[] = []
    for await (const one of articlesOf(project.value)) {
      for (const candidate of [...one.annotations.values()].sort(byPosition)) {
        if (candidate.kind !== kind || candidate.id === annotation) continue
        const told = tell(candidate, one, registry)
        const where = plainWords([told.quote, ...told.sources, one.metadata.title].join(" "))
        if (words.every((word) => where.includes(word))) found.push(told)
      }
      if (found.length > offset + PAGE) break
    }
    return ok({ found: found.slice(offset, offset + PAGE), more: found.length > offset + PAGE })
  },

  async "annotation.links"({ article, annotation }, workspace) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const registry = new Registry(project.value.project.entities)
    const links: { readonly home: string; readonly relation: Relation }[] = []
    for (const [home, relations] of await workspace.relations(project.value)) {
      for (const relation of relations) links.push({ home, relation })
    }
    const own = keyOf({ annotation }, article)
    const places = new Map<string, Place>()
    const read = async (end: RelationEnd, home: string): Promise<Place | undefined> => {
      const key = keyOf(end, home)
      const known = places.get(key)
      if (known !== undefined) return known
      const opened = await project.value.read(end.article ?? home)
      const found = opened.ok ? opened.value.article.annotations.get(end.annotation ?? "") : undefined
      // A link whose end was removed is as good as none.
      if (!opened.ok || found === undefined || opened.value.article.trashed !== undefined) return undefined
      const place = { article: opened.value.article, annotation: found }
      places.set(key, place)
      return place
    }
    const linked: LinkedAnnotation[] = []
    for (const { home, relation } of links) {
      const outgoing = keyOf(relation.from, home) === own
      if (!outgoing && keyOf(relation.to, home) !== own) continue
      const other = await read(outgoing ? relation.to : relation.from, home)
      if (other !== undefined)
        linked.push({ home, relation, outgoing, other: tell(other.annotation, other.article, registry) })
    }
    const first = await read({ annotation }, article)
    if (first === undefined) return fail("not-found", "This annotation is not there any more.")
    // Everything that is said to be the same, by way of others, too.
    const same = new Set([own])
    for (const key of same) {
      for (const { home, relation } of links) {
        if (relation.type !== SAME) continue
        for (const [end, next] of [
          [relation.from, relation.to],
          [relation.to, relation.from],
        ] as const) {
          if (keyOf(end, home) === key && (await read(next, home)) !== undefined) same.add(keyOf(next, home))
        }
      }
    }
    const claims = [...same].flatMap((key) => places.get(key) ?? [])
    const stories = storiesOf(new Map(claims.map(({ article: { id, text } }) => [id, text])))
    const said = claims.map(({ article: { id }, annotation: one }) => ({
      story: stories.get(id) ?? id,
      sources: sourcesOf(one, registry).map((entity) => entity.id),
    }))
    return ok({ links: linked, same: claims.length, independent: independentSources(said) })
  },
} satisfies Partial<Handlers>

interface Place {
  readonly article: Article
  readonly annotation: Annotation
}

/** Those that can be read and are not in the trash, the newest first. */
async function* articlesOf(project: OpenProject): AsyncGenerator<Article> {
  const rows = await project.list()
  const known = (rows.ok ? rows.value : [])
    .filter(({ trashed }) => trashed === undefined)
    .sort((a, b) => ((a.publishedOn ?? "") < (b.publishedOn ?? "") ? 1 : -1))
  for (const { id } of known) {
    const read = await project.read(id)
    if (read.ok) yield read.value.article
  }
}

function keyOf(end: RelationEnd, home: string): string {
  return end.annotation === undefined ? `entity ${end.entity}` : `${end.article ?? home} ${end.annotation}`
}

function sourcesOf({ fields }: Annotation, registry: Registry) {
  return valuesOf(fields?.source).flatMap((value) =>
    isReference(value) && value.entity !== undefined ? (registry.find(value.entity) ?? []) : [],
  )
}

function tell(annotation: Annotation, { id, metadata, text }: Article, registry: Registry): FoundAnnotation {
  const { title, publisher, publishedOn } = metadata
  const { start, end } = extentOf(annotation)
  return {
    article: { id, title, publisher, publishedOn },
    annotation: annotation.id,
    kind: annotation.kind,
    quote: text
      .slice(start, Math.min(end, start + QUOTE))
      .replace(/\s+/gu, " ")
      .trim(),
    sources: sourcesOf(annotation, registry).map(({ name }) => name),
  }
}
