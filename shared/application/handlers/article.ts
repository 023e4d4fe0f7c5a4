import { articleToJson, summarize } from "../../domain/article.ts"
import { ok } from "../../domain/result.ts"
import type { Handlers } from "../application.ts"

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
    return ok({ article: articleToJson(article), sequence, notices, view })
  },

  async "article.apply"({ id, operations }, workspace, { origin }) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const stamp = await workspace.stamp(project.value)
    if (!stamp.ok) return stamp
    const applied = await project.value.apply(id, operations, stamp.value)
    if (!applied.ok) return applied
    const { sequence } = applied.value
    const read = await project.value.read(id)
    if (read.ok) {
      const summary = summarize(read.value.article)
      workspace.publish({ type: "article.changed", id, sequence, operations, origin, summary })
    }
    return ok({ sequence })
  },

  async "article.rememberView"({ id, view }, workspace) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const updated = await workspace.updateViews(project.value.project.id, (views) => ({
      ...views,
      articles: { ...views.articles, [id]: view },
    }))
    return updated.ok ? ok(null) : updated
  },
} satisfies Partial<Handlers>
