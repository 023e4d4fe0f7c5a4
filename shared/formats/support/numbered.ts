// Numbers with the same words around them. Offsets and numbers of tokens are written more often than anything else, and
// the same ones in every article: keeping their strings halves the time and the memory that lines of tokens take.

export class Numbered {
  private readonly known = Array.from<string | undefined>({ length: KEPT })

  constructor(
    private readonly before: string,
    private readonly after: string,
  ) {}

  /** @param number whole, from 0 */
  of(number: number): string {
    const known = this.known[number]
    if (known !== undefined) return known
    const made = `${this.before}${number}${this.after}`
    if (number < KEPT) this.known[number] = made
    return made
  }
}

/** Offsets of all but the longest articles. */
const KEPT = 1 << 15
