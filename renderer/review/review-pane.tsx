// What newer versions of the text did to annotations, to be gone through one by one: in the place of the cards, by mouse
// or by keys. Up and Down walk; what is walked to shows in the text, Enter goes there.

import { X } from "lucide-react"
import { type KeyboardEvent, useEffect, useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import { isOpen, type Review } from "../../shared/domain/review.ts"
import { CardsEdge } from "../app/cards-edge.tsx"
import { useApp, useKinds, useModel } from "../app/model-context.ts"
import type { OpenedArticle } from "../app/state.ts"
import { useEditor } from "../app/use-editor.ts"
import { Button, IconButton } from "../ui/button.tsx"
import { KeptList } from "./kept-list.tsx"
import { placeNear } from "./place-near.ts"
import { ReviewItem } from "./review-item.tsx"
import "./review.css"

export function ReviewPane({ open }: { readonly open: OpenedArticle }) {
  const { t } = useTranslation()
  const { reviews, articles } = useModel()
  const kinds = useKinds()
  const [current, setCurrent] = useState<string>()
  const list = useRef<HTMLUListElement>(null)
  const { editor } = open
  const selection = useEditor(editor, (snapshot) => snapshot.selection)
  const annotations = useEditor(editor, (snapshot) => snapshot.annotations)
  const text = useEditor(editor, (snapshot) => snapshot.text)
  const here = new Map(annotations.map((annotation) => [annotation.id, annotation]))
  const shown = reviewsToShow(open.reviews, new Set(here.keys()))
  const isCurrent = ({ annotation }: Review) => annotation.id === current
  const listed = new Set(shown.map(({ annotation }) => annotation.id))
  const kept = annotations.filter(({ id }) => !listed.has(id))
  const goTo = (id: string) => editor.select(id, { scroll: true, focus: true })
  // A dialog that closes gives the focus back to where it was opened; the review takes it from there.
  const inDialog = useApp(({ dialog }) => dialog !== null)
  useEffect(() => {
    if (inDialog) return
    const timer = setTimeout(() => list.current?.querySelector<HTMLElement>("li")?.focus())
    return () => clearTimeout(timer)
  }, [inDialog])

  const reveal = (review: Review) => {
    const { id } = review.annotation
    if (here.has(id)) editor.select(id, { scroll: true })
    else editor.showSpan(placeNear(text, review))
  }
  const act = (review: Review, action: () => void) => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>("li") ?? [])]
    const index = items.findIndex(({ dataset }) => dataset.id === review.annotation.id)
    const next = items[index + 1] ?? items[index - 1]
    action()
    // What was decided may leave the list; the focus goes on to the next.
    setTimeout(() => (next?.isConnected === true ? next : list.current)?.focus())
  }
  const actions = {
    accept: (review: Review) => act(review, () => reviews.accept(open, review)),
    leave: (review: Review) => act(review, () => reviews.leave(open, review)),
    remove: (review: Review) => act(review, () => reviews.remove(open, review)),
    attach: (review: Review) => {
      if (selection !== null) act(review, () => reviews.attach(open, review, selection))
    },
    goTo(review: Review) {
      reveal(review)
      if (here.has(review.annotation.id)) goTo(review.annotation.id)
      else editor.showSpan(placeNear(text, review), { select: true })
    },
  }
  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>, review: Review) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return
    if (!runKey(event)) return
    event.preventDefault()
    event.stopPropagation()

    function runKey({ key, currentTarget }: KeyboardEvent<HTMLLIElement>): boolean {
      const orphaned = review.verdict === "orphaned"
      switch (key.length === 1 ? key.toLowerCase() : key) {
        case "ArrowDown":
          return focusOn(currentTarget.nextElementSibling)
        case "ArrowUp":
          return focusOn(currentTarget.previousElementSibling)
        case "Enter":
          actions.goTo(review)
          return true
        case "a":
          if (!orphaned) actions.accept(review)
          return true
        case "r":
          actions.attach(review)
          return true
        case "l":
          if (orphaned && isOpen(review)) actions.leave(review)
          return true
        case "Delete":
          actions.remove(review)
          return true
        case "Escape":
          reviews.show(false)
          return true
        default:
          return false
      }
    }
  }
  return (
    <aside className="cards-column" aria-label={t("review.title")} data-pane="cards">
      <CardsEdge />
      <div className="review">
        <header>
          <h2>{t("review.title")}</h2>
          <IconButton icon={X} label={t("review.close")} onClick={() => reviews.show(false)} />
        </header>
        <p className="muted">{t("review.keys")}</p>
        <ul
          ref={list}
          tabIndex={-1}
          aria-label={t("review.title")}
          onKeyDown={({ key }) => key === "Escape" && reviews.show(false)}
        >
          {shown.map((review, index) => (
            <ReviewItem
              key={review.annotation.id}
              review={review}
              now={here.get(review.annotation.id)?.spans.map(({ start, end }) => text.slice(start, end))}
              kind={kinds.find(({ id }) => id === review.annotation.kind)}
              selected={selection === null ? undefined : text.slice(selection.start, selection.end)}
              actions={actions}
              current={review.annotation.id === current || (index === 0 && !shown.some(isCurrent))}
              onFocus={() => {
                setCurrent(review.annotation.id)
                reveal(review)
              }}
              onKeyDown={(event) => onKeyDown(event, review)}
            />
          ))}
        </ul>
        {shown.length === 0 && <p>{t("review.done")}</p>}
        <footer>
          <KeptList kept={kept} text={text} kinds={kinds} onGoTo={goTo} />
          <Button onClick={() => void articles.takeBack(open.id)}>{t("review.takeBack")}</Button>
        </footer>
      </div>
    </aside>
  )
}

function focusOn(element: Element | null): boolean {
  if (element instanceof HTMLElement) element.focus()
  return true
}

/** Orphans last, those that are to stay so at the very end. What was deleted since is settled. */
function reviewsToShow(all: readonly Review[], here: ReadonlySet<string>): Review[] {
  const order = (review: Review) => (review.verdict !== "orphaned" ? 0 : isOpen(review) ? 1 : 2)
  return all
    .filter(({ verdict, annotation }) => verdict === "orphaned" || here.has(annotation.id))
    .sort((a, b) => order(a) - order(b) || start(a) - start(b))
}

function start({ annotation }: Review): number {
  return annotation.spans[0]?.start ?? 0
}
