// Opening articles and changing what is known of them. Annotations are changed in the editor; both go through the
// same queue to the disk, and the screen shows a change before it is there.

import type { MetadataOffer } from "../../shared/domain/article.ts"
import type { ArticleFields, ArticleOperation } from "../../shared/domain/operation.ts"
import type { Relation } from "../../shared/domain/relation.ts"
import { type Review, withReview } from "../../shared/domain/review.ts"
import type { ArticleView } from "../editor/editor-state.ts"
import { onSettled } from "../editor/on-settled.ts"
import { t } from "../i18n/i18n.ts"
import { citationOf, wordsFor } from "./article-words.ts"
import type { Context } from "./context.ts"
import { type Decisions, earlierChanges } from "./earlier-changes.ts"
import { textCommandOf } from "./key-choice.ts"
import type { RecordChanges } from "./record-changes.ts"
import { replaceRow, withAnnotations, withFields } from "./rows.ts"
import { type OpenedArticle, tinyWindow } from "./state.ts"

/** Annotations from which on an article is made ready in several turns. */
const MANY = 1000

/** An article that was read and is not shown yet. */
interface Arrival {
  readonly id: string
  changed: boolean
}

export type ArticleActions = ReturnType<typeof createArticleActions>

export function createArticleActions(context: Context, records: RecordChanges) {
  const { client, state, saver, preferences, change, announce, createEditor } = context
  let arriving: Arrival | undefined

  /** Something happened to an article that is not in what was read of it before. */
  const outdate = (id: string) => {
    if (arriving?.id === id) arriving.changed = true
  }

  /** Sends operations on their way; the library's row and the article's head follow at once. */
  const apply = (id: string, operations: readonly ArticleOperation[]) => {
    const readOnly = state.get().start?.project?.readOnly ?? null
    if (readOnly !== null) {
      context.notify({ text: t("project.readOnly", { reason: readOnly }), tone: "warning" })
      return
    }
    saver.add(id, operations)
    outdate(id)
    show(id, operations)
  }

  const show = (id: string, operations: readonly ArticleOperation[]) => {
    if (operations.some(isAboutLinks)) change({ links: {} })
    for (const operation of operations) {
      if (operation.type !== "article.set") continue
      const { rows, open } = state.get()
      const { fields } = operation
      if (rows !== null) change({ rows: replaceRow(rows, id, (row) => withFields(row, fields)) })
      if (open?.id === id) change({ open: withMetadata(open, fields) })
    }
    const { open } = state.get()
    if (open?.id === id && operations.some(({ type }) => type.startsWith("review.")))
      change({ open: { ...open, reviews: withReviews(open.reviews, operations) } })
  }

  const openCard = (id: string) => {
    if (context.cards.current !== null) return context.cards.current.open(id)
    if (state.get().reviewing) change({ reviewing: false })
    else context.togglePane("cards")
    requestAnimationFrame(() => context.cards.current?.open(id))
  }

  const followCounts = (open: OpenedArticle) => {
    onSettled(open.editor, ({ annotations }) => {
      const { rows } = state.get()
      if (rows !== null)
        change({ rows: replaceRow(rows, open.id, (row) => withAnnotations(row, annotations)) })
    })
  }

  /** What undo does beside the text for decisions about an update, and for the update itself. */
  const decisions = (id: string): Decisions => ({
    reviews: () => state.get().open?.reviews ?? [],
    apply: (operations) => apply(id, operations),
    records,
    async takeBack() {
      await saver.settled()
      const taken = await client.call("article.unrevise", { id })
      if (taken.ok) await open(id)
      else context.notify({ text: taken.error.message, tone: "warning" })
    },
  })

  const open = async (id: string, goingOn = false): Promise<void> => {
    const { start } = state.get()
    if (start === null || start.project === null || start.creator === null) return
    change({ opening: id })
    // What is on its way to the disk belongs to what is about to be read. What cannot be saved now is done again on
    // top of it, so that the screen keeps showing the work; doing it twice changes nothing.
    if (saver.pending(id).length > 0) await saver.settled()
    const unsaved = saver.pending(id)
    const result = await client.call("article.open", { id })
    if (state.get().opening !== id) return
    if (!result.ok) {
      change({ opening: null, open: null, notOpened: { ...result.error, id } })
      return
    }
    const { article, sequence, ofProject, untouched, view, notices } = result.value
    saver.reached(id, sequence)
    // A long article takes several turns, so that the window never stands still. What happens to it in between is not
    // in what was read, and is read with all else once more.
    const isLong = article.annotations.length >= MANY
    const arrival: Arrival = { id, changed: false }
    arriving = arrival
    // The first of them goes to what the browser has left to do with so long an answer.
    for (let turns = isLong ? 2 : 0; turns > 0; turns--) await nextTurn()
    const kinds = start.project.codebook.kinds
    const editor = createEditor(article, view, {
      kinds,
      creator: start.creator,
      label: article.metadata.title,
      language: article.metadata.language,
      readOnly: start.project.readOnly !== null,
      // What is not on disk yet lies between the log and what is shown.
      earlier:
        untouched || unsaved.length > 0
          ? undefined
          : () => earlierChanges(client, id, { sequence, ofProject }, decisions(id)),
      citation: () => citationOf(state.get().open?.metadata ?? article.metadata),
      onOperations: (operations) => apply(id, operations),
      onAnnounce: (message) =>
        announce(wordsFor(message, state.get().start?.project?.codebook.kinds ?? kinds)),
      onOpenCard: openCard,
      commandFor: (event) => textCommandOf(preferences.get().keys, event),
    })
    const { metadata, offers, source, dismissed = [], reviews = [] } = article
    const unwanted = new Set(view?.unwanted)
    const opened = { id, metadata, offers, source, notices, dismissed, reviews, unwanted, editor }
    const missing = [...new Set([...unsaved, ...saver.pending(id)])]
    if (isLong) await nextTurn()
    if (state.get().opening !== id) return
    if (arrival.changed) return open(id, goingOn)
    editor.applyRemote(missing)
    const before = state.get().open
    if (goingOn && before?.id === id) {
      // Undo, caret and mode stay with the analyst where it is known what became of the text.
      const work = before.editor.getWork()
      const through = context.joining.between(id, work.textVersion, editor.getWork().textVersion)
      if (through !== undefined) editor.goOn(work, through)
    }
    followCounts(opened)
    const narrowPane = matchMedia(tinyWindow).matches ? null : "cards"
    const reviewing = state.get().reviewing && state.get().open?.id === id
    change({ opening: null, notOpened: null, open: opened, narrowPane, reviewing })
    show(id, missing)
    announce(t("announce.opened", { title: metadata.title }))
  }

  return {
    open: (id: string) => open(id),
    /** Opens an article unless it is open: selection, mode and undo stay as they are then. */
    async visit(id: string): Promise<void> {
      if (state.get().open?.id !== id) await open(id)
      else change({ opening: null })
    },
    apply,
    outdate,
    /** Takes the last newer version back, as long as nothing was done since. */
    takeBack: (id: string) => decisions(id).takeBack(),
    /** Shows changes that another window made. */
    show,

    /**
     * Opens the article again as the host has it, after changes here were refused.
     * @param goingOn with what was done and can be undone here, as far as the text is known to have come from this one
     */
    async reopen(id: string, goingOn = false): Promise<void> {
      if (state.get().open?.id === id) await open(id, goingOn)
      saver.forget(id)
    },

    close: () => change({ open: null, opening: null, notOpened: null }),

    set: (id: string, fields: ArticleFields) => apply(id, [{ type: "article.set", fields }]),

    rename(id: string, title: string) {
      const trimmed = title.trim()
      if (trimmed !== "") apply(id, [{ type: "article.set", fields: { title: trimmed } }])
    },

    setDone: (id: string, done: boolean) =>
      apply(id, [{ type: "article.set", fields: { done: done ? new Date().toISOString() : null } }]),

    restore: (id: string) => apply(id, [{ type: "article.set", fields: { trashed: null } }]),

    trash(id: string) {
      const row = state.get().rows?.find((one) => one.id === id)
      if (row === undefined) return
      apply(id, [{ type: "article.set", fields: { trashed: new Date().toISOString() } }])
      if (state.get().open?.id === id) change({ open: null })
      context.notify({
        text: t("library.trashed", { title: row.title }),
        tone: "plain",
        action: {
          label: t("library.undo"),
          run: () => apply(id, [{ type: "article.set", fields: { trashed: null } }]),
        },
      })
    },

    /** Takes an offer as metadata, or dismisses it; either way it is not made again. */
    answerOffer(article: OpenedArticle, offer: MetadataOffer, take: boolean) {
      const offers = article.offers.filter((one) => one !== offer)
      const fields: ArticleFields = take ? { [offer.field]: offer.value, offers } : { offers }
      apply(article.id, [{ type: "article.set", fields }])
    },

    showGaps: (shown: boolean) => change({ gaps: shown ? {} : null }),

    /** Makes, changes or takes away a link, which an article keeps; undone like any other change. */
    changeRelation(home: string, before: Relation | undefined, after: Relation | undefined) {
      const set = (from: Relation | undefined, to: Relation | undefined) => {
        if (to !== undefined) apply(home, [{ type: "relation.set", relation: to }])
        else if (from !== undefined) apply(home, [{ type: "relation.remove", id: from.id }])
      }
      set(before, after)
      const beside = { undo: () => set(after, before), redo: () => set(before, after) }
      state.get().open?.editor.recordBeside(beside)
    },

    /** Says which gaps are left aside from now on; undone like any other change. */
    setDismissed(article: OpenedArticle, dismissed: readonly string[]) {
      const set = (keys: readonly string[]) =>
        apply(article.id, [{ type: "article.set", fields: { dismissed: keys.length === 0 ? null : keys } }])
      const before = article.dismissed
      set(dismissed)
      article.editor.recordBeside({ undo: () => set(before), redo: () => set(dismissed) })
    },

    /** Keeps a proposal from being made again, on this machine: a guess that was not wanted is no part of the record. */
    dismissProposal(key: string) {
      const { open } = state.get()
      if (open === null) return
      const unwanted = new Set([...open.unwanted, key])
      change({ open: { ...open, unwanted } })
      const view = { ...open.editor.getView(), unwanted: [...unwanted].slice(-UNWANTED) }
      void client.call("article.rememberView", { id: open.id, view })
    },

    /** Keeps where the analyst is, for the next time. Losing it is no loss worth a message. */
    rememberView(id: string, view: ArticleView) {
      void client.call("article.rememberView", { id, view })
    },
  }
}

/** How many dismissed proposals an article remembers, the latest ones. */
const UNWANTED = 5000

function withReviews(reviews: readonly Review[], operations: readonly ArticleOperation[]): readonly Review[] {
  let kept = new Map(reviews.map((review) => [review.annotation.id, review]))
  for (const operation of operations) {
    if (operation.type === "review.set") kept = new Map(withReview(kept, operation.review))
    else if (operation.type === "review.remove") kept.delete(operation.id)
  }
  return [...kept.values()]
}

/** Whether an operation changes links between annotations. */
export function isAboutLinks({ type }: ArticleOperation): boolean {
  return type === "relation.set" || type === "relation.remove"
}

function withMetadata(open: OpenedArticle, fields: ArticleFields): OpenedArticle {
  const { offers, dismissed, done: _, trashed: __, ...known } = fields
  const metadata: Record<string, unknown> = { ...open.metadata }
  for (const [name, value] of Object.entries(known)) {
    if (value === null) delete metadata[name]
    else if (value !== undefined) metadata[name] = value
  }
  return {
    ...open,
    metadata: { ...metadata, title: fields.title ?? open.metadata.title },
    offers: offers ?? open.offers,
    dismissed: dismissed === undefined ? open.dismissed : (dismissed ?? []),
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
