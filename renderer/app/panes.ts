// F6 goes from pane to pane, as in other desktop programs. A pane is an element with `data-pane`.

/** What takes the focus in a pane, the best first: what says so, the text, anything. */
const targets = [
  "[data-pane-focus]",
  '[contenteditable="true"]',
  'button:not(:disabled, [tabindex="-1"]), input:not(:disabled), [tabindex="0"]',
]

/** Moves the focus to the next pane that has something to focus, or to the one before. */
export function focusNextPane(direction: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]:not([inert] *)")]
  const current = panes.findIndex((pane) => pane.contains(document.activeElement))
  for (let step = 1; step <= panes.length; step++) {
    const index = current === -1 && direction === -1 ? panes.length - step : current + step * direction
    const pane = panes[(index + panes.length) % panes.length]
    if (pane !== undefined && focusIn(pane)) return
  }
}

/** @returns whether there was something to focus. */
export function focusIn(pane: Element, options: FocusOptions = {}): boolean {
  const target = targets
    .map((selector) => pane.querySelector<HTMLElement>(selector))
    .find((element) => element instanceof HTMLElement)
  target?.focus(options)
  return target?.contains(document.activeElement) ?? false
}
