// The words around a quote, as many as it takes to tell it from every other place in the text. A fixed number
// does not do: news copy repeats itself. Whether a stretch of text occurs twice is asked for all quotes at once,
// by comparing fingerprints of all stretches of one length, so that the cost grows with the text and not with
// the text times the quotes.

import { utf16 } from "../../domain/offset.ts"
import { snapToGraphemes } from "../../domain/segment.ts"
import type { Span } from "../../domain/span.ts"

/** What stands around a quote. Neither end splits a grapheme; both are shorter only at the text's own ends. */
export interface QuoteContext {
  readonly prefix: string
  readonly suffix: string
}

/**
 * The context of each span, such that prefix, quote and suffix together occur once in the text.
 * @returns also how many contexts are not unique: only in texts of many megabytes that repeat themselves
 * nearly throughout, where unique contexts would be many times the size of the text.
 */
export function quoteContexts(
  text: string,
  spans: readonly Span[],
): { contexts: ReadonlyMap<Span, QuoteContext>; ambiguous: number } {
  const fingerprints = new Fingerprints(text)
  const sizes = spans.map(() => SMALLEST)
  let pending = spans.map((_, index) => index)
  for (let size = SMALLEST; pending.length > 0; size *= 2) {
    for (const index of pending) sizes[index] = size
    const starts = pending.map((index) => Math.min(bounds(index).start, Math.max(0, text.length - size)))
    const repeated = fingerprints.repeated(starts, size)
    pending = pending.filter((_, position) => repeated.has(starts[position] ?? 0))
    if (pending.length * size * 2 > BUDGET) break
  }
  // What grew in vain goes back: a long context that is not unique is worth no more than a short one.
  for (const index of pending) sizes[index] = SMALLEST

  function bounds(index: number): Span {
    const span = spans[index]
    if (span === undefined) throw new RangeError(`There is no span ${index}`)
    return stretch(span, sizes[index] ?? SMALLEST, text.length)
  }

  const contexts = new Map<Span, QuoteContext>()
  for (const [index, span] of spans.entries()) {
    const { start, end } = snapToGraphemes(text, bounds(index)) ?? span
    contexts.set(span, { prefix: text.slice(start, span.start), suffix: text.slice(span.end, end) })
  }
  return { contexts, ambiguous: pending.length }
}

/** Code units of context to begin with, both sides together. */
const SMALLEST = 64

/** The most code units of context that one text's quotes may need together before growing stops. */
const BUDGET = 1 << 26

/** A span with so many code units around it, shared evenly unless the text ends on one side. */
function stretch(span: Span, size: number, length: number): Span {
  const after = Math.min(length - span.end, Math.max(size / 2, size - span.start))
  const before = Math.min(span.start, size - after)
  return { start: utf16(span.start - before), end: utf16(span.end + after) }
}

/** Fingerprints of any stretch of a text in constant time: a polynomial hash of its code units, modulo 2^32. */
class Fingerprints {
  private readonly upTo: Int32Array

  constructor(text: string) {
    this.upTo = new Int32Array(text.length + 1)
    let hash = 0
    for (let i = 0; i < text.length; i++) {
      hash = (Math.imul(hash, BASE) + text.charCodeAt(i) + 1) | 0
      this.upTo[i + 1] = hash
    }
  }

  /**
   * Those of the given starts at which a stretch of this length has a fingerprint that occurs elsewhere too.
   * A stretch that is not among them is certainly unique; one that is may be so by a rare coincidence.
   */
  repeated(starts: readonly number[], length: number): Set<number> {
    const last = this.upTo.length - 1 - length
    if (last <= 0) return new Set()
    let power = 1
    for (let i = 0; i < length; i++) power = Math.imul(power, BASE)
    const { upTo } = this
    const fingerprint = (start: number) =>
      ((upTo[start + length] ?? 0) - Math.imul(upTo[start] ?? 0, power)) | 0

    const counts = new Map<number, number>()
    for (const start of starts) counts.set(fingerprint(start), 0)
    for (let start = 0; start <= last; start++) {
      const found = fingerprint(start)
      const count = counts.get(found)
      if (count !== undefined) counts.set(found, count + 1)
    }
    return new Set(starts.filter((start) => (counts.get(fingerprint(start)) ?? 0) > 1))
  }
}

const BASE = 0x01000193
