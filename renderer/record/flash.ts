// Shows where something stands in the text: brings it into view and makes it stand out for a moment.

import type { Span } from "../../shared/domain/span.ts"
import type { Editor } from "../editor/editor-state.ts"

/** Milliseconds that a place stands out. */
const MOMENT = 1500

let last: ReturnType<typeof setTimeout> | undefined

export function flash(editor: Editor, span: Span): void {
  clearTimeout(last)
  editor.showSpan(span)
  editor.showHits([span], 0)
  last = setTimeout(() => editor.showHits([], -1), MOMENT)
}
