// Keys of gaps that are known by their words, not by an annotation: the words and how often they came before. Words
// rather than offsets, so that a key outlives changes elsewhere in the text.

/** How many of the words, in code units, go into a key. */
const LENGTH = 160

export class Occurrences {
  private readonly rule: string
  private readonly counts = new Map<string, number>()

  constructor(rule: string) {
    this.rule = rule
  }

  /** The key of the next place with these words. Ask for each place in reading order, gap or not. */
  keyOf(words: string): string {
    const name = words.replace(/\s+/gu, " ").slice(0, LENGTH)
    const count = (this.counts.get(name) ?? 0) + 1
    this.counts.set(name, count)
    return `${this.rule}:${count}:${name}`
  }
}
