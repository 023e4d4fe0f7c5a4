// Cards in groups, in a scroller of their own, because their order is no longer that of the text.

import { useLayoutEffect, useMemo, useRef } from "react"
import { KindLetter } from "../ui/kind-letter.tsx"
import { type CardListProps, type CardsSnapshot, tabStopOf } from "./card-list.ts"
import { type CardGroup, HEADING, type StackedGroup, stackGroups } from "./group-cards.ts"
import { type PlacedCard, PlacedCards } from "./placed-cards.tsx"
import { useScrollView } from "./use-scroll-view.ts"

/** Pixels beyond the view in which cards are drawn. */
const MARGIN = 400

interface KindListProps extends CardListProps {
  readonly snapshot: CardsSnapshot
  readonly groups: readonly CardGroup[]
  /** Where the list's box stays in the view around it, and its height, in pixels. */
  readonly top: number
  readonly height: number
  /** The annotation whose card comes first when the list appears and nothing is selected. */
  readonly begin: string | undefined
}

export function KindList({ groups, top, height, begin, active, openHeight, ...cards }: KindListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const view = useScrollView(content)
  const { selected } = cards.snapshot
  const stacked = useMemo(() => stackGroups(groups, selected, openHeight), [groups, selected, openHeight])
  const drawn = stacked.map((group) => cardsInView(group, view.top, view.top + view.height, active, selected))
  const tabStop = tabStopOf(drawn.flat(), active, selected)
  const last = stacked.at(-1)

  // The annotation selected in the text comes into view here too, and stays where it is when it is already.
  const latest = useRef(stacked)
  useLayoutEffect(() => {
    latest.current = stacked
  })
  const first = useRef(begin)
  useLayoutEffect(() => {
    const box = scroller.current
    const card = first.current === undefined ? undefined : topOf(latest.current, first.current)
    if (box !== null && card !== undefined) box.scrollTop = card - HEADING
  }, [])
  useLayoutEffect(() => {
    const box = scroller.current
    if (box === null || selected === null) return
    const card = topOf(latest.current, selected)
    if (card === undefined) return
    const isInView = card >= box.scrollTop + HEADING && card <= box.scrollTop + box.clientHeight - HEADING
    if (!isInView) box.scrollTop = card - HEADING - box.clientHeight / 4
  }, [selected])

  return (
    <div ref={scroller} className="cards-by-kind" style={{ insetBlockStart: top, blockSize: height }}>
      <div ref={content} style={{ blockSize: last === undefined ? 0 : last.top + last.height }}>
        {stacked.map((group, place) => (
          <section
            key={group.id}
            className="cards-group"
            aria-labelledby={`cards-of-${group.id}`}
            style={{ blockSize: group.height, insetBlockStart: group.top }}
          >
            <h2 id={`cards-of-${group.id}`} style={{ blockSize: HEADING }}>
              {group.kind && <KindLetter kind={group.kind} />}
              <span className="cards-group-name" dir="auto">
                {group.name}
              </span>
              <span className="muted tabular">{group.annotations.length}</span>
            </h2>
            <PlacedCards
              {...cards}
              placed={drawn[place] ?? []}
              count={group.annotations.length}
              tabStop={tabStop}
            />
          </section>
        ))}
      </div>
    </div>
  )
}

function cardsInView(
  group: StackedGroup,
  begin: number,
  end: number,
  active: string | null,
  selected: string | null,
): readonly PlacedCard[] {
  const drawn: PlacedCard[] = []
  group.annotations.forEach((annotation, index) => {
    const top = group.tops[index] ?? 0
    const isInView = group.top + top >= begin - MARGIN && group.top + top <= end + MARGIN
    if (isInView || annotation.id === active || annotation.id === selected)
      drawn.push({ annotation, index, top })
  })
  return drawn
}

/** Pixels from the top of the list to a card. */
function topOf(stacked: readonly StackedGroup[], id: string): number | undefined {
  for (const group of stacked) {
    const index = group.annotations.findIndex((annotation) => annotation.id === id)
    const top = group.tops[index]
    if (top !== undefined) return group.top + top
  }
  return undefined
}
