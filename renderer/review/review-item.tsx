// One annotation that a newer version moved, changed or orphaned: how it read, what stood around it, how it reads now.

import { memo } from "react"
import type { Kind } from "../../shared/domain/codebook.ts"
import { isOpen, type Review } from "../../shared/domain/review.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"
import { KindLetter } from "../ui/kind-letter.tsx"
import type { ReviewActions } from "./use-review-actions.ts"

interface ReviewItemProps {
  readonly review: Review
  /** The words that it is on now; undefined for an orphan. */
  readonly now: string | undefined
  readonly kind: Kind | undefined
  /** Whether words are selected in the text, which it could be given. */
  readonly canAttach: boolean
  /** Whether the focus comes to it with the pane. */
  readonly isCurrent: boolean
  /** Its place in the list, from 1, and how many there are: not all of them need be drawn. */
  readonly position: number
  readonly size: number
  readonly actions: ReviewActions
}

export const ReviewItem = memo(function ReviewItem(props: ReviewItemProps) {
  const { review, now, kind, canAttach, actions } = props
  const { t } = useTranslation()
  const { verdict, quotes, before, behind, annotation } = review
  const orphaned = now === undefined
  const was = quotes.join(" … ")
  return (
    <li
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk from one to the next.
      tabIndex={0}
      className="review-item"
      data-id={annotation.id}
      data-pane-focus={props.isCurrent || undefined}
      data-verdict={orphaned ? "orphaned" : verdict}
      data-left={!isOpen(review) || undefined}
      aria-label={t("review.item", {
        verdict: t(`review.${verdict}`),
        kind: kind?.name ?? annotation.kind,
        quote: was,
      })}
      aria-posinset={props.position}
      aria-setsize={props.size}
      onFocus={(event) => event.target === event.currentTarget && actions.run("reveal", review)}
      onKeyDown={(event) => actions.onKeyDown(event, review)}
    >
      <p className="review-verdict">
        {kind && <KindLetter kind={kind} />}
        {t(isOpen(review) ? `review.${verdict}` : "review.left")}
      </p>
      <blockquote dir="auto">
        <span className="muted">{endOf(before)}</span>
        {was === now ? <b>{was}</b> : <del>{was}</del>}
        <span className="muted">{beginningOf(behind)}</span>
      </blockquote>
      {!orphaned && was !== now && (
        <blockquote dir="auto">
          <ins>{now}</ins>
        </blockquote>
      )}
      {review.places?.map((place) => (
        <p key={`${place.field} ${place.quote}`}>
          {t(`review.place.${place.verdict}`, {
            field: kind?.fields.find(({ id }) => id === place.field)?.name ?? place.field,
            quote: place.quote,
          })}
        </p>
      ))}
      {annotation.note !== undefined && <p dir="auto">{annotation.note}</p>}
      <div className="review-actions">
        {!orphaned && (
          <Button variant="outline" onClick={() => actions.run("accept", review)}>
            {t("review.accept")} <kbd>A</kbd>
          </Button>
        )}
        <Button
          variant="outline"
          disabled={!canAttach}
          title={canAttach ? undefined : t("review.attachHelp")}
          onClick={() => actions.run("attach", review)}
        >
          {t("review.attach")} <kbd>R</kbd>
        </Button>
        {orphaned && isOpen(review) && (
          <Button onClick={() => actions.run("leave", review)}>
            {t("review.leave")} <kbd>L</kbd>
          </Button>
        )}
        <Button onClick={() => actions.run("remove", review)}>
          {t("review.remove")} <kbd>Del</kbd>
        </Button>
      </div>
    </li>
  )
})

/** Characters of what stood around that are enough to know the place again. */
const CONTEXT = 80

function endOf(text: string): string {
  if (text.length <= CONTEXT) return text
  const from = text.indexOf(" ", text.length - CONTEXT)
  return `… ${text.slice(from < 0 ? text.length - CONTEXT : from + 1)}`
}

function beginningOf(text: string): string {
  if (text.length <= CONTEXT) return text
  const to = text.lastIndexOf(" ", CONTEXT)
  return `${text.slice(0, to < 0 ? CONTEXT : to)} …`
}
