// When what has the focus goes away (a card that is deleted, the way to a first article, a dialog's own button), the
// platform leaves the focus nowhere: keys scroll nothing, and screen readers start at the top. Then it goes on in the
// same pane, or in the text. What a click takes the focus from keeps its own rules.

import { focusIn } from "./panes.ts"

/** Begins looking after the focus. For as long as the window lives. */
export function keepFocus(): void {
  let waiting = false
  document.addEventListener("focusout", ({ target, relatedTarget }) => {
    if (waiting || relatedTarget !== null || !(target instanceof HTMLElement)) return
    const pane = target.closest("[data-pane]")
    waiting = true
    // Whoever takes something away may give the focus to something else until the next frame, and a menu does so in a
    // turn of its own, which may come after that frame on a busy machine.
    requestAnimationFrame(() =>
      setTimeout(() => {
        waiting = false
        const isGone = !target.isConnected || target.matches(":disabled")
        if (isGone && isNowhere() && !(pane?.isConnected === true && focusIn(pane))) focusOnText()
      }),
    )
  })
}

/**
 * Puts the focus into the text, or what stands in its place, unless it is anywhere already. What one reads stays in view,
 * wherever the caret is.
 */
export function focusOnText(): void {
  const article = document.querySelector('[data-pane="article"]')
  if (isNowhere() && article !== null) focusIn(article, { preventScroll: true })
}

function isNowhere(): boolean {
  return document.activeElement === document.body && document.querySelector("dialog[open]") === null
}
