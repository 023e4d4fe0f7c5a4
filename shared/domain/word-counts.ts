// How many words a stretch of a text has, for many stretches that lie close together: each line is divided only once,
// when it is first asked for.

import { wordsOf } from "./text-units.ts"

export class WordCounts {
  private readonly text: string
  /** Where lines begin, ascending. */
  private readonly starts: Int32Array
  private readonly lines = new Map<number, Line>()

  constructor(text: string) {
    this.text = text
    const starts = [0]
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1)
    this.starts = Int32Array.from(starts)
  }

  /** Words and marks of punctuation that lie in `[start, end)` altogether. */
  within(start: number, end: number): number {
    let count = 0
    const last = countBelow(this.starts, end)
    for (let index = countBelow(this.starts, start + 1) - 1; index < last; index++) {
      const line = this.line(index)
      // Those that end in time, without those that begin too early.
      count += Math.max(0, countBelow(line.ends, end + 1) - countBelow(line.starts, start))
    }
    return count
  }

  private line(index: number): Line {
    const known = this.lines.get(index)
    if (known !== undefined) return known
    const end = this.starts[index + 1] ?? this.text.length
    const words = wordsOf(this.text, this.starts[index] ?? end, end).filter(({ text }) => text.trim() !== "")
    const line = {
      starts: Int32Array.from(words, (word) => word.start),
      ends: Int32Array.from(words, (word) => word.end),
    }
    this.lines.set(index, line)
    return line
  }
}

interface Line {
  /** Of its words, ascending. */
  readonly starts: Int32Array
  readonly ends: Int32Array
}

function countBelow(sorted: Int32Array, limit: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? limit) < limit) low = middle + 1
    else high = middle
  }
  return low
}
