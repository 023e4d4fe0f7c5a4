// Follows a part of the editor's picture of itself, so that a component is drawn again for that part only.

import { useRef, useSyncExternalStore } from "react"
import type { Editor, EditorSnapshot } from "../editor/editor-state.ts"

export function useEditor<Part>(editor: Editor, select: (snapshot: EditorSnapshot) => Part): Part {
  return useSyncExternalStore(editor.subscribe, () => select(editor.getSnapshot()))
}

/** Several parts by name; the same object until one of them changes. */
export function useEditorParts<Name extends keyof EditorSnapshot>(
  editor: Editor,
  names: readonly Name[],
): Pick<EditorSnapshot, Name> {
  const last = useRef<EditorSnapshot>(undefined)
  return useSyncExternalStore(editor.subscribe, () => {
    const now = editor.getSnapshot()
    const { current } = last
    if (current === undefined || names.some((name) => current[name] !== now[name])) last.current = now
    return last.current ?? now
  })
}
