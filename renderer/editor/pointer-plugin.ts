// What the mouse means: a click takes the shortest annotation under it, a click again the next one outwards; a
// triple click selects a sentence, because claims are mostly a sentence long. Double click is the platform's, which only
// needs help where lines run in both directions and at genitives. With Ctrl or Cmd, selecting text adds it to the
// selected annotation, and a click on one of its parts takes that away.

import { Plugin, TextSelection } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { utf16 } from "../../shared/domain/offset.ts"
import { snapToWords } from "../../shared/domain/segment.ts"
import { sentenceAround } from "../../shared/domain/sentence.ts"
import { annotationsOf } from "./annotations-plugin.ts"
import { catchUp } from "./catch-up.ts"
import { letterAt } from "./letter-at.ts"
import { modeOf } from "./mode-plugin.ts"

export interface PointerTarget {
  readonly language: string | undefined
  /** A click at an offset; the point is in the coordinates of the viewport. */
  click(offset: number, point: { readonly x: number; readonly y: number }): void
  /** Adds what is selected to the selected annotation; `exact` without snapping. */
  add(exact: boolean): void
  /** Takes the part of the selected annotation at an offset away. */
  take(offset: number): void
  /** Told when the pointer goes down and up: the selection is not settled in between. */
  onPointer(down: boolean): void
}

export function pointerPlugin(target: PointerTarget): Plugin {
  let down = { x: 0, y: 0 }
  return new Plugin({
    props: {
      handleClick(view, position, event) {
        if (event.button !== 0 || event.shiftKey) return false
        if (isAdding(event)) return true
        // Selecting an annotation draws the text anew, which would put the caret back to where it was before the click.
        const caret = TextSelection.near(view.state.doc.resolve(position))
        view.dispatch(view.state.tr.setSelection(caret))
        const { blocks } = annotationsOf(view.state).annotations
        // The platform names the nearest place between two letters: in a last letter's second half that is the end.
        const isOnMark = event.target instanceof Element && event.target.closest(".mark") !== null
        const letter = isOnMark ? letterAt(view, position, event) : undefined
        target.click(blocks.toOffset(letter ?? position), { x: event.clientX, y: event.clientY })
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
        dblclick(view, event) {
          const stayed = Math.hypot(event.clientX - down.x, event.clientY - down.y) < STILL
          if (stayed && event.button === 0) selectWordUnder(view, event, target.language)
          return false
        },
        pointerdown(view, event) {
          down = { x: event.clientX, y: event.clientY }
          target.onPointer(true)
          const up = (released: PointerEvent) => {
            target.onPointer(false)
            if (isAdding(event) && event.button === 0) addOrTake(view, released, target)
          }
          view.dom.ownerDocument.addEventListener("pointerup", up, { once: true })
          return false
        },
      },
    },
  })
}

/** A pointer that moves less than this between press and release drags nothing, in pixels. */
const STILL = 4

/** Selects the word that a double click was meant for, where the platform may have another one. */
function selectWordUnder(view: EditorView, event: MouseEvent, language: string | undefined): void {
  const found = view.posAtCoords({ left: event.clientX, top: event.clientY })
  if (found === null) return
  const { blocks } = annotationsOf(view.state).annotations
  const block = blocks.blockAtPosition(found.pos)
  const { start, end } = blocks.spanOf(block)
  const text = blocks.slice(start, end)
  const letter = mayBeOther.test(text) ? letterAt(view, found.pos, event) : undefined
  if (letter === undefined) return
  const at = utf16(blocks.toOffset(letter) - start)
  const word = snapToWords(text, { start: at, end: utf16(at + 1) }, "punctuation", language)
  if (word === undefined) return
  const { from: first } = blocks.positionsOf(block)
  const selection = TextSelection.create(view.state.doc, first + word.start, first + word.end)
  view.dispatch(view.state.tr.setSelection(selection))
}

/** Letters of scripts that run from right to left, and an apostrophe within a word: “Austin’s” is a name first. */
const mayBeOther = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|\p{L}['’]\p{L}/u

function isAdding(event: MouseEvent): boolean {
  return event.ctrlKey || event.metaKey
}

function addOrTake(view: EditorView, event: PointerEvent, target: PointerTarget): void {
  if (modeOf(view.state) === "edit") return
  catchUp(view)
  if (!view.state.selection.empty) {
    target.add(event.altKey)
    return
  }
  const found = view.posAtCoords({ left: event.clientX, top: event.clientY })
  if (found !== null) target.take(annotationsOf(view.state).annotations.blocks.toOffset(found.pos))
}
