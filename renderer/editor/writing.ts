// What Enter, Backspace and Delete do to the text. Inside a textblock the platform types and deletes by itself, which
// input methods rely on; here are the changes of structure. All keep to the textblocks: sections, which are only
// drawn, never stop a block from being split or joined.

import { joinTextblockBackward, joinTextblockForward } from "prosemirror-commands"
import type { ResolvedPos } from "prosemirror-model"
import { type Command, type EditorState, Selection, TextSelection, type Transaction } from "prosemirror-state"
import { canSplit, liftTarget } from "prosemirror-transform"
import type { AnnotationSet } from "./annotation-set.ts"
import { annotationsOf } from "./annotations-plugin.ts"
import { drawnSchema } from "./drawing.ts"

/** Newlines before a new paragraph where the article gives no example. */
const USUAL_GAP = 2

/** Deletes what is selected. */
export const deleteSelected: Command = (state, dispatch) => {
  if (state.selection.empty) return false
  dispatch?.(state.tr.deleteSelection().scrollIntoView())
  return true
}

/** At the start of a textblock, joins it to the one before. */
export const joinBackward: Command = (state, dispatch, view) =>
  joinTextblockBackward(state, dispatch && ((tr) => dispatch(tr.scrollIntoView())), view)

/** At the end of a textblock, joins the next one to it. */
export const joinForward: Command = (state, dispatch, view) =>
  joinTextblockForward(state, dispatch && ((tr) => dispatch(tr.scrollIntoView())), view)

/** Begins a new paragraph; in a list a new item. An empty item ends its list. */
export const splitParagraph: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (empty && isEmptyItem($from)) return liftItem(state, dispatch)
  const tr = state.tr
  if (!empty) tr.deleteSelection()
  const $at = tr.doc.resolve(tr.mapping.map($from.pos))
  const { parent } = $at
  if (!parent.isTextblock) return false
  // What follows a heading is text, unless the heading itself is cut in two.
  const type = $at.parentOffset === parent.content.size ? drawnSchema.nodes.paragraph : parent.type
  const attrs = type === parent.type ? { ...parent.attrs } : {}
  const textblock = { type, attrs: { ...attrs, gap: gapNear(annotationsOf(state).annotations, $from.pos) } }
  const inItem = $at.depth > 1 && $at.node(-1).type === drawnSchema.nodes.list_item && $at.index(-1) === 0
  const types = inItem ? [{ type: drawnSchema.nodes.list_item }, textblock] : [textblock]
  if (!canSplit(tr.doc, $at.pos, types.length, types)) return false
  dispatch?.(tr.split($at.pos, types.length, types).scrollIntoView())
  return true
}

/** Breaks the line within a paragraph. */
export const breakLine: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(drawnSchema.node("hard_break")).scrollIntoView())
  return true
}

/** Puts the caret at the very start or end of the article, or extends the selection to there. */
export function goToEdge(edge: "start" | "end", extend: boolean): Command {
  return ({ doc, selection, tr }, dispatch) => {
    const goal = edge === "start" ? Selection.atStart(doc) : Selection.atEnd(doc)
    const made = extend ? TextSelection.between(selection.$anchor, goal.$head) : goal
    dispatch?.(tr.setSelection(made).scrollIntoView())
    return true
  }
}

/** The newlines before paragraphs around a position, so that a new one looks like its neighbours. */
export function gapNear({ blocks }: AnnotationSet, position: number): number {
  // The first textblock's own newlines are no example: nothing comes before it.
  const example = Math.max(1, blocks.blockAtPosition(position))
  return example < blocks.count ? Number(blocks.nodeOf(example).attrs.gap) : USUAL_GAP
}

function isEmptyItem($at: ResolvedPos): boolean {
  return (
    $at.parent.isTextblock &&
    $at.parent.content.size === 0 &&
    $at.depth > 1 &&
    $at.node(-1).type === drawnSchema.nodes.list_item &&
    $at.node(-1).childCount === 1
  )
}

/** Takes an empty item out of its list, as a paragraph of its own. */
function liftItem({ selection, tr }: EditorState, dispatch?: (tr: Transaction) => void): boolean {
  const range = selection.$from.blockRange()
  const out = range === null ? null : liftTarget(range)
  if (range === null || out === null) return false
  dispatch?.(tr.lift(range, out).scrollIntoView())
  return true
}
