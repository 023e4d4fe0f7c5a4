// The annotations once the analyst pauses. For overviews: they would cost as much as the change itself each time.

import { useEffect, useState } from "react"
import type { Editor, EditorSnapshot } from "../editor/editor-state.ts"

/** Milliseconds without a change. */
const PAUSE = 300

type Settled = Pick<EditorSnapshot, "annotations" | "text">

export function useSettled(editor: Editor): Settled {
  const [settled, setSettled] = useState<Settled>(() => editor.getSnapshot())
  useEffect(() => {
    let { annotations, text } = editor.getSnapshot()
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = editor.subscribe(() => {
      const now = editor.getSnapshot()
      if (now.annotations === annotations && now.text === text) return
      ;({ annotations, text } = now)
      clearTimeout(timer)
      timer = setTimeout(() => setSettled(now), PAUSE)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [editor])
  return settled
}
