import type { ImportOutcome, ImportProblem } from "../../contract/operations.ts"
import { type Article, articleToJson, type Metadata, summarize } from "../../domain/article.ts"
import { decodeBase64 } from "../../domain/base64.ts"
import { canonicalText } from "../../domain/document.ts"
import { ok, type Result } from "../../domain/result.ts"
import type { ArticleDraft, ImportInput } from "../../importers/importer.ts"
import { importFile } from "../../importers/registry.ts"
import type { Handlers } from "../application.ts"
import type { OpenProject, Ports } from "../ports.ts"
import type { Workspace } from "../workspace.ts"

const SAMPLE_TITLE = "First US–Russian defence call since May"

export const articleHandlers = {
  async "article.import"({ files, takeOffers }, workspace) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const outcomes: ImportOutcome[] = []
    for (const { name, base64 } of files) {
      const input = { name, bytes: decodeBase64(base64) }
      outcomes.push(await importOne(input, project.value, workspace, takeOffers ?? false))
    }
    if (outcomes.some(({ outcome }) => outcome.startsWith("imported")))
      workspace.publish({ type: "library.changed" })
    return ok(outcomes)
  },

  async "article.importSample"(_, workspace) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const added = await addArticle(
      await workspace.ports.assets.sample(),
      project.value,
      workspace,
      (draft) => ({
        ...draft,
        metadata: { ...draft.metadata, title: SAMPLE_TITLE },
      }),
    )
    if (!added.ok) return added
    const { articleId, existing } = added.value
    if (existing) {
      const restored = await restore(articleId, project.value, workspace)
      if (!restored.ok) return restored
    }
    workspace.publish({ type: "library.changed" })
    return ok({ articleId })
  },

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

async function importOne(
  input: ImportInput,
  project: OpenProject,
  workspace: Workspace,
  takeOffers: boolean,
): Promise<ImportOutcome> {
  const file = input.name
  let remarks: readonly ImportProblem[] = []
  const added = await addArticle(input, project, workspace, (draft) => {
    remarks = draft.remarks
    return takeOffers ? withOffersTaken(draft) : draft
  })
  if (!added.ok) {
    const { code, message } = added.error
    return { file, outcome: "refused", articleId: null, problems: [{ code, message }] }
  }
  const { articleId, existing } = added.value
  if (existing) {
    const message = "The same file is in this project already."
    return { file, outcome: "already-there", articleId, problems: [{ code: "already-there", message }] }
  }
  return {
    file,
    outcome: remarks.length > 0 ? "imported-with-remarks" : "imported",
    articleId,
    problems: remarks,
  }
}

/** Adds the article that a file holds, unless the project has one made from the very same bytes. */
async function addArticle(
  input: ImportInput,
  project: OpenProject,
  workspace: Workspace,
  adjust: (draft: ArticleDraft) => ArticleDraft,
): Promise<Result<{ articleId: string; existing: boolean }>> {
  const read = importFile(input)
  if (!read.ok) return read
  const rows = await project.list()
  if (!rows.ok) return rows
  const twin = rows.value.find((row) => row.sourceSha256 === read.value.source.sha256)
  if (twin !== undefined) return ok({ articleId: twin.id, existing: true })
  const stamp = await workspace.stamp(project)
  if (!stamp.ok) return stamp
  const article = articleOf(adjust(read.value), workspace.ports)
  const added = await project.add(article, input.bytes, stamp.value)
  return added.ok ? ok({ articleId: article.id, existing: false }) : added
}

function articleOf(draft: ArticleDraft, { ids, clock }: Ports): Article {
  const added = clock.now()
  return {
    id: ids.next(),
    added,
    metadata: { capturedOn: added.slice(0, 10), ...draft.metadata },
    offers: draft.offers,
    document: draft.document,
    text: canonicalText(draft.document),
    source: draft.source,
    annotations: new Map(),
    unknown: {},
  }
}

/** Where nobody can be asked, what the text states of itself is believed. */
function withOffersTaken(draft: ArticleDraft): ArticleDraft {
  const taken = Object.fromEntries(draft.offers.map(({ field, value }) => [field, value]))
  const metadata: Metadata = { ...draft.metadata, ...taken }
  return { ...draft, metadata, offers: [] }
}

/** Takes an article out of the trash, if it is there. */
async function restore(id: string, project: OpenProject, workspace: Workspace): Promise<Result<unknown>> {
  const read = await project.read(id)
  if (!read.ok || read.value.article.trashed === undefined) return read
  const stamp = await workspace.stamp(project)
  if (!stamp.ok) return stamp
  return project.apply(id, [{ type: "article.set", fields: { trashed: null } }], stamp.value)
}
