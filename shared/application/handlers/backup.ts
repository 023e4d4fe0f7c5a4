// Backups as the analyst meets them: what there is, what going back would change, and going back. Going back is a
// change like any other: it joins the history, nothing is taken out of it, and a backup is made before.

import type { BackupInfo, RestoredArticle, RestorePreview } from "../../contract/answers.ts"
import type { Article } from "../../domain/article.ts"
import { differenceBetween, isDifferent, operationsBetween } from "../../domain/difference.ts"
import type { ArticleOperation } from "../../domain/operation.ts"
import { fail, ok, type Result } from "../../domain/result.ts"
import type { Generation } from "../../storage/backup.ts"
import type { Handlers } from "../application.ts"
import type { OpenProject } from "../ports.ts"
import { publishChange } from "./article.ts"

export const backupHandlers = {
  async "backup.list"(_, workspace) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const generations = await project.value.generations()
    return generations.ok ? ok(generations.value.map(infoOf)) : generations
  },

  async "backup.make"({ reason }, workspace) {
    const project = workspace.requireProject()
    return project.ok ? await project.value.backUp(reason) : project
  },

  async "backup.preview"({ number }, workspace) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const plan = await planRestoring(project.value, number)
    return plan.ok ? ok(plan.value.preview) : plan
  },

  async "backup.restore"({ number }, workspace, { origin }) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const stamp = await workspace.stamp(project.value)
    if (!stamp.ok) return stamp
    const plan = await planRestoring(project.value, number)
    if (!plan.ok) return plan
    const backedUp = await project.value.backUp("before-restore")
    if (!backedUp.ok) return backedUp
    const changes: { id: string; operations: ArticleOperation[] }[] = []
    for (const { present, former } of plan.value.articles) {
      if (present !== undefined) {
        changes.push({ id: former.id, operations: operationsBetween(present, former) })
        continue
      }
      const added = await project.value.add(former, undefined, stamp.value)
      if (!added.ok) return added
    }
    if (changes.length > 0) {
      const applied = await project.value.applyTogether({ project: [], articles: changes }, stamp.value)
      if (!applied.ok) return applied
    }
    // The window that asked shows the articles as they were as well.
    for (const { id, operations } of changes)
      await publishChange(workspace, project.value, id, operations, `${origin} restoring`)
    workspace.publish({ type: "library.changed" })
    return ok(plan.value.preview)
  },
} satisfies Partial<Handlers>

interface Plan {
  readonly preview: RestorePreview
  /** `present` is `undefined` where there is none, or none that can be read. */
  readonly articles: readonly { readonly present: Article | undefined; readonly former: Article }[]
}

async function planRestoring(project: OpenProject, number: number): Promise<Result<Plan>> {
  // What is the same as in a backup made this moment need not be read.
  if (project.readOnly === undefined) {
    const current = await project.backUp("regular")
    if (!current.ok) return current
  }
  const generations = await project.generations()
  if (!generations.ok) return generations
  const wanted = generations.value.find((generation) => generation.number === number)
  if (wanted === undefined) return fail("not-found", `There is no backup ${number} of this project.`)
  const newest = project.readOnly === undefined ? generations.value[0] : undefined
  const now = new Map(newest?.articles.map(({ id, sha256, bytes }) => [id, bytes > 0 ? sha256 : undefined]))
  const rows = await project.list()
  if (!rows.ok) return rows
  const present = new Set(rows.value.map(({ id }) => id))
  const articles: Plan["articles"][number][] = []
  const restored: RestoredArticle[] = []
  for (const { id, sha256 } of wanted.articles) {
    if (present.has(id) && now.get(id) === sha256) continue
    const former = await project.readGeneration(number, id)
    if (!former.ok) return former
    const read = await project.read(id)
    if (!read.ok && read.error.code !== "not-found" && read.error.code !== "article-damaged") return read
    const change = restoredArticle(read.ok ? read.value.article : undefined, former.value)
    if (change === undefined) continue
    articles.push({ present: read.ok ? read.value.article : undefined, former: former.value })
    restored.push(change)
  }
  const known = new Set(wanted.articles.map(({ id }) => id))
  const newer = rows.value.filter(({ id }) => !known.has(id)).map(({ id, title }) => ({ id, title }))
  return ok({ preview: { ...infoOf(wanted), changes: restored, newer }, articles })
}

function restoredArticle(present: Article | undefined, former: Article): RestoredArticle | undefined {
  const { id, metadata } = former
  if (present === undefined) {
    const added = former.annotations.size
    return {
      id,
      title: metadata.title,
      missing: true,
      added,
      changed: 0,
      removed: 0,
      text: false,
      details: false,
    }
  }
  const difference = differenceBetween(present, former)
  if (!isDifferent(difference)) return undefined
  const { added, changed, removed, text, details } = difference
  return {
    id,
    title: metadata.title,
    missing: false,
    added: added.length,
    changed: changed.length,
    removed: removed.length,
    text,
    details,
  }
}

function infoOf({ number, made, reason, articles }: Generation): BackupInfo {
  const annotationCount = articles.reduce((sum, article) => sum + article.annotationCount, 0)
  return { number, made, reason, articleCount: articles.length, annotationCount }
}
