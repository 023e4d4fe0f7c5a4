// The one tooltip of the window: whatever has `data-tooltip` is named by it when the pointer rests there or Tab comes
// to it. One for all, because there are dozens of buttons, and a tooltip of its own would make up most of what drawing
// a button costs.

import { Tooltip } from "radix-ui"
import { useEffect, useState } from "react"
import { cameByTab } from "./came-by-tab.ts"

/** Milliseconds for which the pointer rests before the first tooltip, and within which the next follows at once. */
const DELAY = 500
const GOING_ON = 300

interface Named {
  readonly element: HTMLElement
  readonly label: string
  /** The key that does the same. */
  readonly keyLabel: string | undefined
}

export function Tooltips() {
  const [named, setNamed] = useState<Named>()
  useEffect(() => followPointerAndFocus(setNamed), [])
  if (named === undefined) return null
  const { left, top, width, height } = named.element.getBoundingClientRect()
  return (
    <Tooltip.Provider>
      <Tooltip.Root open onOpenChange={(open) => open || setNamed(undefined)}>
        <Tooltip.Trigger asChild>
          <span aria-hidden className="tooltip-place" style={{ left, top, width, height }} />
        </Tooltip.Trigger>
        {/* A modal dialog lies above everything else in the page. */}
        <Tooltip.Portal container={named.element.closest("dialog")}>
          <Tooltip.Content className="tooltip" sideOffset={6} collisionPadding={8}>
            {named.label}
            {named.keyLabel !== undefined && <kbd>{named.keyLabel}</kbd>}
          </Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
    </Tooltip.Provider>
  )
}

/** @returns a function that ends it */
function followPointerAndFocus(show: (named: Named | undefined) => void): () => void {
  let current: HTMLElement | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let shown = false
  let hidden = Number.NEGATIVE_INFINITY
  const put = (element: HTMLElement) => {
    const { tooltip, tooltipKey } = element.dataset
    if (tooltip === undefined || !element.isConnected || hasOpened(element)) return
    shown = true
    show({ element, label: tooltip, keyLabel: tooltipKey })
  }
  const leave = () => {
    clearTimeout(timer)
    if (shown) hidden = performance.now()
    shown = false
    current = undefined
    show(undefined)
  }
  const go = (element: HTMLElement | undefined, delay: number) => {
    if (element === current) return
    if (current !== undefined) leave()
    if (element === undefined) return
    current = element
    timer = setTimeout(() => put(element), performance.now() - hidden < GOING_ON ? 0 : delay)
  }
  const handlers = {
    pointerover: ({ target, pointerType, buttons }: PointerEvent) => {
      // The pointer may go onto the tooltip itself.
      const isOnTooltip = target instanceof Element && target.closest(".tooltip") !== null
      if (pointerType !== "touch" && buttons === 0 && !isOnTooltip) go(withTooltip(target), DELAY)
    },
    focusin: ({ target }: FocusEvent) => {
      if (cameByTab()) go(withTooltip(target), 0)
    },
    focusout: leave,
    pointerdown: leave,
    scroll: leave,
  }
  const stop = new AbortController()
  const { signal } = stop
  document.addEventListener("pointerover", handlers.pointerover, { signal })
  document.addEventListener("focusin", handlers.focusin, { signal })
  document.addEventListener("focusout", handlers.focusout, { signal })
  document.addEventListener("pointerdown", handlers.pointerdown, { signal, capture: true })
  document.addEventListener("scroll", handlers.scroll, { signal, capture: true, passive: true })
  return () => {
    leave()
    stop.abort()
  }
}

/** Whether its menu stands open, which has its name already, and to which Escape belongs. */
function hasOpened({ ariaHasPopup, ariaExpanded }: HTMLElement): boolean {
  return ariaHasPopup === "menu" && ariaExpanded === "true"
}

function withTooltip(target: EventTarget | null): HTMLElement | undefined {
  return target instanceof Element ? (target.closest<HTMLElement>("[data-tooltip]") ?? undefined) : undefined
}
