// A stretch of the list that is drawn only near the view, and otherwise holds its place by its height.

import { type ReactNode, useLayoutEffect, useRef, useState } from "react"

/** The height of a row before any was measured, in pixels: two lines of title. */
const rowHeight = 76
/** How far outside of the view a chunk is drawn. */
const margin = "600px 0px"

interface RowChunkProps {
  readonly count: number
  readonly startsDrawn: boolean
  readonly mustDraw: boolean
  children(): ReactNode
}

export function RowChunk({ count, startsDrawn, mustDraw, children }: RowChunkProps) {
  const element = useRef<HTMLUListElement>(null)
  const [near, setNear] = useState(startsDrawn)
  const [perRow, setPerRow] = useState(rowHeight)
  useLayoutEffect(() => {
    const chunk = element.current
    if (chunk === null) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry === undefined) return
        // Measured while it is still drawn, so that the list does not jump when it no longer is.
        if (!entry.isIntersecting) setPerRow(entry.boundingClientRect.height / Math.max(1, count))
        setNear(entry.isIntersecting)
      },
      { root: chunk.parentElement, rootMargin: margin },
    )
    observer.observe(chunk)
    return () => observer.disconnect()
  }, [count])
  const drawn = near || mustDraw
  return (
    <ul ref={element} style={drawn ? {} : { blockSize: perRow * count }}>
      {drawn && children()}
    </ul>
  )
}
