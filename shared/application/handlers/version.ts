// Other versions of articles, which sync clients and other machines bring: noticing them, showing what differs, taking
// from them what the analyst chooses.

import type { ShownAnnotation } from "../../contract/answers.ts"
import { type Annotation, quoteOf } from "../../domain/annotation.ts"
import type { Article } from "../../domain/article.ts"
import { operationsBetween } from "../../domain/difference.ts"
import { ok, type Result } from "../../domain/result.ts"
import { compareVersions, operationsTaking } from "../../domain/versions.ts"
import type { OtherVersion } from "../../storage/other-version.ts"
import type { Handlers } from "../application.ts"
import type { OpenProject } from "../ports.ts"
import { publishChange } from "./article.ts"

export const versionHandlers = {
  async "version.look"({ everywhere }, workspace) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const outside = await project.value.lookOutside()
    if (!outside.ok) return outside
    for (const before of outside.value.theirs) {
      const now = await project.value.read(before.id)
      const operations = now.ok ? operationsBetween(before, now.value.article) : []
      if (operations.length > 0)
        await publishChange(workspace, project.value, before.id, operations, "another machine")
    }
    if (outside.value.project)
      workspace.publish({ type: "project.changed", project: await workspace.projectInfo(project.value) })
    if (outside.value.arrived.length > 0) workspace.publish({ type: "library.changed" })
    if (!everywhere && outside.value.both.length === 0) return ok({ count: null })
    const versions = await project.value.otherVersions()
    return versions.ok ? ok({ count: versions.value.length }) : versions
  },

  async "version.list"(_, workspace) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const [versions, rows] = [await project.value.otherVersions(), await project.value.list()]
    if (!versions.ok) return versions
    if (!rows.ok) return rows
    const titles = new Map(rows.value.map(({ id, title }) => [id, title]))
    return ok(versions.value.map(({ id, file }) => ({ id, file, title: titles.get(id) ?? id })))
  },

  async "version.review"({ id, file }, workspace) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const both = await readBoth(project.value, id, file)
    if (!both.ok) return both
    const { here, there, base } = both.value
    const { annotations, text, details } = compareVersions(here, there, base)
    return ok({
      title: here.metadata.title,
      text,
      details,
      annotations: annotations.map((one) => ({
        id: one.id,
        changed: one.changed,
        here: one.here === null ? null : shown(one.here, here),
        there: one.there === null ? null : shown(one.there, there),
      })),
    })
  },

  async "version.settle"({ id, file, taking }, workspace, { origin }) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const stamp = await workspace.stamp(project.value)
    if (!stamp.ok) return stamp
    const both = await readBoth(project.value, id, file)
    if (!both.ok) return both
    const operations = operationsTaking(both.value.here, both.value.there, taking)
    if (operations.length > 0) {
      const applied = await project.value.apply(id, operations, stamp.value)
      if (!applied.ok) return applied
      // The window that asked shows the article as it was as well.
      await publishChange(workspace, project.value, id, operations, `${origin} joining`)
    }
    return await project.value.putOtherVersionAway(id, file)
  },
} satisfies Partial<Handlers>

async function readBoth(
  project: OpenProject,
  id: string,
  file: string,
): Promise<Result<{ here: Article; there: Article; base: OtherVersion["base"] }>> {
  const other = await project.readOtherVersion(id, file)
  if (!other.ok) return other
  const read = await project.read(id)
  return read.ok ? ok({ here: read.value.article, there: other.value.article, base: other.value.base }) : read
}

function shown(annotation: Annotation, article: Article): ShownAnnotation {
  return { annotation, quote: annotation.spans.map((span) => quoteOf(article.text, span)).join(" … ") }
}
