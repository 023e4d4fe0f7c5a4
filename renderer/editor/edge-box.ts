// Where on screen a span begins or ends: beside its first or last character, on the side from which that is read.

import type { EditorView } from "prosemirror-view"
import { isRightToLeft, type Side } from "../../shared/domain/boundary.ts"
import { isLowSurrogate } from "../../shared/domain/offset.ts"
import type { Span } from "../../shared/domain/span.ts"
import type { BlockIndex } from "./block-index.ts"

/** A vertical line in viewport pixels. */
export interface Edge {
  readonly x: number
  readonly top: number
  readonly bottom: number
  /** Where the span lies, seen from the line. */
  readonly inward: "left" | "right"
}

/** How much text tells which way it runs at an end. */
const NEAR = 40

/** The line at one end of a span; `undefined` where that is not laid out. */
export function edgeOf(view: EditorView, blocks: BlockIndex, span: Span, side: Side): Edge | undefined {
  const range = characterAt(view, blocks, span[side], side)
  const boxes = range?.getClientRects()
  const box = side === "start" ? boxes?.[0] : boxes?.[boxes.length - 1]
  if (box === undefined) return undefined
  const near =
    side === "start"
      ? blocks.slice(span.start, Math.min(span.end, span.start + NEAR))
      : [...blocks.slice(Math.max(span.start, span.end - NEAR), span.end)].reverse().join("")
  const isAtLeft = (side === "start") !== isRightToLeft(near)
  const { top, bottom } = box
  return { x: isAtLeft ? box.left : box.right, top, bottom, inward: isAtLeft ? "right" : "left" }
}

function characterAt(view: EditorView, blocks: BlockIndex, offset: number, side: Side): Range | undefined {
  const { node, offset: at } = view.domAtPos(blocks.toPosition(offset, side), side === "start" ? 1 : -1)
  if (!(node instanceof Text)) return undefined
  const range = document.createRange()
  if (side === "start") range.setStart(node, at)
  else {
    const from = Math.max(0, at - 1)
    range.setStart(node, isLowSurrogate(node.data.charCodeAt(from)) ? Math.max(0, from - 1) : from)
  }
  range.setEnd(node, side === "start" ? Math.min(node.length, at + 1) : at)
  return range
}
