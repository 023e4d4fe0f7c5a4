// Cards beside the lines they are about, in the text's own scroller. They take their places at once: gliding there, each
// would be a layer of its own for every frame of it, which costs more than all else that opening a card does.

import type { Annotation } from "../../shared/domain/annotation.ts"
import { Card } from "./card.tsx"
import { type CardListProps, type CardsSnapshot, tabStopOf } from "./card-list.ts"
import { cardsByLine } from "./cards-by-line.ts"
import type { ScrollView } from "./use-scroll-view.ts"

interface PositionListProps extends CardListProps {
  readonly snapshot: CardsSnapshot
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
  const { text, selected } = snapshot
  const placed = cardsByLine({ editor: card.editor, snapshot, shown, view, openHeight, active })
  const tabStop = tabStopOf(placed, active, selected)

  return (
    <ol className="cards-by-position">
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
