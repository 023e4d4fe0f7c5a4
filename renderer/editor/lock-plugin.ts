// Annotate mode: the text cannot change, yet caret and keyboard selection work as in any text. The element stays
// editable (otherwise the caret is lost); an EditContext takes typing and input methods away from the DOM, and what
// still arrives is refused, whatever its way in.

import { Plugin } from "prosemirror-state"

/** Chromium's EditContext; absent in other browsers and in the DOM types. https://www.w3.org/TR/edit-context/ */
interface WithEditContext {
  editContext?: unknown
}

/** @param onRefused called when the analyst tries to change the text. */
export function lockPlugin(onRefused: () => void): Plugin {
  const refuse = (event: Event): boolean => {
    event.preventDefault()
    onRefused()
    return true
  }
  return new Plugin({
    filterTransaction: (tr) => tr.doc === tr.before,
    view(view) {
      const Context: unknown = Reflect.get(globalThis, "EditContext")
      const element: HTMLElement & WithEditContext = view.dom
      if (typeof Context === "function" && "editContext" in element) {
        element.editContext = Reflect.construct(Context, [])
      }
      return {
        destroy() {
          if ("editContext" in element) element.editContext = null
        },
      }
    },
    props: {
      attributes: {
        "aria-readonly": "true",
        "aria-multiline": "true",
        role: "textbox",
        spellcheck: "false",
        autocorrect: "off",
        autocapitalize: "off",
        translate: "no",
        inputmode: "none",
      },
      handleTextInput: () => {
        onRefused()
        return true
      },
      handleDOMEvents: {
        beforeinput: (_, event) => refuse(event),
        cut: (_, event) => refuse(event),
        paste: (_, event) => refuse(event),
        drop: (_, event) => refuse(event),
        // Dragging selected text would only ever end in a refusal.
        dragstart: (_, event) => {
          event.preventDefault()
          return true
        },
      },
    },
  })
}
