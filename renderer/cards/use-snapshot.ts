// The editor's picture of itself as React state.

import { useCallback, useSyncExternalStore } from "react"
import type { Editor, EditorSnapshot } from "../editor/editor-state.ts"

export function useSnapshot(editor: Editor): EditorSnapshot {
  const subscribe = useCallback((listener: () => void) => editor.subscribe(listener), [editor])
  const read = useCallback(() => editor.getSnapshot(), [editor])
  return useSyncExternalStore(subscribe, read)
}
