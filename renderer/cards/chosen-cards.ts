// Several cards at once: chosen with Ctrl or Shift and a click, or with Shift and the arrow keys, changed together in one
// step. What is chosen is no state of the article and is forgotten with the panel.

import { useState } from "react"
import type { Annotation } from "../../shared/domain/annotation.ts"

export interface ChosenCards {
  readonly ids: ReadonlySet<string>
  /** Takes one in or out. */
  toggle(id: string): void
  /** Chooses all from the one chosen last to this one. */
  extend(id: string, from: string): void
  /** Chooses all that are not filtered out. */
  all(): void
  clear(): void
}

/** @param order the cards in the order in which keys go through them. */
export function useChosenCards(order: readonly Annotation[]): ChosenCards {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(none)
  const [anchor, setAnchor] = useState<string | null>(null)
  const placeOf = (id: string | null) => order.findIndex((one) => one.id === id)
  // Those that are gone or filtered out are not changed unseen.
  const shown = new Set(chosen.size === 0 ? [] : order.map(({ id }) => id))
  const ids = chosen.size === 0 ? chosen : new Set([...chosen].filter((id) => shown.has(id)))
  return {
    ids,
    toggle(id) {
      const next = new Set(ids)
      if (!next.delete(id)) next.add(id)
      setChosen(next)
      setAnchor(id)
    },
    extend(id, from) {
      const start = ids.size > 0 && anchor !== null ? anchor : from
      const [one, other] = [placeOf(start), placeOf(id)]
      if (one < 0 || other < 0) return
      setAnchor(start)
      setChosen(new Set(order.slice(Math.min(one, other), Math.max(one, other) + 1).map((each) => each.id)))
    },
    all: () => setChosen(new Set(order.map(({ id }) => id))),
    clear() {
      setChosen(none)
      setAnchor(null)
    },
  }
}

const none: ReadonlySet<string> = new Set()
