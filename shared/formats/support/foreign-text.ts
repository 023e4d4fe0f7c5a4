// What readers of lines of JSON have in common: names for texts that have none, keys, and spans where they belong.

import type { ReadProblem } from "../read.ts"
import type { ForeignSpan } from "./embedded.ts"
import type { OffsetConverter } from "./offsets.ts"

/** The first line of a text as a title. */
export function titleOf(text: string): string {
  const [line = ""] = text.trim().split("\n")
  const short = [...line.trim()].slice(0, 80).join("")
  return short === "" ? "Untitled" : short
}

/** What something is called in a file: its id, where it has one of its own, else its number. */
export class Keys {
  private readonly taken = new Set<string>()

  next(id: unknown, number: number | string): string {
    const own = keyOf(id)
    const key = own !== undefined && !this.taken.has(own) ? own : `${number}`
    let free = key
    for (let more = 2; this.taken.has(free); more++) free = `${key}-${more}`
    this.taken.add(free)
    return free
  }
}

export function keyOf(id: unknown): string | undefined {
  return typeof id === "number" || (typeof id === "string" && id !== "") ? String(id) : undefined
}

/** Spans with offsets in UTF-16; those that mark nothing are left out and said. */
export function placedSpans(
  spans: readonly ForeignSpan[],
  convert: OffsetConverter,
  where: { readonly file: string; readonly line: number },
  problems: ReadProblem[],
): ForeignSpan[] {
  return spans.flatMap((span) => {
    const [start, end] = [convert(span.start), convert(span.end)]
    if (start !== undefined && end !== undefined && start < end) return [{ ...span, start, end }]
    const message = `“${span.label}” from ${span.start} to ${span.end} marks nothing in this text; it was left out.`
    problems.push({ ...where, message })
    return []
  })
}
