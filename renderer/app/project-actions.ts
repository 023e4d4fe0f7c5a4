// Starting, and opening one project after the other. The host holds one project at a time, so that nothing may be on
// its way to the old one when the new one is opened.

import type { ProjectInfo, StartState } from "../../shared/contract/answers.ts"
import { fail, ok, type Result } from "../../shared/domain/result.ts"
import { t } from "../i18n/i18n.ts"
import type { ArticleActions } from "./article-actions.ts"
import type { Context } from "./context.ts"
import { initialState } from "./state.ts"

export type ProjectActions = ReturnType<typeof createProjectActions>

export function createProjectActions(context: Context, articles: ArticleActions) {
  const { client, state, saver, preferences, change } = context
  /** While this window has the host change projects, the host's own word of it is no news. */
  let replacing = false

  const changeStart = (changes: Partial<StartState>) => {
    const { start } = state.get()
    if (start !== null) change({ start: { ...start, ...changes } })
  }

  /** Whether the list is on its way, and whether it has to be asked for once more. */
  const listing = { underWay: false, again: false }

  const listArticles = async (): Promise<void> => {
    listing.again = listing.underWay
    if (listing.underWay) return
    listing.underWay = true
    const listed = await client.call("library.list", {})
    listing.underWay = false
    if (listing.again) return listArticles()
    if (listed.ok) change({ rows: listed.value })
    else context.notify({ text: listed.error.message, tone: "warning" })
  }

  /** Shows a project that the host has open. */
  const enter = async (project: ProjectInfo): Promise<void> => {
    change({ rows: null, open: null, opening: null, notOpened: null })
    changeStart({ project, problem: null })
    for (const notice of project.notices) context.notify({ text: notice, tone: "warning" })
    await Promise.all([
      listArticles(),
      project.lastArticle === null ? undefined : articles.open(project.lastArticle),
    ])
  }

  const start = async (): Promise<void> => {
    change({ ...initialState, toasts: state.get().toasts })
    const started = await client.call("app.start", {})
    if (!started.ok) {
      change({ phase: "failed", failure: started.error.message })
      return
    }
    preferences.load(started.value.preferences)
    change({ start: started.value, phase: "ready" })
    if (started.value.project !== null) await enter(started.value.project)
  }

  /** Has the host open another project, once everything of this one is on disk. */
  const replace = async (open: () => Promise<Result<ProjectInfo>>): Promise<Result<ProjectInfo>> => {
    const saved = await saver.settled()
    if (saved.state === "unsaved")
      return fail("unavailable", t("project.unsaved", { message: saved.message }))
    replacing = true
    const opened = await open()
    replacing = false
    if (!opened.ok) return opened
    await enter(opened.value)
    const again = await client.call("app.start", {})
    if (again.ok) changeStart({ recent: again.value.recent, suggestedPath: again.value.suggestedPath })
    return opened
  }

  /** The host is back, perhaps started anew with nothing open: it goes on with this window's project. */
  const resume = async (): Promise<void> => {
    const path = state.get().start?.project?.path
    if (path !== undefined) {
      replacing = true
      const opened = await client.call("project.open", { path })
      replacing = false
      if (!opened.ok) context.notify({ text: opened.error.message, tone: "warning" })
      else await listArticles()
    }
    saver.retryNow()
  }

  return {
    resume,

    /** Shows the project anew as the host has it. */
    async refresh(): Promise<void> {
      const path = state.get().start?.project?.path
      const opened = path === undefined ? undefined : await client.call("project.open", { path })
      if (opened?.ok === true) changeStart({ project: opened.value })
    },

    start,
    listArticles,
    create: (path: string, name?: string) =>
      replace(() => client.call("project.create", { path, ...(name === undefined ? {} : { name }) })),
    open: (path: string) => replace(() => client.call("project.open", { path })),

    async rename(name: string): Promise<Result<null>> {
      const renamed = await client.call("project.rename", { name })
      if (!renamed.ok) return renamed
      changeStart({ project: renamed.value })
      return ok(null)
    },

    async setCreator(name: string): Promise<Result<null>> {
      const creator = await client.call("app.setCreator", { name })
      if (!creator.ok) return creator
      changeStart({ creator: creator.value })
      return ok(null)
    },

    /** A folder chosen in the system's dialog; `undefined` when the analyst thought better of it. */
    async chooseFolder(purpose: "open-project" | "new-project" | "export"): Promise<string | undefined> {
      const chosen = await client.call("app.chooseFolder", { purpose })
      if (chosen.ok) return chosen.value.path ?? undefined
      context.notify({ text: chosen.error.message, tone: "warning" })
      return undefined
    },

    /** The host has opened or changed a project without being asked by this window. */
    async changedElsewhere(project: ProjectInfo): Promise<void> {
      const { start } = state.get()
      if (start === null || replacing) return
      if (start.project?.path === project.path) changeStart({ project })
      else await enter(project)
    },
  }
}
