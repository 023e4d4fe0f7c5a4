// Undo and redo, and what is said of them: whoever does not see the text hears what came and went.

import type { Transaction } from "prosemirror-state"
import { AnnotationStep } from "./annotation-step.ts"
import { type EditorContext, wordsOf } from "./editor-context.ts"
import type { TakenBack } from "./editor-state.ts"

export class TakingBack {
  private readonly context: EditorContext
  private readonly onRecalled: () => void

  /** @param onRecalled there may be more to undo now */
  constructor(context: EditorContext, onRecalled: () => void) {
    this.context = context
    this.onRecalled = onRecalled
  }

  undo(): void {
    if (!this.take("undo")) void this.undoEarlier()
  }

  redo(): void {
    if (!this.take("redo")) this.context.options.onAnnounce({ type: "nothingToRedo" })
  }

  /** Undo goes on with what was done before the article was opened here. */
  private async undoEarlier(): Promise<void> {
    await this.context.session.history.recall()
    this.onRecalled()
    if (!this.take("undo")) this.context.options.onAnnounce({ type: "nothingToUndo" })
  }

  private take(direction: "undo" | "redo"): boolean {
    const { session, options, dispatch } = this.context
    const tr = session.takeBack(direction)
    if (tr === undefined) return false
    const ids = annotationsIn(tr)
    const before = this.inWords(ids[0])
    dispatch(tr)
    const annotation = this.inWords(ids[0]) ?? before
    const what: TakenBack =
      tr.doc !== tr.before
        ? { type: "text" }
        : ids.length > 1
          ? { type: "annotations", count: ids.length }
          : annotation === undefined
            ? { type: "other" }
            : { type: "annotation", ...annotation }
    options.onAnnounce({ type: direction === "undo" ? "undone" : "redone", what })
    return true
  }

  private inWords(id: string | undefined): { readonly kind: string; readonly quote: string } | undefined {
    const { session } = this.context
    const annotation = id === undefined ? undefined : session.annotations.get(id)
    return annotation && { kind: annotation.kind, quote: wordsOf(annotation, session) }
  }
}

function annotationsIn(tr: Transaction): readonly string[] {
  const changes = tr.steps.flatMap((step) => (step instanceof AnnotationStep ? step.changes : []))
  return [...new Set(changes.map(({ id }) => id))]
}
