// What the mouse means: a click takes the shortest annotation under it, a click again the next one outwards; a
// triple click selects a sentence, because claims are mostly a sentence long. Double click is the platform's.

import { Plugin, TextSelection } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { sentenceAround } from "../../shared/domain/segment.ts"
import { annotationsOf } from "./annotations-plugin.ts"

export interface PointerTarget {
  readonly language: string | undefined
  select(id: string | null): void
  /** Told when the pointer goes down and up: the selection is not settled in between. */
  onPointer(down: boolean): void
}

export function pointerPlugin(target: PointerTarget): Plugin {
  return new Plugin({
    props: {
      handleClick(view, position, event) {
        if (event.button !== 0 || event.shiftKey) return false
        // Selecting an annotation draws the text anew, which would put the caret back to where it was before the click.
        const caret = TextSelection.near(view.state.doc.resolve(position))
        view.dispatch(view.state.tr.setSelection(caret))
        target.select(nextAt(view, annotationsOf(view.state).annotations.blocks.toOffset(position)))
        return false
      },
      handleTripleClick(view, position, event) {
        const { blocks } = annotationsOf(view.state).annotations
        const block = blocks.blockAtPosition(position)
        const { start, end } = blocks.spanOf(block)
        const offset = blocks.toOffset(position) - start
        const sentence = sentenceAround(blocks.slice(start, end), offset, target.language)
        if (event.button !== 0 || sentence === undefined) return false
        const { from: first } = blocks.positionsOf(block)
        const [from, to] = [first + sentence.start, first + sentence.end]
        view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)))
        return true
      },
      handleDOMEvents: {
        pointerdown(view) {
          target.onPointer(true)
          view.dom.ownerDocument.addEventListener("pointerup", () => target.onPointer(false), { once: true })
          return false
        },
      },
    },
  })
}

/** The annotation to select at an offset: the shortest there, or the one outside the selected one. */
export function nextAt(view: EditorView, offset: number): string | null {
  const { annotations, selected } = annotationsOf(view.state)
  const here = annotations.at(offset)
  const index = here.findIndex(({ id }) => id === selected)
  return here[(index + 1) % Math.max(1, here.length)]?.id ?? null
}
