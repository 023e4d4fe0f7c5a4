// What can be done with cards, by key, by click or from a card's own buttons, and where focus goes afterwards.

import { type KeyboardEvent, type MouseEvent, useCallback, useLayoutEffect, useRef } from "react"
import type { Annotation } from "../../shared/domain/annotation.ts"
import { isKey } from "../app/keyboard.ts"
import type { Editor } from "../editor/editor-state.ts"
import type { ChosenCards } from "./chosen-cards.ts"
import { type CardPart, cardOf } from "./use-card-focus.ts"

export type CardAction =
  | { readonly type: "step"; readonly direction: 1 | -1 }
  | { readonly type: "kind"; readonly kind: string }
  | { readonly type: "delete" }
  /** Marks the other places of the same words. */
  | { readonly type: "mark-all" }
  /** Goes to what is proposed next, or to the card itself. */
  | { readonly type: "go-on" }

interface CardActionsRequest {
  readonly editor: Editor
  readonly selected: string | null
  /** The cards in the order in which keys go through them. */
  readonly order: readonly Annotation[]
  /** Cards chosen together. */
  readonly chosen: ChosenCards
  focusCard(id: string, part?: CardPart): void
  onMarkAll(): void
}

export function useCardActions({
  editor,
  selected,
  order,
  chosen,
  focusCard,
  onMarkAll,
}: CardActionsRequest) {
  const neighbour = (id: string, direction: 1 | -1) => {
    const index = order.findIndex((annotation) => annotation.id === id)
    return index < 0 ? undefined : order[index + direction]?.id
  }

  const act = (id: string, action: CardAction) => {
    if (action.type === "kind") {
      editor.setKind(id, action.kind)
      focusCard(id)
    } else if (action.type === "mark-all") {
      editor.select(id)
      onMarkAll()
    } else if (action.type === "go-on") {
      focusCard(id, "proposal")
    } else if (action.type === "delete") {
      const next = neighbour(id, 1) ?? neighbour(id, -1)
      editor.remove(id)
      if (next === undefined) editor.focus()
      else focusCard(next)
    } else {
      const next = neighbour(id, action.direction)
      if (next === undefined) return
      editor.select(next, { scroll: true })
      focusCard(next, action.direction === 1 ? "next" : "previous")
    }
  }

  /** Does what a key means on the card itself; false where it means nothing. */
  const press = (id: string, key: string): boolean => {
    const go = (next: string | undefined) => {
      if (next !== undefined) focusCard(next)
      return true
    }
    switch (key) {
      case "ArrowDown":
        return go(neighbour(id, 1))
      case "ArrowUp":
        return go(neighbour(id, -1))
      case "Home":
        return go(order[0]?.id)
      case "End":
        return go(order.at(-1)?.id)
      case " ":
        editor.select(id, { scroll: true })
        return true
      case "Enter":
        editor.select(id, { scroll: true })
        focusCard(id, "first")
        return true
      case "Delete":
      case "Backspace":
        if (chosen.ids.has(id)) {
          const rest = order.filter((one) => one.id === id || !chosen.ids.has(one.id))
          const place = rest.findIndex((one) => one.id === id)
          const next = rest[place + 1] ?? rest[place - 1]
          editor.changeAll([...chosen.ids], () => undefined)
          chosen.clear()
          if (next === undefined) editor.focus()
          else focusCard(next.id)
        } else act(id, { type: "delete" })
        return true
      default:
        return false
    }
  }

  // The same function for good, so that cards that did not change need not be drawn again.
  const latest = useRef(act)
  useLayoutEffect(() => {
    latest.current = act
  })
  const onAction = useCallback((id: string, action: CardAction) => latest.current(id, action), [])

  return {
    onAction,
    onClick(event: MouseEvent) {
      const id = cardOf(event.target)
      if (id === undefined) return
      if (event.ctrlKey || event.metaKey) chosen.toggle(id)
      else if (event.shiftKey) chosen.extend(id, selected ?? order[0]?.id ?? id)
      else {
        if (chosen.ids.size > 0) chosen.clear()
        if (id !== selected) editor.select(id, { scroll: true })
      }
    },
    onKeyDown(event: KeyboardEvent) {
      const id = cardOf(event.target)
      if (id === undefined || event.defaultPrevented) return
      const isOnCardItself = event.target instanceof HTMLElement && event.target.dataset.card === id
      if (isOnCardItself && isKey(event.nativeEvent, "Mod+A")) {
        event.preventDefault()
        chosen.all()
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : undefined
      const next = step === undefined || !event.shiftKey ? undefined : neighbour(id, step)
      if (isOnCardItself && next !== undefined) {
        event.preventDefault()
        chosen.extend(next, id)
        focusCard(next)
      } else if (event.key === "Escape" && chosen.ids.size > 0) {
        event.preventDefault()
        chosen.clear()
      } else if (event.key === "Escape") {
        event.preventDefault()
        editor.select(id, { focus: true })
      } else if (isOnCardItself && press(id, event.key)) event.preventDefault()
    },
  }
}
