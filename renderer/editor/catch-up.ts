// The browser tells of a new selection a moment later, and after the next key when that comes at once: a span must not
// be marked as it was a keystroke ago.

import { TextSelection } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"

/** Takes over what the browser has selected. */
export function catchUp(view: EditorView): void {
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
