// A list of cards, each where it was given a place. Nearly every change gives most cards another place or number and
// leaves their words as they were: so those are set on the elements themselves, and only cards whose words changed are
// drawn again.

import { type RefObject, useLayoutEffect, useRef } from "react"
import type { Annotation } from "../../shared/domain/annotation.ts"
import { Card } from "./card.tsx"
import type { CardListProps, CardsSnapshot } from "./card-list.ts"
import { wordsOfCard } from "./card-words.ts"

export interface PlacedCard {
  readonly annotation: Annotation
  /** Its place among the cards of its list, from 0. */
  readonly index: number
  /** Pixels from the top of the list. */
  readonly top: number
  /** The half of its row it has where two cards share one. */
  readonly half?: "start" | "end" | undefined
}

interface PlacedCardsProps extends Omit<CardListProps, "active" | "openHeight"> {
  readonly snapshot: CardsSnapshot
  /** Those near the view, in reading order. */
  readonly placed: readonly PlacedCard[]
  /** How many there are with those far from the view. */
  readonly count: number
  /** The card that Tab comes to. */
  readonly tabStop: string | undefined
  readonly className?: string
}

export function PlacedCards(props: PlacedCardsProps) {
  const { snapshot, placed, count, tabStop, className, chosen, registry, ...card } = props
  const { text, selected } = snapshot
  const list = useRef<HTMLOListElement>(null)
  usePlaces(list, placed, count)
  return (
    <ol ref={list} className={className}>
      {placed.map(({ annotation, index, half }) => {
        const { id } = annotation
        const isOpen = id === selected
        return (
          <Card
            key={id}
            {...card}
            {...wordsOfCard(annotation, text, registry)}
            id={id}
            kind={annotation.kind}
            opened={isOpen ? annotation : undefined}
            text={isOpen ? text : ""}
            half={half}
            chosen={chosen.has(id)}
            tabStop={id === tabStop}
            index={isOpen || id === tabStop ? index : undefined}
            count={isOpen || id === tabStop ? count : undefined}
          />
        )
      })}
    </ol>
  )
}

function usePlaces(list: RefObject<HTMLElement | null>, placed: readonly PlacedCard[], count: number): void {
  const known = useRef(new WeakMap<Element, Known>())
  useLayoutEffect(() => {
    const elements = list.current?.children ?? []
    placed.forEach(({ index, top }, at) => {
      const element = elements[at]
      if (!(element instanceof HTMLElement)) return
      const before = known.current.get(element)
      if (before?.top !== top) element.style.translate = `0 ${top}px`
      if (before?.index !== index) element.ariaPosInSet = `${index + 1}`
      if (before?.count !== count) element.ariaSetSize = `${count}`
      known.current.set(element, { index, top, count })
    })
  })
}

type Known = Pick<PlacedCard, "index" | "top"> & { readonly count: number }
