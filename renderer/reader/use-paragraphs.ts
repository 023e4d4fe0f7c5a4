// The paragraphs in view, looked at again when the view moves or the layout changes; once a frame at most.

import { type RefObject, useEffect, useState } from "react"
import type { Editor, ParagraphInView } from "../editor/editor-state.ts"

export function useParagraphs(
  editor: Editor,
  scroller: RefObject<HTMLElement | null>,
): readonly ParagraphInView[] {
  const [paragraphs, setParagraphs] = useState<readonly ParagraphInView[]>([])
  useEffect(() => {
    const element = scroller.current
    let frame = 0
    const look = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        const now = editor.paragraphsInView()
        setParagraphs((before) => (same(before, now) ? before : now))
      })
    }
    look()
    const stop = editor.subscribe(look)
    element?.addEventListener("scroll", look, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      stop()
      element?.removeEventListener("scroll", look)
    }
  }, [editor, scroller])
  return paragraphs
}

function same(one: readonly ParagraphInView[], other: readonly ParagraphInView[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ number, middle, span }, index) => {
      const before = other[index]
      return before?.number === number && before.middle === middle && before.span.end === span.end
    })
  )
}
