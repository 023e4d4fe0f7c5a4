// Copying: text that leaves the app takes its citation along, so that a quotation can always be traced. The
// copy command of the platform does so; a second command copies the bare text.

import { Plugin } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { quoteOf } from "../../shared/domain/annotation.ts"
import type { Span } from "../../shared/domain/span.ts"
import { modeOf } from "./mode-plugin.ts"

export interface CopySource {
  /** The selected text, exactly as selected; null when nothing is. */
  selected(view: EditorView): { readonly text: string; readonly span: Span } | null
  citation(): string
  onCopied(): void
}

export function copyPlugin(source: CopySource): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        copy(view, event) {
          // What is copied while correcting is text to be moved about, not a quotation.
          if (modeOf(view.state) === "edit") return false
          const selected = source.selected(view)
          if (selected === null || event.clipboardData === null) return false
          event.preventDefault()
          event.clipboardData.setData(
            "text/plain",
            withCitation(quoteOf(selected.text, selected.span), source.citation()),
          )
          source.onCopied()
          return true
        },
      },
    },
  })
}

/** A quotation with its source beneath, as it goes to the clipboard. */
export function withCitation(quote: string, citation: string): string {
  return citation === "" ? quote : `“${quote}”\n— ${citation}\n`
}
