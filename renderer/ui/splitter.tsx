// The edge of a pane, dragged or moved with the arrow keys to change its width.

import type { CSSProperties, KeyboardEvent, PointerEvent } from "react"
import "./splitter.css"

interface SplitterProps {
  readonly label: string
  readonly width: number
  readonly min: number
  readonly max: number
  /** On which side of the edge the pane lies, in reading direction. */
  readonly pane: "before" | "after"
  readonly style?: CSSProperties
  onChange(width: number): void
}

const step = 16

export function Splitter({ label, width, min, max, pane, style, onChange }: SplitterProps) {
  const change = (next: number) => onChange(Math.round(Math.min(max, Math.max(min, next))))
  /** +1 where moving right makes the pane wider. */
  const direction = (element: Element) =>
    (pane === "before" ? 1 : -1) * (getComputedStyle(element).direction === "rtl" ? -1 : 1)

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    const handle = event.currentTarget
    const start = event.clientX
    const sign = direction(handle)
    handle.setPointerCapture(event.pointerId)
    const move = (moved: globalThis.PointerEvent) => change(width + sign * (moved.clientX - start))
    handle.addEventListener("pointermove", move)
    handle.addEventListener("lostpointercapture", () => handle.removeEventListener("pointermove", move), {
      once: true,
    })
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const sign = direction(event.currentTarget)
    if (event.key === "ArrowRight") change(width + sign * step)
    else if (event.key === "ArrowLeft") change(width - sign * step)
    else if (event.key === "Home") change(min)
    else if (event.key === "End") change(max)
    else return
    event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule between sections cannot be moved; this one can.
    <div
      className="splitter"
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      style={style}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  )
}
