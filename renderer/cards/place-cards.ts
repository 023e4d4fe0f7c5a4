// Where cards lie beside the text: each as near to its line as order and room allow. A pure function of wishes
// and heights, without time or scroll position, so that scrolling never moves a card and the same cards always
// lie the same way.

/** One card in reading order. All figures are pixels, downwards. */
export interface CardBox {
  /** Where its top would lie exactly beside its text. */
  readonly target: number
  readonly height: number
}

export interface Margin {
  /** Least free space between two cards. */
  readonly gap: number
  /** No card begins above this. */
  readonly top: number
  /** Index of the card that lies exactly at its target, or directly below those before it where they lack room. */
  readonly pinned?: number | undefined
}

/**
 * The top of each card: none overlap, order is kept, the pinned one keeps its target, and the sum of all
 * distances from the targets is the least possible. The sum of distances, not of their squares, because it
 * leaves as many cards as it can exactly at their line instead of all of them slightly off.
 */
export function placeCards(cards: readonly CardBox[], { gap, top, pinned }: Margin): readonly number[] {
  // With the height of everything before it taken off, a card may lie anywhere not above its predecessor, and
  // the task becomes an isotonic regression, which limits on one side merely clip.
  const before: number[] = []
  let height = 0
  for (const card of cards) {
    before.push(height)
    height += card.height + gap
  }
  const wishes = cards.map((card, index) => Math.max(card.target - (before[index] ?? 0), top))
  const fixed = pinned === undefined ? undefined : wishes[pinned]
  const levels =
    pinned === undefined || fixed === undefined
      ? rising(wishes)
      : [
          ...rising(wishes.slice(0, pinned)).map((level) => Math.min(level, fixed)),
          fixed,
          ...rising(wishes.slice(pinned + 1)).map((level) => Math.max(level, fixed)),
        ]
  return levels.map((level, index) => level + (before[index] ?? 0))
}

/** The non-descending sequence nearest to the given one, by the sum of distances: neighbours out of order are
 *  pooled at their (upper) median, as in "pool adjacent violators". */
function rising(wishes: readonly number[]): number[] {
  const pools: (readonly number[])[] = []
  for (const wish of wishes) {
    let pool: readonly number[] = [wish]
    let previous = pools.at(-1)
    while (previous !== undefined && median(previous) > median(pool)) {
      pool = merge(previous, pool)
      pools.pop()
      previous = pools.at(-1)
    }
    pools.push(pool)
  }
  return pools.flatMap((pool) => pool.map(() => median(pool)))
}

function median(ascending: readonly number[]): number {
  const middle = ascending[ascending.length >> 1]
  if (middle === undefined) throw new Error("A pool holds at least one card")
  return middle
}

function merge(a: readonly number[], b: readonly number[]): readonly number[] {
  return [...a, ...b].sort((one, other) => one - other)
}
