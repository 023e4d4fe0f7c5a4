// Tells of changes once the analyst pauses. For overviews: following each change would cost as much as the change itself.

import type { Editor, EditorSnapshot } from "./editor-state.ts"

/** Milliseconds without a change. */
const PAUSE = 300

export type Settled = Pick<EditorSnapshot, "annotations" | "text">

/** Calls back with the latest annotations and text after a pause. @returns a function that ends it. */
export function onSettled(editor: Editor, listener: (now: Settled) => void): () => void {
  let { annotations, text } = editor.getSnapshot()
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = editor.subscribe(() => {
    const now = editor.getSnapshot()
    if (now.annotations === annotations && now.text === text) return
    ;({ annotations, text } = now)
    clearTimeout(timer)
    timer = setTimeout(() => listener(editor.getSnapshot()), PAUSE)
  })
  return () => {
    stop()
    clearTimeout(timer)
  }
}
