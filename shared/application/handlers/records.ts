// The registry and the codebook: changing them, also together with articles, and finding where an entity is spoken of.

import type { EntityUsage, EntityUse } from "../../contract/operations.ts"
import { type Annotation, byPosition, extentOf, quoteOf } from "../../domain/annotation.ts"
import { isReference, valuesOf } from "../../domain/field.ts"
import { Registry } from "../../domain/registry.ts"
import { fail, ok } from "../../domain/result.ts"
import type { Handlers } from "../application.ts"
import { publishChange } from "./article.ts"

/** The longest quote that is told of a use, in UTF-16 code units. */
const QUOTE = 300

export const recordHandlers = {
  async "project.apply"({ operations }, workspace, { origin }) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const stamp = await workspace.stamp(project.value)
    if (!stamp.ok) return stamp
    const applied = await project.value.applyTogether({ project: operations, articles: [] }, stamp.value)
    if (!applied.ok) return applied
    workspace.publish({ type: "records.changed", operations, origin })
    return ok(null)
  },

  async "project.applyTogether"(changes, workspace, { origin }) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const stamp = await workspace.stamp(project.value)
    if (!stamp.ok) return stamp
    const applied = await project.value.applyTogether(changes, stamp.value)
    if (!applied.ok) return applied
    if (changes.project.length > 0)
      workspace.publish({ type: "records.changed", operations: changes.project, origin })
    for (const { id, operations } of changes.articles)
      await publishChange(workspace, project.value, id, operations, origin)
    return ok(null)
  },

  async "entity.usage"({ id }, workspace) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const registry = new Registry(project.value.project.entities)
    const entity = registry.find(id)
    if (entity === undefined)
      return fail("not-found", "There is no such person or organisation in this project.")
    const ids = new Set([entity, ...registry.mergedInto(entity.id)].map((one) => one.id))
    const rows = await project.value.list()
    if (!rows.ok) return rows
    const usage: EntityUsage[] = []
    for (const row of rows.value.filter(({ trashed }) => trashed === undefined)) {
      const read = await project.value.read(row.id)
      // One that cannot be read is told of where it is opened.
      if (!read.ok) continue
      const { text, annotations } = read.value.article
      const uses = [...annotations.values()].sort(byPosition).flatMap((one) => usesIn(one, text, ids))
      const { title, publisher, publishedOn } = row
      if (uses.length > 0) usage.push({ article: { id: row.id, title, publisher, publishedOn }, uses })
    }
    return ok(usage.sort((a, b) => ((a.article.publishedOn ?? "") < (b.article.publishedOn ?? "") ? 1 : -1)))
  },
} satisfies Partial<Handlers>

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
