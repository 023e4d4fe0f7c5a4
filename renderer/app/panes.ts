// F6 goes from pane to pane, as in other desktop programs. A pane is an element with `data-pane`; what takes the
// focus in it has `data-pane-focus`, or else it is the first thing that can.

const focusable =
  'button:not(:disabled, [tabindex="-1"]), input:not(:disabled), [contenteditable="true"], [tabindex="0"]'

/** Moves the focus to the next pane that has something to focus, or to the one before. */
export function focusNextPane(direction: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")]
  const current = panes.findIndex((pane) => pane.contains(document.activeElement))
  for (let step = 1; step <= panes.length; step++) {
    const index = current === -1 && direction === -1 ? panes.length - step : current + step * direction
    const pane = panes[(index + panes.length) % panes.length]
    const target =
      pane?.querySelector<HTMLElement>("[data-pane-focus]") ?? pane?.querySelector<HTMLElement>(focusable)
    if (target === undefined || target === null) continue
    target.focus()
    if (target.contains(document.activeElement)) return
  }
}
