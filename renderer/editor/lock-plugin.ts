// Annotate mode: the text cannot change, yet caret and keyboard selection work as in any text. The element stays
// editable (otherwise the caret is lost); an EditContext takes typing and input methods away from the DOM, and what
// still arrives is refused, whatever its way in. In Edit text all of this is off.

import { type EditorState, Plugin } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { modeOf } from "./mode-plugin.ts"
import { sourceOf } from "./transaction-source.ts"

/** Chromium's EditContext; absent in other browsers and in the DOM types. https://www.w3.org/TR/edit-context/ */
interface WithEditContext {
  editContext?: unknown
}

/** @param onRefused called when the analyst tries to change the text. */
export function lockPlugin(onRefused: () => void): Plugin {
  const refuse = (view: EditorView, event: Event): boolean => {
    if (!isLocked(view.state)) return false
    event.preventDefault()
    onRefused()
    return true
  }
  return new Plugin({
    filterTransaction: (tr, state) => tr.doc === tr.before || !isLocked(state) || sourceOf(tr) !== undefined,
    view(view) {
      const element: HTMLElement & WithEditContext = view.dom
      setContext(element, isLocked(view.state))
      return {
        update(_, before) {
          const locked = isLocked(view.state)
          if (locked !== isLocked(before)) setContext(element, locked)
        },
        destroy: () => setContext(element, false),
      }
    },
    props: {
      attributes: (state) => ({
        "aria-readonly": String(isLocked(state)),
        "aria-multiline": "true",
        role: "textbox",
        spellcheck: "false",
        autocorrect: "off",
        autocapitalize: "off",
        translate: "no",
        inputmode: isLocked(state) ? "none" : "text",
      }),
      handleTextInput(view) {
        if (!isLocked(view.state)) return false
        onRefused()
        return true
      },
      handleDOMEvents: {
        beforeinput: refuse,
        cut: refuse,
        paste: refuse,
        drop: refuse,
        // Dragging selected text would only ever end in a refusal.
        dragstart(view, event) {
          if (!isLocked(view.state)) return false
          event.preventDefault()
          return true
        },
      },
    },
  })
}

function isLocked(state: EditorState): boolean {
  return modeOf(state) === "annotate"
}

function setContext(element: HTMLElement & WithEditContext, wanted: boolean): void {
  const Context: unknown = Reflect.get(globalThis, "EditContext")
  if (typeof Context !== "function" || !("editContext" in element)) return
  element.editContext = wanted ? Reflect.construct(Context, []) : null
}
