// What can be done with an annotation of the review, by key or by its buttons, and where the focus goes afterwards.

import { type KeyboardEvent, type RefObject, useLayoutEffect, useMemo, useRef } from "react"
import { flushSync } from "react-dom"
import type { Annotation } from "../../shared/domain/annotation.ts"
import { isOpen, type Review } from "../../shared/domain/review.ts"
import { useModel } from "../app/model-context.ts"
import type { OpenedArticle } from "../app/state.ts"
import { placeNear } from "./place-near.ts"

export type ReviewAction = "accept" | "attach" | "leave" | "remove" | "reveal" | "go"

export interface ReviewActions {
  run(action: ReviewAction, review: Review): void
  onKeyDown(event: KeyboardEvent<HTMLElement>, review: Review): void
}

interface ReviewActionsRequest {
  readonly open: OpenedArticle
  readonly here: ReadonlyMap<string, Annotation>
  readonly text: string
  readonly list: RefObject<HTMLUListElement | null>
}

/** The same object for good, so that rows that did not change need not be drawn again. */
export function useReviewActions(request: ReviewActionsRequest): ReviewActions {
  const { reviews } = useModel()
  const { open, here, text, list } = request
  const { editor } = open

  /** What is decided may leave the list; the focus goes on to the next. */
  const decide = (review: Review, decision: () => void) => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>("li") ?? [])]
    const index = items.findIndex(({ dataset }) => dataset.id === review.annotation.id)
    const next = items[index + 1] ?? items[index - 1]
    // At once, so that no key falls between what goes and what comes.
    flushSync(decision)
    const heir = next?.isConnected === true ? next : list.current
    heir?.focus()
  }

  const run = (action: ReviewAction, review: Review) => {
    const { id } = review.annotation
    const { selection } = editor.getSnapshot()
    if (action === "accept") decide(review, () => reviews.accept(open, review))
    else if (action === "leave") decide(review, () => reviews.leave(open, review))
    else if (action === "remove") decide(review, () => reviews.remove(open, review))
    else if (action === "attach") {
      if (selection !== null) decide(review, () => reviews.attach(open, review, selection))
    } else if (here.has(id)) editor.select(id, { scroll: true, focus: action === "go" })
    else editor.showSpan(placeNear(text, review), { select: action === "go" })
  }

  /** Whether the key means something here. */
  const press = ({ key, currentTarget }: KeyboardEvent<HTMLElement>, review: Review): boolean => {
    const orphaned = review.verdict === "orphaned"
    switch (key.length === 1 ? key.toLowerCase() : key) {
      case "ArrowDown":
        focusOn(currentTarget.nextElementSibling)
        return true
      case "ArrowUp":
        focusOn(currentTarget.previousElementSibling)
        return true
      case "Enter":
        run("go", review)
        return true
      case "a":
        if (!orphaned) run("accept", review)
        return true
      case "r":
        run("attach", review)
        return true
      case "l":
        if (orphaned && isOpen(review)) run("leave", review)
        return true
      case "Delete":
        run("remove", review)
        return true
      case "Escape":
        reviews.show(false)
        return true
      default:
        return false
    }
  }

  const latest = useRef({ run, press })
  useLayoutEffect(() => {
    latest.current = { run, press }
  })
  return useMemo(
    () => ({
      run: (action, review) => latest.current.run(action, review),
      onKeyDown(event, review) {
        if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return
        if (!latest.current.press(event, review)) return
        event.preventDefault()
        event.stopPropagation()
      },
    }),
    [],
  )
}

function focusOn(element: Element | null): void {
  if (element instanceof HTMLElement) element.focus()
}
