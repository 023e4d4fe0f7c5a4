// What part of the scroller around an element is in view. Reported in steps, not pixel by pixel: the browser
// scrolls the cards by itself, and React is needed only when others come near.

import { type RefObject, useLayoutEffect, useState } from "react"

/** Pixels of scrolling between two reports. */
const STEP = 240

export interface ScrollView {
  /** First pixel of the scroller's content in view, rounded down to a step. */
  readonly top: number
  /** Pixels from `top` that may be in view until the next report. */
  readonly height: number
  /** Height of the scroller's own box. */
  readonly boxHeight: number
  /** Where the element begins, in pixels from the top of the scroller's content. */
  readonly origin: number
  /** Height of the header above the element's content, where there is one. */
  readonly header: number
  /** Whether it stays at the top of the view. */
  readonly headerStays: boolean
}

const nothing: ScrollView = { top: 0, height: 0, boxHeight: 0, origin: 0, header: 0, headerStays: false }

export function useScrollView(
  inside: RefObject<HTMLElement | null>,
  header?: RefObject<HTMLElement | null>,
): ScrollView {
  const [view, setView] = useState(nothing)
  useLayoutEffect(() => {
    if (inside.current === null) return
    const element = inside.current
    const head = header?.current ?? null
    const scroller = scrollerOf(element)
    const measure = () => {
      const next: ScrollView = {
        top: Math.floor(scroller.scrollTop / STEP) * STEP,
        height: scroller.clientHeight + STEP,
        boxHeight: scroller.clientHeight,
        origin: Math.round(
          element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop,
        ),
        header: head?.offsetHeight ?? 0,
        headerStays: head !== null && getComputedStyle(head).position === "sticky",
      }
      setView((before) => (same(before, next) ? before : next))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(scroller)
    if (head !== null) observer.observe(head)
    scroller.addEventListener("scroll", measure, { passive: true })
    return () => {
      observer.disconnect()
      scroller.removeEventListener("scroll", measure)
    }
  }, [inside, header])
  return view
}

/** The nearest ancestor that scrolls up and down, or the page. */
function scrollerOf(element: HTMLElement): HTMLElement {
  let ancestor = element.parentElement
  while (ancestor !== null) {
    const { overflowY } = getComputedStyle(ancestor)
    if (overflowY === "auto" || overflowY === "scroll") return ancestor
    ancestor = ancestor.parentElement
  }
  return element.ownerDocument.documentElement
}

function same(a: ScrollView, b: ScrollView): boolean {
  return (
    a.top === b.top &&
    a.height === b.height &&
    a.boxHeight === b.boxHeight &&
    a.origin === b.origin &&
    a.header === b.header &&
    a.headerStays === b.headerStays
  )
}
