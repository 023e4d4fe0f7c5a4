// What is in view, looked at again when the view moves or the layout changes; once a frame at most. Changes of
// annotations alone move nothing, so nothing is measured for them.

import { type RefObject, useEffect, useState } from "react"
import type { Editor } from "../editor/editor-state.ts"

/** @param look the same function for good, as is `isSame` */
export function useInView<Seen>(
  editor: Editor,
  scroller: RefObject<HTMLElement | null>,
  look: (editor: Editor) => Seen,
  isSame: (one: Seen, other: Seen) => boolean,
): Seen {
  const [seen, setSeen] = useState(() => look(editor))
  useEffect(() => {
    const element = scroller.current
    let frame = 0
    const lookSoon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        const now = look(editor)
        setSeen((before) => (isSame(before, now) ? before : now))
      })
    }
    lookSoon()
    let { text, layoutVersion } = editor.getSnapshot()
    const stop = editor.subscribe(() => {
      const now = editor.getSnapshot()
      if (now.text === text && now.layoutVersion === layoutVersion) return
      ;({ text, layoutVersion } = now)
      lookSoon()
    })
    element?.addEventListener("scroll", lookSoon, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      stop()
      element?.removeEventListener("scroll", lookSoon)
    }
  }, [editor, scroller, look, isSame])
  return seen
}
