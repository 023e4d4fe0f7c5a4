// The cards to draw beside the text, and where. Asks the editor where lines are (once per layout of the text),
// leaves the arithmetic to place-cards, and hands out only what is in view or must not vanish.

import { type Annotation, extentOf, placeIn } from "../../shared/domain/annotation.ts"
import type { Editor } from "../editor/editor-state.ts"
import type { CardsSnapshot } from "./card-list.ts"
import { CLOSED_RISE, closedHeight, GAP, OPEN_RISE, OPEN_SPACE } from "./card-size.ts"
import { nearRange } from "./near-cards.ts"
import { packRows, type RowCard } from "./pack-cards.ts"
import { type CardBox, placeCards } from "./place-cards.ts"
import type { PlacedCard } from "./placed-cards.tsx"
import type { ScrollView } from "./use-scroll-view.ts"

/** Pixels beyond the view in which text is looked for and cards are drawn. */
const MARGIN = 200

export interface PlacesRequest {
  readonly editor: Editor
  readonly snapshot: CardsSnapshot
  /** The annotations that have cards, in reading order. */
  readonly shown: readonly Annotation[]
  readonly view: ScrollView
  readonly openHeight: number
  /** The card with keyboard focus: drawn wherever it is, so that focus is not lost. */
  readonly active: string | null
}

/** Asks the editor for lines, which it measures once for each layout of the text. */
export function cardsByLine(request: PlacesRequest): readonly PlacedCard[] {
  const { editor, snapshot, shown, view, openHeight, active } = request
  const begin = view.top - MARGIN
  const end = view.top + view.height + MARGIN
  const isKept = ({ id }: Annotation) => id === snapshot.selected || id === active

  const cardAt = (index: number): readonly NearCard[] => {
    const annotation = shown[index]
    const top = annotation === undefined ? undefined : editor.topOf(annotation.id)
    if (annotation === undefined || top === undefined) return []
    const open = annotation.id === snapshot.selected
    return [{ annotation, index, line: Math.round(top - view.origin), open }]
  }
  const inSight = editor.visible(MARGIN).filter((annotation) => {
    const top = editor.topOf(annotation.id)
    return top !== undefined && top >= begin && top <= end
  })
  const { from, to } = rangeAround(shown, inSight)
  const near = Array.from({ length: to - from }, (_, place) => cardAt(from + place)).flat()

  const rows = packRows(near, snapshot.text.length)
  const boxes = rows.map((row) => boxOf(row, openHeight))
  const pinned = rows.findIndex((row) => row[0]?.open === true)
  const placed = placeCards(boxes, { gap: GAP, top: view.header, pinned: pinned < 0 ? undefined : pinned })

  const cards = rows.flatMap((row, place) => {
    const top = placed[place] ?? 0
    const bottom = top + (boxes[place]?.height ?? 0)
    const isInView = bottom + view.origin >= begin && top + view.origin <= end
    return isInView || row.some(({ annotation }) => isKept(annotation)) ? drawRow(row, top) : []
  })
  // What must not vanish while its text is far away has no neighbours there: it lies exactly at its line.
  const far = [...new Set([snapshot.selected, active])].flatMap((id) => {
    const annotation = id === null ? undefined : snapshot.lookup.get(id)
    const index = annotation === undefined ? -1 : placeIn(shown, annotation)
    const isFar = shown[index]?.id === id && (index < from || index >= to)
    const card = isFar ? cardAt(index)[0] : undefined
    return card === undefined ? [] : drawRow([card], boxOf([card], openHeight).target)
  })
  return [...cards, ...far].sort((a, b) => a.index - b.index)
}

interface NearCard extends RowCard {
  readonly index: number
}

function boxOf(row: readonly NearCard[], openHeight: number): CardBox {
  const first = row[0]
  if (first === undefined) throw new Error("A row holds at least one card")
  return first.open
    ? { target: first.line - OPEN_RISE - OPEN_SPACE, height: openHeight + 2 * OPEN_SPACE }
    : { target: first.line - CLOSED_RISE, height: closedHeight(first.annotation) }
}

function drawRow(row: readonly NearCard[], top: number): readonly PlacedCard[] {
  return row.map(({ annotation, index, open }, place) => ({
    annotation,
    index,
    top: open ? top + OPEN_SPACE : top,
    half: row.length === 1 ? undefined : place === 0 ? "start" : "end",
  }))
}

function rangeAround(shown: readonly Annotation[], inSight: readonly Annotation[]) {
  const first = inSight[0]
  const last = inSight.at(-1)
  if (first === undefined || last === undefined) return { from: 0, to: 0 }
  return nearRange(shown, extentOf(first).start, extentOf(last).start)
}
