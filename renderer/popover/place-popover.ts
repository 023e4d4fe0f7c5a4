// Where the popover lies: beside the selected text, never over it, and never off screen.

import type { Box } from "../editor/editor-state.ts"

export interface Size {
  readonly width: number
  readonly height: number
}

/** Pixels between the selected text and the popover, and between the popover and the edges of the view. */
export const DISTANCE = 6
export const EDGE = 8

/**
 * The left and top of a popover beside a selection, in the coordinates of both boxes: centred below it, or above
 * where there is no room below. Where the selection leaves no room on either side, it lies at the view's lower
 * edge. `undefined` where the selection lies outside the view.
 */
export function placePopover(
  selection: Box,
  size: Size,
  view: Box,
): { readonly left: number; readonly top: number } | undefined {
  if (selection.bottom <= view.top || selection.top >= view.bottom) return undefined
  const centre = (Math.max(selection.left, view.left) + Math.min(selection.right, view.right)) / 2
  const left = clamp(centre - size.width / 2, view.left + EDGE, view.right - EDGE - size.width)
  const lowest = view.bottom - EDGE - size.height
  const below = Math.max(selection.bottom + DISTANCE, view.top + EDGE)
  const above = Math.min(selection.top - DISTANCE - size.height, lowest)
  if (below <= lowest) return { left, top: below }
  if (above >= view.top + EDGE) return { left, top: above }
  return { left, top: Math.max(lowest, view.top + EDGE) }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
