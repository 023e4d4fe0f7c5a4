// Newer versions of an article, and what the analyst decides about the annotations that they moved, changed or
// orphaned. Every decision takes its turn in the undo history of the text, and so does the update itself.

import type { Request } from "../../shared/contract/operations.ts"
import { moveFields } from "../../shared/domain/field.ts"
import type { ArticleOperation } from "../../shared/domain/operation.ts"
import { fail, ok, type Result } from "../../shared/domain/result.ts"
import type { Review } from "../../shared/domain/review.ts"
import type { VerdictCounts } from "../../shared/domain/revise.ts"
import type { Span } from "../../shared/domain/span.ts"
import { withPlaces } from "../../shared/domain/text-change.ts"
import { t } from "../i18n/i18n.ts"
import type { ArticleActions } from "./article-actions.ts"
import type { Context } from "./context.ts"
import type { OpenedArticle } from "./state.ts"

export type ReviewActions = ReturnType<typeof createReviewActions>

export function createReviewActions(context: Context, articles: ArticleActions) {
  const { client, state, saver, change } = context

  /** Carries out a decision of the open article's review; `then` belongs to it. */
  const decide = (open: OpenedArticle, review: Review, operation: ArticleOperation, then?: () => void) => {
    if (open.editor.getSnapshot().readOnly) return
    open.editor.recordBeside({
      undo: () => articles.apply(open.id, [{ type: "review.set", review }]),
      redo: () => articles.apply(open.id, [operation]),
    })
    articles.apply(open.id, [operation])
    then?.()
  }

  return {
    /** Gives an article a newer version of its text and shows what became of its annotations. */
    async update(request: Request<"article.revise">): Promise<Result<VerdictCounts>> {
      const { id } = request
      const { open } = state.get()
      if (open?.id === id) open.editor.setMode("annotate")
      await saver.settled()
      if (saver.pending(id).length > 0) return fail("text-changed", t("review.unsaved"))
      const revised = await client.call("article.revise", request)
      if (!revised.ok) return revised
      const { counts } = revised.value
      await articles.open(id)
      change({ reviewing: counts.moved + counts.changed + counts.orphaned > 0 })
      context.notify({
        text: t("review.updated", { ...counts }),
        tone: "plain",
        action: { label: t("library.undo"), run: () => void articles.takeBack(id) },
      })
      return ok(counts)
    },

    show(reviewing: boolean): void {
      change({ reviewing })
      if (!reviewing) state.get().open?.editor.focus()
    },

    /** It is right as it is now. */
    accept: (open: OpenedArticle, review: Review) =>
      decide(open, review, { type: "review.remove", id: review.annotation.id }),

    /** An orphan stays one, and is not asked about again. */
    leave: (open: OpenedArticle, review: Review) =>
      decide(open, review, {
        type: "review.set",
        review: { ...review, left: new Date().toISOString() },
      }),

    /** It belongs to these words now. Places that an orphan's fields pointed to are not known in the new text. */
    attach: (open: OpenedArticle, review: Review, span: Span) =>
      decide(open, review, { type: "review.remove", id: review.annotation.id }, () => {
        const { id } = review.annotation
        const now = open.editor.getSnapshot().lookup.get(id)
        const orphan = review.annotation
        const placed =
          now === undefined
            ? withPlaces(
                orphan,
                [span],
                moveFields(orphan.fields, () => undefined),
              )
            : withPlaces(now, [span], now.fields)
        open.editor.put({ ...placed, modified: new Date().toISOString() })
      }),

    remove: (open: OpenedArticle, review: Review) =>
      decide(open, review, { type: "review.remove", id: review.annotation.id }, () =>
        open.editor.remove(review.annotation.id),
      ),
  }
}
