// All places of some words in a long text, found without reading it anew for each: places are listed by the characters
// that begin there.

/** `[start, end)` in UTF-16 code units. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** The places of words in one text. What it needs for that is made when it is first asked. */
export class Places {
  readonly text: string
  private readonly stretches: readonly Stretch[]
  private readonly lists = new Map<number, Lists>()

  /** @param stretches where words are looked for: ascending, none overlapping another */
  constructor(text: string, stretches: readonly Stretch[] = [{ start: 0, end: text.length }]) {
    this.text = text
    this.stretches = stretches
  }

  /** Whether words stand in it, and in one place only. */
  once(words: string): boolean {
    const places = this.of(words)
    return places.next().done !== true && places.next().done === true
  }

  /** Makes now what words of some length will need to be found. */
  prepare(length: number): void {
    const listed = LENGTHS.find((one) => one <= length)
    if (listed !== undefined) this.listsFor(listed)
  }

  /** Where words begin, ascending, in UTF-16 code units; they may overlap. */
  *of(words: string): Generator<number> {
    const length = LENGTHS.find((one) => one <= words.length)
    if (length === undefined) return
    const { first, next, places } = this.listsFor(length)
    for (
      let one = first[mixed(sum(words, 0, length)) & (first.length - 1)] ?? 0;
      one > 0;
      one = next[one] ?? 0
    ) {
      const at = places[one] ?? 0
      if (this.text.startsWith(words, at)) yield at
    }
  }

  private listsFor(length: number): Lists {
    const known = this.lists.get(length)
    if (known !== undefined) return known
    const count = this.stretches.reduce((sum, { start, end }) => sum + end - start, 1)
    const first = new Int32Array(2 ** Math.min(18, Math.ceil(Math.log2(count + 1))))
    const [next, places] = [new Int32Array(count), new Int32Array(count)]
    let one = count
    const highest = power(length - 1)
    for (const { start, end } of this.stretches.toReversed()) {
      let value = sum(this.text, end, length)
      for (let at = end - 1; at >= start; at--) {
        // From the sum of what begins one character later.
        value =
          (Math.imul(value - Math.imul(codeAt(this.text, at + length), highest), BASE) +
            codeAt(this.text, at)) |
          0
        const list = mixed(value) & (first.length - 1)
        places[--one] = at
        next[one] = first[list] ?? 0
        first[list] = one
      }
    }
    const lists = { first, next, places }
    this.lists.set(length, lists)
    return lists
  }
}

/** How many characters places are listed by: for words, as many of these as they have. */
const LENGTHS = [16, 12, 8, 4, 2, 1]

/** Places that begin alike: the first of each list, and the one after each; counted from 1, so that 0 is none. */
interface Lists {
  readonly first: Int32Array
  readonly next: Int32Array
  /** By number, where it is. */
  readonly places: Int32Array
}

const BASE = 31

/** The characters of a stretch as the digits of a number, the first the lowest; past the text's end they are 0. */
function sum(text: string, start: number, length: number): number {
  let value = 0
  for (let at = start + length - 1; at >= start; at--) value = (Math.imul(value, BASE) + codeAt(text, at)) | 0
  return value
}

function power(exponent: number): number {
  let value = 1
  for (let times = 0; times < exponent; times++) value = Math.imul(value, BASE)
  return value
}

function codeAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : 0
}

function mixed(value: number): number {
  return (value ^ (value >>> 15)) >>> 0
}
