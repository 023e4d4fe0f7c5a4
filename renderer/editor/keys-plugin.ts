// The keyboard loop in the locked text; in Edit text, keys are for writing (writing-plugin.ts). A kind's keys mark a selection and mean nothing without one; Shift with arrows
// is never taken. Commands with Ctrl or Cmd belong to the window, not to the text.

import { Plugin, TextSelection } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import type { Kind } from "../../shared/domain/codebook.ts"
import { annotationsOf } from "./annotations-plugin.ts"
import type { Editor } from "./editor-state.ts"
import { modeOf } from "./mode-plugin.ts"
import { nextAt } from "./pointer-plugin.ts"

export function keysPlugin(editor: Editor, kinds: readonly Kind[], openCard: (id: string) => void): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        // ProseMirror swallows these for editors without such commands, and the window would never hear of them.
        keydown: (_, event) =>
          (event.ctrlKey || event.metaKey) && ["b", "i", "y", "z"].includes(event.key.toLowerCase()),
      },
      handleKeyDown(view, event) {
        if (modeOf(view.state) === "edit" || event.isComposing || event.ctrlKey || event.metaKey) return false
        catchUp(view)
        const { annotations, selected } = annotationsOf(view.state)
        const selecting = !view.state.selection.empty
        if (selecting) {
          const kind = kinds.find(({ keys }) => keys.includes(pressedKey(event)))
          if (kind !== undefined) {
            editor.mark(kind.id, { exact: event.altKey })
            return true
          }
        }
        if (event.altKey) return false
        switch (event.key) {
          case "Enter":
            if (selecting) editor.mark(editor.getSnapshot().preferredKind)
            else if (selected !== null) openCard(selected)
            return true
          case "Tab":
            return editor.selectNext(event.shiftKey ? -1 : 1)
          case "Backspace":
          case "Delete":
            if (selected !== null && !selecting) editor.remove(selected)
            return selected !== null && !selecting
          case "Escape":
            if (selecting) editor.collapse()
            else editor.select(null)
            return selecting || selected !== null
          case "o":
          case "O":
            editor.select(nextAt(view, annotations.blocks.toOffset(view.state.selection.from)))
            return true
          default:
            return false
        }
      },
    },
  })
}

/**
 * Takes over what the browser has selected. It tells of a new selection a moment later, and after the next key when
 * that comes at once: a span must not be marked as it was a keystroke ago.
 */
function catchUp(view: EditorView): void {
  const selection = view.dom.ownerDocument.getSelection()
  const { anchorNode = null, focusNode = null } = selection ?? {}
  if (selection === null || !view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return
  if (anchorNode === null || focusNode === null) return
  const { doc, tr } = view.state
  const anchor = doc.resolve(view.posAtDOM(anchorNode, selection.anchorOffset))
  const head = doc.resolve(view.posAtDOM(focusNode, selection.focusOffset))
  if (!anchor.parent.inlineContent || !head.parent.inlineContent) return
  const found = TextSelection.between(anchor, head)
  if (!found.eq(view.state.selection)) view.dispatch(tr.setSelection(found))
}

/** The key by its letter or digit. With Alt, layouts yield other characters; the key's place tells which it is. */
function pressedKey(event: KeyboardEvent): string {
  if (event.altKey && /^(Key[A-Z]|Digit\d)$/.test(event.code)) return event.code.slice(-1).toLowerCase()
  return event.key.toLowerCase()
}
