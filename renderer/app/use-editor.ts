// Follows a part of the editor's picture of itself, so that a component is drawn again for that part only.

import { useSyncExternalStore } from "react"
import type { Editor, EditorSnapshot } from "../editor/editor-state.ts"

export function useEditor<Part>(editor: Editor, select: (snapshot: EditorSnapshot) => Part): Part {
  return useSyncExternalStore(editor.subscribe, () => select(editor.getSnapshot()))
}
