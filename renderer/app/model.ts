// The window's model: state, actions, and what follows from events of the host and the state of the connection.
// Plain TypeScript; React only draws it.

import type { Client } from "../../shared/contract/client.ts"
import type { HostEvent } from "../../shared/contract/events.ts"
import type { ArticleOperation } from "../../shared/domain/operation.ts"
import type { Failure } from "../../shared/domain/result.ts"
import type { ConnectionStatus } from "../api/connection.ts"
import { createFind, type Find } from "../find/find.ts"
import { createSearcher } from "../find/searcher.ts"
import { t } from "../i18n/i18n.ts"
import { type ArticleActions, createArticleActions, isAboutLinks } from "./article-actions.ts"
import { type Context, type CreateEditor, createContext, dismissToast } from "./context.ts"
import { createImportActions, type ImportActions } from "./import-actions.ts"
import { Joining } from "./joining.ts"
import { offerTyped } from "./offer-typed.ts"
import { createPreferences } from "./preferences.ts"
import { createProjectActions, type ProjectActions } from "./project-actions.ts"
import { createRecordChanges } from "./record-changes.ts"
import { createRecords, type Records } from "./records.ts"
import { createReviewActions, type ReviewActions } from "./review-actions.ts"
import { replaceRow } from "./rows.ts"
import { createSaver } from "./saver.ts"
import { type AppState, initialState } from "./state.ts"
import { createStore, type ReadableStore } from "./store.ts"

type Shared = "client" | "preferences" | "saver" | "cards" | "show" | "notify" | "announce" | "togglePane"

export interface Model extends Pick<Context, Shared> {
  readonly state: ReadableStore<AppState>
  readonly connection: ReadableStore<ConnectionStatus>
  readonly projects: ProjectActions
  readonly articles: ArticleActions
  readonly imports: ImportActions
  readonly reviews: ReviewActions
  readonly find: Find
  readonly records: Records
  dismissToast(id: number): void
}

export function createModel(
  client: Client,
  connection: ReadableStore<ConnectionStatus>,
  createEditor: CreateEditor,
  runFromMenu: (model: Model, command: string) => void,
): Model {
  const state = createStore<AppState>(initialState)
  const preferences = createPreferences(client)
  const saver = createSaver(client, {
    refused: (id, failure, operations) => refused(id, failure, operations),
    elsewhere: (id) => void shownElsewhere(id),
    recordsRefused: (failure) => recordsRefused(failure),
  })
  const joining = new Joining(client)
  const context = createContext({ client, state, preferences, saver, joining, createEditor })
  const recordChanges = createRecordChanges(context)
  const articles = createArticleActions(context, recordChanges)
  const records = createRecords(context, recordChanges, articles.reopen)
  const projects = createProjectActions(context, articles)
  const reviews = createReviewActions(context, articles)
  const imports = createImportActions(context, articles, reviews)
  const find = createFind(state, createSearcher())
  const { cards, show, notify, announce, togglePane } = context
  const model: Model = {
    ...{ client, state, preferences, saver, connection, projects, articles, imports, reviews, find },
    ...{ records, cards, show, notify, announce, togglePane },
    dismissToast: (id) => dismissToast(state, id),
  }

  /** Annotations are not where they are shown, and some may be up for review. */
  async function shownElsewhere(id: string) {
    const before = state.get().open?.reviews.length ?? 0
    await articles.reopen(id, true)
    const { open } = state.get()
    if (open?.id === id && open.reviews.length > before) context.change({ reviewing: true })
  }

  /** What the host refuses meanwhile is carried over first, so that nothing typed leaves the screen. */
  async function readAnew(id: string) {
    await saver.settled()
    await joining.idle()
    await articles.reopen(id, true)
  }

  async function refused(id: string, { message }: Failure, operations: readonly ArticleOperation[]) {
    const { open } = state.get()
    const shown = open?.id === id ? open.editor.getSnapshot() : undefined
    const joined = await joining.join(id, operations, shown)
    if (!joined.ofText) notify({ text: t("article.refused", { message }), tone: "warning" })
    for (const typed of joined.typed) offerTyped(context, typed, shown?.text)
    saver.add(id, joined.operations)
    await shownElsewhere(id)
  }

  async function recordsRefused({ message }: Failure) {
    notify({ text: t("article.refused", { message }), tone: "warning" })
    await projects.refresh()
    saver.forgetRecords()
  }

  client.listen((event) => receive(event))
  const receive = (event: HostEvent) => {
    switch (event.type) {
      case "article.changed": {
        const { rows, open } = state.get()
        if (rows !== null) context.change({ rows: replaceRow(rows, event.id, () => event.summary) })
        articles.outdate(event.id)
        saver.reached(event.id, event.sequence)
        if (open?.id !== event.id) {
          if (event.operations.some(isAboutLinks)) context.change({ links: {} })
          return
        }
        if (event.operations.some(({ type }) => type === "article.restore" || type === "article.revise")) {
          void articles.reopen(event.id)
          return
        }
        articles.show(event.id, event.operations)
        // Both windows changed the text: what counts is what the host has.
        if (!open.editor.applyRemote(event.operations)) void readAnew(event.id)
        return
      }
      case "library.changed":
        if (state.get().rows !== null) void projects.listArticles()
        return
      case "project.changed":
        void projects.changedElsewhere(event.project)
        return
      case "records.changed":
        recordChanges.show(event.operations)
        return
      case "command":
        runFromMenu(model, event.command)
    }
  }

  // However the codebook came to change: here, by undo, in another window, or by opening the project anew.
  state.subscribe(() => {
    const { start, open } = state.get()
    const kinds = start?.project?.codebook.kinds
    if (kinds !== undefined) open?.editor.setKinds(kinds)
  })

  let wasLost = false
  connection.subscribe(() => {
    if (connection.get() === "lost") wasLost = true
    else if (connection.get() === "connected" && wasLost) {
      wasLost = false
      if (state.get().phase === "ready") void projects.resume()
      else void projects.start()
    }
  })

  let wasUnsaved = false
  saver.subscribe(() => {
    const now = saver.get().state
    if (now === "saved" && wasUnsaved) notify({ text: t("topbar.savedAgain"), tone: "plain" })
    wasUnsaved = now === "unsaved" || (wasUnsaved && now === "saving")
  })

  return model
}
