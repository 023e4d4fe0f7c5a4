// Keys and input in Edit text. Only what changes structure is handled here; the rest is left to the platform, and
// ProseMirror reads it back. ProseMirror's base keymap is not bound: it would let sections be selected and lifted.

import { chainCommands } from "prosemirror-commands"
import { keydownHandler } from "prosemirror-keymap"
import { type Command, Plugin } from "prosemirror-state"
import { catchUp } from "./catch-up.ts"
import type { Editor } from "./editor-state.ts"
import { modeOf } from "./mode-plugin.ts"
import { breakLine, deleteSelected, goToEdge, joinBackward, joinForward, splitParagraph } from "./writing.ts"

const backward = chainCommands(deleteSelected, joinBackward)
const forward = chainCommands(deleteSelected, joinForward)

const keys: Record<string, Command> = {
  Enter: splitParagraph,
  "Shift-Enter": breakLine,
  Backspace: backward,
  "Mod-Backspace": backward,
  "Alt-Backspace": backward,
  "Shift-Backspace": backward,
  Delete: forward,
  "Mod-Delete": forward,
  "Alt-Delete": forward,
}

const changing: ReadonlySet<string> = new Set(["Enter", "Backspace", "Delete"])

/** In both modes: the platform's own way stops where off-screen sections are skipped. */
const caretKeys: Record<string, Command> = {
  "Mod-Home": goToEdge("start", false),
  "Mod-End": goToEdge("end", false),
  "Shift-Mod-Home": goToEdge("start", true),
  "Shift-Mod-End": goToEdge("end", true),
}

export function writingPlugin(editor: Pick<Editor, "undo" | "redo">): Plugin {
  const onKey = keydownHandler(keys)
  const onCaretKey = keydownHandler(caretKeys)
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        if (onCaretKey(view, event)) return true
        if (modeOf(view.state) !== "edit") return false
        // A caret that moved with the key just before is where the browser has it.
        if (changing.has(event.key) && !event.isComposing) catchUp(view)
        return onKey(view, event)
      },
      handleDOMEvents: {
        beforeinput(view, event) {
          if (modeOf(view.state) !== "edit") return false
          // The browser's own undo knows nothing of annotations, and its formatting is no correction.
          if (event.inputType === "historyUndo") editor.undo()
          else if (event.inputType === "historyRedo") editor.redo()
          else if (!event.inputType.startsWith("format")) return false
          event.preventDefault()
          return true
        },
      },
    },
  })
}
