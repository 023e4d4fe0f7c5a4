// The keyboard loop in the locked text; in Edit text, keys are for writing (writing-plugin.ts). A kind's keys mark a selection and mean nothing without one; Shift with arrows
// is never taken. Commands with Ctrl or Cmd belong to the window, not to the text.

import { Plugin } from "prosemirror-state"
import type { Kind } from "../../shared/domain/codebook.ts"
import { pressedName } from "../app/keyboard.ts"
import { annotationsOf } from "./annotations-plugin.ts"
import { catchUp } from "./catch-up.ts"
import type { Editor, TextCommand } from "./editor-state.ts"
import { modeOf } from "./mode-plugin.ts"
import { resizeByKey } from "./resize-keys.ts"
import type { Resizing } from "./resizing.ts"

interface KeysOptions {
  readonly editor: Editor
  readonly resizing: Resizing
  /** Those of the codebook as it is now. */
  kinds(): readonly Kind[]
  /** What a key means besides the fixed ones. */
  commandFor(event: KeyboardEvent): TextCommand | undefined
  openCard(id: string): void
}

export function keysPlugin({ editor, resizing, kinds, commandFor, openCard }: KeysOptions): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        // ProseMirror swallows these for editors without such commands, and the window would never hear of them.
        keydown: (_, event) =>
          (event.ctrlKey || event.metaKey) && ["b", "i", "y", "z"].includes(event.key.toLowerCase()),
        blur(view) {
          resizing.accept()
          // What was selected last is what the buttons beside the text are about.
          if (!view.composing) catchUp(view)
          return false
        },
      },
      handleKeyDown(view, event) {
        if (modeOf(view.state) === "edit" || event.isComposing) return false
        if (resizing.current !== null) return resizeByKey(resizing, event)
        catchUp(view)
        const { selected } = annotationsOf(view.state)
        const selecting = !view.state.selection.empty
        if (selecting && !event.ctrlKey && !event.metaKey) {
          const kind = kinds().find(({ keys }) => keys.includes(pressedName(event).toLowerCase()))
          if (kind !== undefined) {
            editor.mark(kind.id, { exact: event.altKey })
            return true
          }
        }
        const command = commandFor(event)
        if (command !== undefined) return run(editor, command)
        if (selecting && event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
          editor.mark(editor.getSnapshot().preferredKind, { exact: event.altKey })
          return true
        }
        if (event.altKey || event.ctrlKey || event.metaKey) return false
        switch (event.key) {
          case "Enter":
            if (selected !== null) openCard(selected)
            return true
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
          default:
            return false
        }
      },
    },
  })
}

/** @returns whether the key is used up: Tab past the last annotation leaves the text. */
function run(editor: Editor, command: TextCommand): boolean {
  switch (command) {
    case "next-annotation":
      return editor.selectNext(1)
    case "previous-annotation":
      return editor.selectNext(-1)
    case "resize":
      editor.resize()
      return true
    case "add-span":
      editor.addSpan()
      return true
    case "remove-span":
      editor.removeSpan()
      return true
    case "list-here":
      editor.offerChoice()
      return true
    case "select-outer":
      editor.selectOuter()
      return true
  }
}
