// Keyboard focus among cards of which most are not drawn: where it is, and moving it to a card that has to be
// drawn first.

import { type FocusEvent, type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react"

/** The parts of an open card that can be asked for by name; without one, the card itself. */
export type CardPart = "note" | "previous" | "next" | "first" | "proposal"

interface FocusRequest {
  readonly id: string
  readonly part: CardPart | undefined
}

export function useCardFocus(panel: RefObject<HTMLElement | null>) {
  const [active, setActive] = useState<string | null>(null)
  const [request, setRequest] = useState<FocusRequest | null>(null)
  const answered = useRef<FocusRequest | null>(null)

  // After every drawing, not only when the request changes: the card may be drawn a little later.
  useLayoutEffect(() => {
    if (request === null || request === answered.current) return
    const cards = panel.current?.querySelectorAll<HTMLElement>("[data-card]") ?? []
    const card = [...cards].find((one) => one.dataset.card === request.id)
    const target = card === undefined ? null : partOf(card, request.part)
    if (card === undefined || target === null) return
    answered.current = request
    target.focus({ preventScroll: true })
    card.scrollIntoView({ block: "nearest" })
    // Text that comes into view for the first time gets its true height, which may push the card out again.
    requestAnimationFrame(() => card.scrollIntoView({ block: "nearest" }))
  })

  const focusCard = useCallback((id: string, part?: CardPart) => {
    setActive(id)
    setRequest({ id, part })
  }, [])

  return {
    /** The card that has focus, itself or something in it. */
    active,
    focusCard,
    onFocus(event: FocusEvent) {
      const id = cardOf(event.target)
      if (id !== undefined) setActive(id)
    },
    onBlur(event: FocusEvent) {
      if (cardOf(event.relatedTarget) === undefined) setActive(null)
    },
  }
}

function partOf(card: HTMLElement, part: CardPart | undefined): HTMLElement | null {
  const find = (selector: string) => card.querySelector<HTMLElement>(selector)
  switch (part) {
    case undefined:
      return card
    // The first field; a kind without fields has its note.
    case "first":
      return find('[data-part="first"]') ?? find('[data-part="note"]')
    case "proposal":
      return find("[data-accept]") ?? card
    default:
      return find(`[data-part="${part}"]`)
  }
}

/** The id of the card that something on the page belongs to. */
export function cardOf(target: EventTarget | null): string | undefined {
  const card = target instanceof Element ? target.closest<HTMLElement>("[data-card]") : null
  return card?.dataset.card
}
