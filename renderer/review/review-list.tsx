// The list of what is to be looked at. A rewritten article can have thousands: as many are drawn as were walked or
// scrolled to, and a few more.

import { useEffect, useRef, useState } from "react"
import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import type { Review } from "../../shared/domain/review.ts"
import { useApp, useModel } from "../app/model-context.ts"
import type { OpenedArticle } from "../app/state.ts"
import { useEditor } from "../app/use-editor.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { ReviewItem } from "./review-item.tsx"
import { useReviewActions } from "./use-review-actions.ts"

/** How many are drawn at first, and how many more each time the end of those comes near. */
const portion = 30

interface ReviewListProps {
  readonly open: OpenedArticle
  readonly shown: readonly Review[]
  /** The annotations that have a place in the text, by id. */
  readonly here: ReadonlyMap<string, Annotation>
  readonly text: string
  readonly kinds: readonly Kind[]
}

export function ReviewList({ open, shown, here, text, kinds }: ReviewListProps) {
  const { t } = useTranslation()
  const { reviews } = useModel()
  const list = useRef<HTMLUListElement>(null)
  const [reach, setReach] = useState(portion)
  const [current, setCurrent] = useState<string>()
  const canAttach = useEditor(open.editor, ({ selection }) => selection !== null)
  const actions = useReviewActions({ open, here, text, list })
  // A dialog that closes gives the focus back to where it was opened; the review takes it from there.
  const inDialog = useApp(({ dialog }) => dialog !== null)
  useEffect(() => {
    if (inDialog) return
    const timer = setTimeout(() => list.current?.querySelector<HTMLElement>("li")?.focus())
    return () => clearTimeout(timer)
  }, [inDialog])

  const at = shown.findIndex(({ annotation }) => annotation.id === current)
  if (at + portion / 2 > reach) setReach(at + portion)
  return (
    <ul
      ref={list}
      tabIndex={-1}
      aria-label={t("review.title")}
      onKeyDown={({ key }) => key === "Escape" && reviews.show(false)}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        const isNearEnd = scrollHeight - scrollTop < 3 * clientHeight
        if (isNearEnd && reach < shown.length) setReach(reach + portion)
      }}
      onFocus={({ target }) => {
        if (target.dataset.id !== undefined) setCurrent(target.dataset.id)
      }}
    >
      {shown.slice(0, reach).map((review, index) => (
        <ReviewItem
          key={review.annotation.id}
          review={review}
          now={wordsOf(here.get(review.annotation.id), text)}
          kind={kinds.find(({ id }) => id === review.annotation.kind)}
          canAttach={canAttach}
          isCurrent={index === Math.max(0, at)}
          position={index + 1}
          size={shown.length}
          actions={actions}
        />
      ))}
    </ul>
  )
}

/** Undefined for an orphan. */
function wordsOf(annotation: Annotation | undefined, text: string): string | undefined {
  return annotation?.spans.map(({ start, end }) => text.slice(start, end)).join(" … ")
}
