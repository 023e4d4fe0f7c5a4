// Which of the dates that a text names an event most plausibly has: one within the event's own words, else the nearest
// in the same sentence. Dates of other sentences are left alone: they are too often those of other events.

import { sentencesOf } from "../../domain/sentence.ts"
import type { Span } from "../../domain/span.ts"
import type { DateProposal } from "./dates.ts"

export interface NearestDate extends DateProposal {
  /** UTF-16 code units between the date and the event; 0 within the event or beside it. */
  readonly distance: number
}

/**
 * The plausible date of an event.
 * @param text what the spans point into.
 * @param event the event's words.
 * @param dates as `findDates` gives them for this text.
 * @returns undefined where neither the event's words nor its sentence names a date.
 */
export function nearestDate(
  text: string,
  event: Span,
  dates: readonly DateProposal[],
): NearestDate | undefined {
  const within = dates.find(({ span }) => event.start <= span.start && span.end <= event.end)
  if (within !== undefined) return { ...within, distance: 0 }
  const { start, end } = sentenceAt(text, event)
  const [nearest] = dates
    .filter(({ span }) => start <= span.start && span.end <= end)
    .map((date) => ({ ...date, distance: gap(event, date.span) }))
    .sort((a, b) => a.distance - b.distance || a.span.start - b.span.start)
  return nearest
}

/** From the beginning of the sentence that the event begins in to the end of the one it ends in. */
function sentenceAt(text: string, event: Span): { start: number; end: number } {
  const lineStart = text.lastIndexOf("\n", event.start - 1) + 1
  const newline = text.indexOf("\n", event.end)
  const line = text.slice(lineStart, newline === -1 ? text.length : newline)
  const sentences = sentencesOf(line)
  const first = sentences.find(({ end }) => lineStart + end > event.start)
  const last = sentences.find(({ end }) => lineStart + end >= event.end)
  return {
    start: lineStart + (first?.start ?? 0),
    end: lineStart + (last?.end ?? line.length),
  }
}

function gap(one: Span, other: Span): number {
  return Math.max(0, other.start - one.end, one.start - other.end)
}
