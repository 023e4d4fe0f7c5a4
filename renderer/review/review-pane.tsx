// What newer versions of the text did to annotations, to be gone through one by one: in the place of the cards, by mouse
// or by keys. Up and Down walk; what is walked to shows in the text, Enter goes there.

import { X } from "lucide-react"
import { useMemo } from "react"
import { isOpen, type Review } from "../../shared/domain/review.ts"
import { CardsEdge } from "../app/cards-edge.tsx"
import { useKinds, useModel } from "../app/model-context.ts"
import type { OpenedArticle } from "../app/state.ts"
import { useEditor } from "../app/use-editor.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button, IconButton } from "../ui/button.tsx"
import { KeptList } from "./kept-list.tsx"
import { ReviewList } from "./review-list.tsx"
import "./review.css"

export function ReviewPane({ open }: { readonly open: OpenedArticle }) {
  const { t } = useTranslation()
  const { reviews, articles } = useModel()
  const kinds = useKinds()
  const { editor } = open
  const annotations = useEditor(editor, (snapshot) => snapshot.annotations)
  const text = useEditor(editor, (snapshot) => snapshot.text)
  const here = useMemo(
    () => new Map(annotations.map((annotation) => [annotation.id, annotation])),
    [annotations],
  )
  const shown = useMemo(() => reviewsToShow(open.reviews, here), [open.reviews, here])
  const kept = useMemo(() => {
    const listed = new Set(shown.map(({ annotation }) => annotation.id))
    return annotations.filter(({ id }) => !listed.has(id))
  }, [annotations, shown])
  const goTo = (id: string) => editor.select(id, { scroll: true, focus: true })
  return (
    <aside className="cards-column" aria-label={t("review.title")} data-pane="cards">
      <CardsEdge />
      <div className="review">
        <header>
          <h2>{t("review.title")}</h2>
          <IconButton icon={X} label={t("review.close")} onClick={() => reviews.show(false)} />
        </header>
        <p className="muted">{t("review.keys")}</p>
        <ReviewList open={open} shown={shown} here={here} text={text} kinds={kinds} />
        {shown.length === 0 && <p>{t("review.done")}</p>}
        <footer>
          <KeptList kept={kept} text={text} kinds={kinds} onGoTo={goTo} />
          <Button onClick={() => void articles.takeBack(open.id)}>{t("review.takeBack")}</Button>
        </footer>
      </div>
    </aside>
  )
}

/** Orphans last, those that are to stay so at the very end. What was deleted since is settled. */
function reviewsToShow(all: readonly Review[], here: { has(id: string): boolean }): Review[] {
  const order = (review: Review) => (review.verdict !== "orphaned" ? 0 : isOpen(review) ? 1 : 2)
  return all
    .filter(({ verdict, annotation }) => verdict === "orphaned" || here.has(annotation.id))
    .sort((a, b) => order(a) - order(b) || start(a) - start(b))
}

function start({ annotation }: Review): number {
  return annotation.spans[0]?.start ?? 0
}
