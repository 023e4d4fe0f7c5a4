// Cards beside the lines they are about, in the text's own scroller.

import { useLayoutEffect, useRef } from "react"
import type { Annotation } from "../../shared/domain/annotation.ts"
import type { EditorSnapshot } from "../editor/editor-state.ts"
import { Card } from "./card.tsx"
import type { CardListProps } from "./card-list.ts"
import { tabStopOf } from "./card-list.ts"
import { useCardPlaces } from "./use-card-places.ts"
import type { ScrollView } from "./use-scroll-view.ts"

/** Milliseconds in which cards may glide: a little more than the move itself. */
const GLIDE = 200

interface PositionListProps extends CardListProps {
  readonly snapshot: EditorSnapshot
  readonly shown: readonly Annotation[]
  readonly view: ScrollView
}

export function PositionList({
  snapshot,
  shown,
  view,
  active,
  openHeight,
  chosen,
  ...card
}: PositionListProps) {
  const list = useRef<HTMLOListElement>(null)
  const { text, selected } = snapshot
  const placed = useCardPlaces({ editor: card.editor, snapshot, shown, view, openHeight, active })
  const tabStop = tabStopOf(placed, active, selected)

  // Cards glide when the analyst changed something, never because the text was laid out anew or scrolled.
  const seen = useRef({ selected, shown })
  useLayoutEffect(() => {
    const element = list.current
    if (element === null || (seen.current.selected === selected && seen.current.shown === shown)) return
    seen.current = { selected, shown }
    element.dataset.gliding = ""
    const timer = setTimeout(() => delete element.dataset.gliding, GLIDE)
    return () => clearTimeout(timer)
  }, [selected, shown])

  return (
    <ol ref={list} className="cards-by-position">
      {placed.map(({ annotation, index, top, half }) => (
        <Card
          key={annotation.id}
          {...card}
          annotation={annotation}
          text={text}
          open={annotation.id === selected}
          chosen={chosen.has(annotation.id)}
          tabStop={annotation.id === tabStop}
          index={index}
          count={shown.length}
          top={top}
          half={half}
        />
      ))}
    </ol>
  )
}
