// Units of offsets, told apart by type. Postil counts UTF-16 code units everywhere; many formats count code
// points, and convert at their boundary through a CodePointIndex. Bytes and graphemes are never offsets here.

declare const unit: unique symbol

/** A count of UTF-16 code units into the canonical text, as JavaScript strings index. */
export type Utf16Offset = number & { readonly [unit]: "utf16" }

/** A count of Unicode code points into the canonical text, as Python strings index. */
export type CodePointOffset = number & { readonly [unit]: "codepoint" }

/** Declares that a number counts UTF-16 code units. @throws RangeError if it is no whole number from 0. */
export function utf16(value: number): Utf16Offset {
  assertOffset(value)
  return value as Utf16Offset
}

/** Declares that a number counts code points. @throws RangeError if it is no whole number from 0. */
export function codePoints(value: number): CodePointOffset {
  assertOffset(value)
  return value as CodePointOffset
}

/** Converts offsets of one text between units. Building reads the text once; each conversion is a binary search. */
export class CodePointIndex {
  /** UTF-16 offsets at which a surrogate pair begins, ascending. */
  readonly pairs: readonly number[]
  private readonly length: number

  constructor(text: string) {
    const pairs: number[] = []
    for (let i = 0; i < text.length - 1; i++) {
      if (isHighSurrogate(text.charCodeAt(i)) && isLowSurrogate(text.charCodeAt(i + 1))) pairs.push(i++)
    }
    this.pairs = pairs
    this.length = text.length
  }

  /** An offset inside a surrogate pair counts as after the pair. @throws RangeError outside the text. */
  toCodePoints(offset: Utf16Offset): CodePointOffset {
    if (offset > this.length)
      throw new RangeError(`${offset} lies outside the text of ${this.length} code units`)
    const below = countBelow(this.pairs, offset)
    const isInside = below > 0 && this.pairs[below - 1] === offset - 1
    return codePoints(offset - below + (isInside ? 1 : 0))
  }

  /** @throws RangeError outside the text. */
  toUtf16(offset: CodePointOffset): Utf16Offset {
    // The k-th pair begins at code point pairs[k] - k: count those that begin before the offset.
    let low = 0
    let high = this.pairs.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.pairs[middle] ?? 0) - middle < offset) low = middle + 1
      else high = middle
    }
    const result = offset + low
    if (result > this.length) throw new RangeError(`${offset} lies outside the text`)
    return utf16(result)
  }
}

/** How many of the ascending numbers are smaller than the limit. */
export function countBelow(ascending: readonly number[], limit: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}

function assertOffset(value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is no offset`)
}

export function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff
}

export function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}
