// What two lists surely have in common: entries that each of them has once, as far as they are in the same order in both
// (patience diff: Bram Cohen). With these for anchors, long lists are compared piece by piece.

/** Pairs of indexes of the same entries, ascending in both lists: as many as possible. */
export function anchorsOf(one: readonly string[], other: readonly string[]): (readonly [number, number])[] {
  const there = onlyPlaces(other)
  const pairs: (readonly [number, number])[] = []
  for (const [entry, index] of onlyPlaces(one)) {
    const at = there.get(entry)
    if (at !== undefined) pairs.push([index, at])
  }
  return longestAscending(pairs.sort((a, b) => a[0] - b[0]))
}

/** By entry: its index, if it is there only once. */
function onlyPlaces(list: readonly string[]): Map<string, number> {
  const places = new Map<string, number>()
  const several = new Set<string>()
  for (const [index, entry] of list.entries()) {
    if (places.has(entry)) several.add(entry)
    places.set(entry, index)
  }
  for (const entry of several) places.delete(entry)
  return places
}

/** The most pairs whose second numbers ascend as the first do. */
function longestAscending(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  // For each length, the pair with the smallest second number that an ascending row of that length ends in.
  const ends: number[] = []
  const before: (number | undefined)[] = []
  for (const [index, [, second]] of pairs.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < second) low = middle + 1
      else high = middle
    }
    before[index] = low === 0 ? undefined : ends[low - 1]
    ends[low] = index
  }
  const row: (readonly [number, number])[] = []
  for (let index = ends.at(-1); index !== undefined; index = before[index]) {
    const pair = pairs[index]
    if (pair !== undefined) row.push(pair)
  }
  return row.reverse()
}
