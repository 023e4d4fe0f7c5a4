// Cards beside the lines they are about, in the text's own scroller. They take their places at once: gliding there, each
// would be a layer of its own for every frame of it, which costs more than all else that opening a card does.

import type { Annotation } from "../../shared/domain/annotation.ts"
import { type CardListProps, type CardsSnapshot, tabStopOf } from "./card-list.ts"
import { cardsByLine } from "./cards-by-line.ts"
import { PlacedCards } from "./placed-cards.tsx"
import type { ScrollView } from "./use-scroll-view.ts"

interface PositionListProps extends CardListProps {
  readonly snapshot: CardsSnapshot
  readonly shown: readonly Annotation[]
  readonly view: ScrollView
}

export function PositionList({ shown, view, active, openHeight, ...cards }: PositionListProps) {
  const { editor, snapshot } = cards
  const placed = cardsByLine({ editor, snapshot, shown, view, openHeight, active })
  return (
    <PlacedCards
      {...cards}
      className="cards-by-position"
      placed={placed}
      count={shown.length}
      tabStop={tabStopOf(placed, active, snapshot.selected)}
    />
  )
}
