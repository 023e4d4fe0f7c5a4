// Keys while an annotation is being resized: arrows move an end, Tab goes to the next one, Enter accepts, Esc gives up.
// All others wait, lest a stray letter does something else to what is half done.

import type { Resizing } from "./resizing.ts"

/** What one key does to a resize; true where the key is used up. */
export function resizeByKey(resizing: Resizing, event: KeyboardEvent): boolean {
  const byGrapheme = event.ctrlKey || event.metaKey || event.altKey
  switch (event.key) {
    case "ArrowLeft":
    case "ArrowRight":
      resizing.arrow(event.key, byGrapheme ? "grapheme" : "word")
      return true
    case "Tab":
      resizing.swap()
      return true
    case "Enter":
      resizing.accept()
      return true
    case "Escape":
      resizing.cancel()
      return true
    default:
      // Commands with Ctrl or Cmd are the window's; undoing means to give up first.
      if (!byGrapheme) return true
      if (event.key.toLowerCase() === "z") {
        resizing.cancel()
        return true
      }
      return false
  }
}
