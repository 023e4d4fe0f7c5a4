// Counts what a format leaves out while articles go by, and puts it into words in the end.

import type { Loss } from "../../domain/loss.ts"

export class LossTally {
  private readonly entries = new Map<string, { count: number; thing: string; what: string }>()

  /**
   * Counts something left out, as in `add("formatting", 1, "article", "The headings of")`.
   * @param thing what is counted, in the singular
   * @param what the words before the count
   */
  add(code: string, count: number, thing: string, what: string): void {
    const entry = this.entries.get(code)
    if (entry === undefined) this.entries.set(code, { count, thing, what })
    else entry.count += count
  }

  /** Everything counted so far that occurred, in the order in which it was first mentioned. */
  list(): Loss[] {
    return [...this.entries]
      .filter(([, { count }]) => count > 0)
      .map(([code, { count, thing, what }]) => ({
        code,
        message: `${what} ${count} ${count === 1 ? thing : pluralOf(thing)}`,
        count,
      }))
  }
}

function pluralOf(thing: string): string {
  return /[^aeo]y$/.test(thing) ? `${thing.slice(0, -1)}ies` : `${thing}s`
}
