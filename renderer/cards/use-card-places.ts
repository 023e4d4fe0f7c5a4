// The cards to draw beside the text, and where. Asks the editor where lines are (once per layout of the text),
// leaves the arithmetic to place-cards, and hands out only what is in view or must not vanish.

import { useRef } from "react"
import { type Annotation, extentOf } from "../../shared/domain/annotation.ts"
import type { Editor, EditorSnapshot } from "../editor/editor-state.ts"
import { CLOSED_RISE, closedHeight, GAP, OPEN_RISE, OPEN_SPACE } from "./card-size.ts"
import { nearRange } from "./near-cards.ts"
import { placeCards } from "./place-cards.ts"
import type { ScrollView } from "./use-scroll-view.ts"

/** Pixels beyond the view in which text is looked for and cards are drawn. */
const MARGIN = 600

export interface PlacedCard {
  readonly annotation: Annotation
  /** Its place among the cards shown, from 0. */
  readonly index: number
  /** Pixels from the top of the panel. */
  readonly top: number
}

export interface PlacesRequest {
  readonly editor: Editor
  readonly snapshot: EditorSnapshot
  /** The annotations that have cards, in reading order. */
  readonly shown: readonly Annotation[]
  readonly view: ScrollView
  readonly openHeight: number
  /** The card with keyboard focus: drawn wherever it is, so that focus is not lost. */
  readonly active: string | null
}

export function useCardPlaces(request: PlacesRequest): readonly PlacedCard[] {
  const { editor, snapshot } = request
  const tops = useRef(new Tops(editor, snapshot.layoutVersion))
  if (!tops.current.fits(editor, snapshot.layoutVersion)) {
    tops.current = new Tops(editor, snapshot.layoutVersion)
  }
  return places(request, tops.current)
}

function places(request: PlacesRequest, tops: Tops): readonly PlacedCard[] {
  const { editor, snapshot, shown, view, openHeight, active } = request
  const begin = view.top - MARGIN
  const end = view.top + view.height + MARGIN
  const isOpen = ({ id }: Annotation) => id === snapshot.selected
  const isKept = (annotation: Annotation) => isOpen(annotation) || annotation.id === active

  const boxOf = (annotation: Annotation, index: number) => {
    const top = tops.of(annotation)
    if (top === undefined) return []
    const line = Math.round(top - view.origin)
    return isOpen(annotation)
      ? [{ annotation, index, target: line - OPEN_RISE - OPEN_SPACE, height: openHeight + 2 * OPEN_SPACE }]
      : [{ annotation, index, target: line - CLOSED_RISE, height: closedHeight(annotation) }]
  }

  const drawn = (annotation: Annotation, index: number, top: number): PlacedCard => ({
    annotation,
    index,
    top: isOpen(annotation) ? top + OPEN_SPACE : top,
  })

  const inSight = editor.visible(MARGIN).filter((annotation) => {
    const top = tops.of(annotation)
    return top !== undefined && top >= begin && top <= end
  })
  const { from, to } = rangeAround(shown, inSight)
  const near = shown.slice(from, to).flatMap((annotation, place) => boxOf(annotation, from + place))
  const pinned = near.findIndex(({ annotation }) => isOpen(annotation))
  const placed = placeCards(near, { gap: GAP, top: view.header, pinned: pinned < 0 ? undefined : pinned })

  const cards = near.flatMap(({ annotation, index, height }, place): PlacedCard[] => {
    const top = placed[place] ?? 0
    const inView = top + height + view.origin >= begin && top + view.origin <= end
    return inView || isKept(annotation) ? [drawn(annotation, index, top)] : []
  })
  // What must not vanish while its text is far away has no neighbours there: it lies exactly at its line.
  const far = [...new Set([snapshot.selected, active])].flatMap((id): PlacedCard[] => {
    const index = id === null ? -1 : shown.findIndex((annotation) => annotation.id === id)
    const annotation = shown[index]
    if (annotation === undefined || (index >= from && index < to)) return []
    return boxOf(annotation, index).map(({ target }) => drawn(annotation, index, target))
  })
  return [...cards, ...far].sort((a, b) => a.index - b.index)
}

function rangeAround(shown: readonly Annotation[], inSight: readonly Annotation[]) {
  const first = inSight[0]
  const last = inSight.at(-1)
  if (first === undefined || last === undefined) return { from: 0, to: 0 }
  return nearRange(shown, extentOf(first).start, extentOf(last).start)
}

/** Where lines begin, each asked for once per layout of the text. */
class Tops {
  private readonly known = new Map<Annotation, number | undefined>()
  private readonly editor: Editor
  private readonly layoutVersion: number

  constructor(editor: Editor, layoutVersion: number) {
    this.editor = editor
    this.layoutVersion = layoutVersion
  }

  fits(editor: Editor, layoutVersion: number): boolean {
    return editor === this.editor && layoutVersion === this.layoutVersion
  }

  of(annotation: Annotation): number | undefined {
    if (!this.known.has(annotation)) this.known.set(annotation, this.editor.topOf(annotation.id))
    return this.known.get(annotation)
  }
}
