// The registry and the codebook: changing them, also together with articles, and finding where an entity is spoken of.

import type { EntityOccurrences, EntityUsage, EntityUse } from "../../contract/answers.ts"
import { type Annotation, byPosition, extentOf, quoteOf } from "../../domain/annotation.ts"
import type { Article } from "../../domain/article.ts"
import { mentionField } from "../../domain/codebook.ts"
import { isReference, valuesOf } from "../../domain/field.ts"
import { withoutOverlaps } from "../../domain/find.ts"
import { type RecordOperation, settledOperations } from "../../domain/project.ts"
import { Registry } from "../../domain/registry.ts"
import { fail, ok } from "../../domain/result.ts"
import type { Span } from "../../domain/span.ts"
import { stableJson } from "../../formats/support/stable-json.ts"
import { namesIn } from "../../kinds/person/names-in.ts"
import type { Handlers } from "../application.ts"
import { applyTogetherNow } from "../apply-now.ts"
import type { OpenProject } from "../ports.ts"
import type { Workspace } from "../workspace.ts"
import { publishChange } from "./article.ts"

/** The longest quote that is told of a use, in UTF-16 code units. */
const QUOTE = 300

export const recordHandlers = {
  async "project.apply"({ operations }, workspace, { origin }) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const stamp = await workspace.stamp(project.value)
    if (!stamp.ok) return stamp
    return workspace.changingRecords(async () => {
      const made = settledOperations(project.value.project, operations)
      const applied = await project.value.applyTogether({ project: made, articles: [] }, stamp.value)
      if (applied.ok) publishRecords(workspace, operations, made, origin)
      return applied.ok ? ok(null) : applied
    })
  },

  async "project.applyTogether"(changes, workspace, { origin }) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const stamp = await workspace.stamp(project.value)
    if (!stamp.ok) return stamp
    const place = { project: project.value, stamp: stamp.value, clock: workspace.ports.clock }
    const applied = await workspace.changingRecords(async () => {
      const made = settledOperations(project.value.project, changes.project)
      const applied = await applyTogetherNow({ ...changes, project: made }, place)
      if (applied.ok) publishRecords(workspace, changes.project, made, origin)
      return applied
    })
    if (!applied.ok) return applied
    for (const { id, operations } of applied.value.articles)
      await publishChange(workspace, project.value, id, operations, origin)
    return ok(null)
  },

  async "entity.usage"({ id }, workspace) {
    const asked = await articlesAbout(id, workspace)
    if (!asked.ok) return asked
    const { ids, articles } = asked.value
    const usage: EntityUsage[] = []
    for await (const { row, article } of articles) {
      const { text, annotations } = article
      const uses = [...annotations.values()].sort(byPosition).flatMap((one) => usesIn(one, text, ids))
      if (uses.length > 0) usage.push({ article: row, uses })
    }
    return ok(usage)
  },

  async "entity.occurrences"({ id }, workspace) {
    const asked = await articlesAbout(id, workspace)
    if (!asked.ok) return asked
    const { entity, names, mentionKinds, articles } = asked.value
    const found: EntityOccurrences[] = []
    for await (const { row, article } of articles) {
      const { text, annotations, textVersion = "" } = article
      const marked = [...annotations.values()]
        .filter(({ kind }) => mentionKinds.has(kind))
        .flatMap(({ spans }) => spans)
      const spans = withoutOverlaps(namesIn(text, { ...entity, aliases: names.slice(1) }), marked)
      const places = spans.map((span) => placeOf(text, span))
      if (places.length > 0) found.push({ article: row, on: textVersion, places })
    }
    return ok(found)
  },
} satisfies Partial<Handlers>

/** Tells the windows what became of registry and codebook; also the one that asked, where that is not what it asked for. */
function publishRecords(
  workspace: Workspace,
  asked: readonly RecordOperation[],
  made: readonly RecordOperation[],
  origin: string,
): void {
  if (made.length === 0) return
  const isAsAsked = stableJson(made.map(whatItSays)) === stableJson(asked.map(whatItSays))
  workspace.publish({
    type: "records.changed",
    operations: made,
    origin: isAsAsked ? origin : `${origin} joining`,
  })
}

function whatItSays({ during: _, ...operation }: RecordOperation) {
  if (operation.type === "entity.remove") return operation
  const { before: __, ...rest } = operation
  return rest
}

type AboutArticle = { readonly row: EntityUsage["article"]; readonly article: Article }

/** An entity with all that stands for it, and the articles that can be read, one after the other, the newest first. */
async function articlesAbout(id: string, workspace: Workspace) {
  const project = workspace.requireProject()
  if (!project.ok) return project
  const { entities, codebook } = project.value.project
  const registry = new Registry(entities)
  const entity = registry.find(id)
  if (entity === undefined)
    return fail("not-found", "There is no such person or organisation in this project.")
  const rows = await project.value.list()
  if (!rows.ok) return rows
  const known = rows.value
    .filter(({ trashed }) => trashed === undefined)
    .map(({ id, title, publisher, publishedOn }) => ({ id, title, publisher, publishedOn }))
    .sort((a, b) => ((a.publishedOn ?? "") < (b.publishedOn ?? "") ? 1 : -1))
  async function* articles(open: OpenProject): AsyncGenerator<AboutArticle> {
    for (const row of known) {
      const read = await open.read(row.id)
      // One that cannot be read is told of where it is opened.
      if (read.ok) yield { row, article: read.value.article }
    }
  }
  return ok({
    entity,
    names: registry.namesOf(entity),
    ids: new Set([entity, ...registry.mergedInto(entity.id)].map((one) => one.id)),
    mentionKinds: new Set(
      codebook.kinds.filter((kind) => mentionField(kind) !== undefined).map(({ id }) => id),
    ),
    articles: articles(project.value),
  })
}

/** What shows of the text around a place, in UTF-16 code units. */
const AROUND = 40

function placeOf(text: string, span: Span): EntityOccurrences["places"][number] {
  const before = text.slice(Math.max(0, span.start - AROUND), span.start)
  return {
    span,
    quote: quoteOf(text, span),
    // Words that are cut are left out.
    before: span.start > AROUND ? before.replace(/^\S*\s/, "… ") : before,
    after: text
      .slice(span.end, span.end + AROUND)
      .replace(span.end + AROUND < text.length ? /\s\S*$/ : /$/, " …"),
  }
}

function usesIn(annotation: Annotation, text: string, ids: ReadonlySet<string>): EntityUse[] {
  const { id, kind, fields = {} } = annotation
  return Object.entries(fields)
    .filter(([, entry]) =>
      valuesOf(entry).some(
        (value) => isReference(value) && value.entity !== undefined && ids.has(value.entity),
      ),
    )
    .map(([field]) => {
      const extent = extentOf(annotation)
      return {
        annotation: id,
        kind,
        field,
        start: extent.start,
        quote: quoteOf(text, extent).slice(0, QUOTE),
      }
    })
}
