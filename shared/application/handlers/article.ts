import { articleToJson, summarize } from "../../domain/article.ts"
import type { ArticleOperation } from "../../domain/operation.ts"
import { ok } from "../../domain/result.ts"
import { takeSteps } from "../../domain/steps.ts"
import { isAtHandIn, journalOf, undoableChanges } from "../../storage/journal.ts"
import { textSince } from "../../storage/text-since.ts"
import type { Handlers } from "../application.ts"
import { applyNow } from "../apply-now.ts"
import type { OpenProject } from "../ports.ts"
import type { Workspace } from "../workspace.ts"

/** Changes that can be taken back after a restart. */
const UNDOABLE = 200
/** Changes of registry and codebook that are looked through while an article opens: some 20 ms. */
const READ_AT_ONCE = 1000

export const articleHandlers = {
  async "article.open"({ id }, workspace) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const read = await project.value.read(id)
    if (!read.ok) return read
    const projectId = project.value.project.id
    const { articles } = await workspace.views(projectId)
    await workspace.updateViews(projectId, (views) => ({ ...views, lastArticle: id }))
    const { article, sequence, notices } = read.value
    const view = Object.hasOwn(articles, id) ? (articles[id] ?? null) : null
    const { sequence: ofProject } = project.value
    // Only of an article that nobody changed is it a question whether something was done while it was at hand. A long
    // history is left to be read when something is to be undone.
    const history =
      sequence === 1 && ofProject <= READ_AT_ONCE ? await project.value.projectHistory() : undefined
    const untouched = history?.ok === true && !isAtHandIn(history.value, id)
    return ok({ article: articleToJson(article), sequence, ofProject, untouched, notices, view })
  },

  async "article.apply"({ id, operations }, workspace, { origin }) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const stamp = await workspace.stamp(project.value)
    if (!stamp.ok) return stamp
    const place = { project: project.value, stamp: stamp.value, clock: workspace.ports.clock }
    const applied = await applyNow(id, operations, place)
    if (!applied.ok) return applied
    await publishChange(workspace, project.value, id, applied.value.operations, origin)
    const { sequence } = applied.value
    return ok(applied.value.operations === operations ? { sequence } : { sequence, elsewhere: true })
  },

  async "article.history"({ id, annotation }, workspace) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const history = await project.value.history(id)
    return history.ok ? ok(journalOf(id, history.value, annotation)) : history
  },

  async "article.undoable"({ id, until, untilOfProject }, workspace) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const creator = (await workspace.ports.settings.read()).creator?.id
    if (creator === undefined) return ok([])
    const history = await project.value.history(id)
    if (!history.ok) return history
    // Without the project's history, the article's own changes can be taken back all the same.
    const ofProject = await project.value.projectHistory()
    const looked = { creator, until, untilOfProject, most: UNDOABLE }
    return ok(undoableChanges(id, history.value, ofProject.ok ? ofProject.value : [], looked))
  },

  async "article.textSince"({ id, version }, workspace) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const history = await project.value.history(id)
    if (!history.ok) return history
    const changes = await takeSteps(textSince(id, history.value, version), () =>
      workspace.ports.clock.pause(),
    )
    return ok(changes ?? null)
  },

  async "article.rememberView"({ id, view }, workspace) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const updated = await workspace.updateViews(project.value.project.id, (views) => ({
      ...views,
      articles: { ...views.articles, [id]: { ...views.articles[id], ...view } },
    }))
    return updated.ok ? ok(null) : updated
  },
} satisfies Partial<Handlers>

/** Tells the windows of changes that were made, and the article's row from now on. */
export async function publishChange(
  workspace: Workspace,
  project: OpenProject,
  id: string,
  operations: readonly ArticleOperation[],
  origin: string,
): Promise<void> {
  const read = await project.read(id)
  if (!read.ok) return
  const { article, sequence } = read.value
  const summary = summarize(article)
  workspace.publish({ type: "article.changed", id, sequence, operations, origin, summary })
}
