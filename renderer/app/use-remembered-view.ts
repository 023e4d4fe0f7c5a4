// Keeps where the analyst is in an article: a moment after scrolling and moving the caret come to rest, and on leaving.

import { type RefObject, useEffectEvent, useLayoutEffect } from "react"
import type { ArticleView, Editor } from "../editor/editor-state.ts"

const rest = 400

/** Has to be called before the effect that mounts the editor, so that on leaving it still can say where it is. */
export function useRememberedView(
  editor: Editor,
  scroller: RefObject<HTMLElement | null>,
  remember: (view: ArticleView) => void,
): void {
  const tell = useEffectEvent(remember)
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    let last: ArticleView | undefined
    const now = () => {
      clearTimeout(timer)
      const view = editor.getView()
      if (JSON.stringify(view) === JSON.stringify(last)) return
      last = view
      tell(view)
    }
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(now, rest)
    }
    for (const event of ["scroll", "keyup", "pointerup"])
      element.addEventListener(event, soon, { passive: true, signal: stop.signal })
    window.addEventListener("pagehide", now, { signal: stop.signal })
    return () => {
      stop.abort()
      now()
    }
  }, [editor, scroller])
}
