// Which lines of a file, or rows of a table, differ between what was and what is.

/** How one line differs. Lines are counted from 1: of the file as it is, those removed of the file as it was. */
export interface LineChange {
  readonly line: number
  readonly change: "changed" | "added" | "removed"
}

/** Which lines differ between a file as it was and as it is. */
export function changedLines(before: readonly string[], after: readonly string[]): LineChange[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let end = 0
  const shortest = Math.min(before.length, after.length) - start
  while (end < shortest && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  const [old, now] = [before.slice(start, before.length - end), after.slice(start, after.length - end)]
  const changes: LineChange[] = []
  if (old.length === now.length || old.length * now.length > MOST_COMPARED) {
    for (let at = 0; at < Math.max(old.length, now.length); at++) {
      if (old[at] === now[at]) continue
      const change = at >= old.length ? "added" : at >= now.length ? "removed" : "changed"
      changes.push({ line: start + at + 1, change })
    }
    return changes
  }
  const common = commonLines(old, now)
  let [one, other] = [0, 0]
  for (const [kept, is] of [...common, [old.length, now.length] as const]) {
    for (; one < kept && other < is; one++, other++)
      changes.push({ line: start + other + 1, change: "changed" })
    for (; one < kept; one++) changes.push({ line: start + one + 1, change: "removed" })
    for (; other < is; other++) changes.push({ line: start + other + 1, change: "added" })
    one++
    other++
  }
  return changes
}

/** Beyond this many pairs of lines, they are compared place by place. */
const MOST_COMPARED = 4_000_000

/** The longest common subsequence, as pairs of places. */
function commonLines(one: readonly string[], other: readonly string[]): (readonly [number, number])[] {
  const width = other.length + 1
  const lengths = new Uint32Array((one.length + 1) * width)
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0
  for (let row = one.length - 1; row >= 0; row--) {
    for (let column = other.length - 1; column >= 0; column--) {
      lengths[row * width + column] =
        one[row] === other[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const pairs: (readonly [number, number])[] = []
  for (let row = 0, column = 0; row < one.length && column < other.length; ) {
    if (one[row] === other[column]) pairs.push([row++, column++])
    else if (at(row + 1, column) >= at(row, column + 1)) row++
    else column++
  }
  return pairs
}
