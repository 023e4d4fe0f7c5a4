// The keyboard loop in the locked text; in Edit text, keys are for writing (writing-plugin.ts). A kind's keys mark a selection and mean nothing without one; Shift with arrows
// is never taken. Commands with Ctrl or Cmd belong to the window, not to the text.

import { Plugin } from "prosemirror-state"
import type { Kind } from "../../shared/domain/codebook.ts"
import { annotationsOf } from "./annotations-plugin.ts"
import { catchUp } from "./catch-up.ts"
import type { Editor } from "./editor-state.ts"
import { modeOf } from "./mode-plugin.ts"
import { resizeByKey } from "./resize-keys.ts"
import type { Resizing } from "./resizing.ts"

interface KeysOptions {
  readonly editor: Editor
  readonly resizing: Resizing
  readonly kinds: readonly Kind[]
  /** Selects the next annotation outwards at an offset. */
  cycleAt(offset: number): void
  openCard(id: string): void
}

export function keysPlugin({ editor, resizing, kinds, cycleAt, openCard }: KeysOptions): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        // ProseMirror swallows these for editors without such commands, and the window would never hear of them.
        keydown: (_, event) =>
          (event.ctrlKey || event.metaKey) && ["b", "i", "y", "z"].includes(event.key.toLowerCase()),
        blur() {
          resizing.accept()
          return false
        },
      },
      handleKeyDown(view, event) {
        if (modeOf(view.state) === "edit" || event.isComposing) return false
        if (resizing.current !== null) return resizeByKey(resizing, event)
        if (event.ctrlKey || event.metaKey) return false
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
            else if (editor.getSnapshot().choice !== null) editor.endChoice()
            else if (selected === null) return false
            else editor.select(null)
            return true
          case "o":
          case "O":
            cycleAt(annotations.blocks.toOffset(view.state.selection.from))
            return true
          case "l":
          case "L":
            editor.offerChoice()
            return true
          case "r":
          case "R":
            editor.resize()
            return true
          case "+":
          case "=":
            editor.addSpan()
            return true
          case "-":
            editor.removeSpan()
            return true
          default:
            return false
        }
      },
    },
  })
}

/** The key by its letter or digit. With Alt, layouts yield other characters; the key's place tells which it is. */
function pressedKey(event: KeyboardEvent): string {
  if (event.altKey && /^(Key[A-Z]|Digit\d)$/.test(event.code)) return event.code.slice(-1).toLowerCase()
  return event.key.toLowerCase()
}
