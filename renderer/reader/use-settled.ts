// The annotations once the analyst pauses, for what is drawn of them all.

import { useEffect, useState } from "react"
import type { Editor } from "../editor/editor-state.ts"
import { onSettled, type Settled } from "../editor/on-settled.ts"

export function useSettled(editor: Editor): Settled {
  const [settled, setSettled] = useState<Settled>(() => editor.getSnapshot())
  useEffect(() => onSettled(editor, setSettled), [editor])
  return settled
}
