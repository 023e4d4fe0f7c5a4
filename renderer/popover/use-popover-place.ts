// Keeps a popover beside the text that it is about. It lies in a layer without size inside the scrolled text, so that the
// browser scrolls it along; it is placed anew when selection, layout or window change, and after scrolling, when
// the other side of the selection may be the better one.

import { type RefObject, useEffectEvent, useLayoutEffect, useRef, useState } from "react"
import type { Box } from "../editor/editor-state.ts"
import { placePopover } from "./place-popover.ts"

interface Place {
  readonly left: number
  readonly top: number
}

/**
 * The place is relative to the layer; `undefined` while there is none to be had. `boxOf` tells where the text is, and
 * is asked again when `reason` is another one.
 */
export function usePopoverPlace(
  boxOf: () => Box | null,
  reason: unknown,
  popover: RefObject<HTMLElement | null>,
): { readonly layer: RefObject<HTMLDivElement | null>; readonly place: Place | undefined } {
  const layer = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<Place | undefined>(undefined)

  const update = useEffectEvent(() =>
    setPlace((before) => unlessEqual(before, measure(boxOf(), layer.current, popover.current))),
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: another reason may mean another place
  useLayoutEffect(() => {
    update()
    let frame = 0
    const updateSoon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(update)
    }
    window.addEventListener("scroll", updateSoon, { capture: true, passive: true })
    window.addEventListener("resize", updateSoon)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener("scroll", updateSoon, { capture: true })
      window.removeEventListener("resize", updateSoon)
    }
  }, [reason])
  return { layer, place }
}

function measure(box: Box | null, layer: HTMLElement | null, popover: HTMLElement | null): Place | undefined {
  if (box === null || layer === null || popover === null) return undefined
  const size = { width: popover.offsetWidth, height: popover.offsetHeight }
  const place = placePopover(box, size, viewAround(layer))
  const origin = layer.getBoundingClientRect()
  return place && { left: Math.round(place.left - origin.left), top: Math.round(place.top - origin.top) }
}

/** The part of the window in which the layer's surroundings can be seen: inside every ancestor that clips. */
function viewAround(layer: HTMLElement): Box {
  let view: Box = { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight }
  for (let element = layer.parentElement; element !== null; element = element.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(element)
    if (overflowX === "visible" && overflowY === "visible") continue
    const box = element.getBoundingClientRect()
    view = {
      left: Math.max(view.left, box.left),
      top: Math.max(view.top, box.top),
      right: Math.min(view.right, box.right),
      bottom: Math.min(view.bottom, box.bottom),
    }
  }
  return view
}

function unlessEqual(before: Place | undefined, next: Place | undefined): Place | undefined {
  return before?.left === next?.left && before?.top === next?.top ? before : next
}
