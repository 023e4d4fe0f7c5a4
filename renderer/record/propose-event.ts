// When an event took place and who took part, as far as its own words and its clause say. Participants of other clauses
// are left alone: they are too often those of other events.

import { type Annotation, extentOf, quoteOf } from "../../shared/domain/annotation.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import type { DateValue } from "../../shared/domain/field.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import { sentencesOf } from "../../shared/domain/sentence.ts"
import type { Span } from "../../shared/domain/span.ts"
import { findDates } from "../../shared/kinds/event/dates.ts"
import { nearestDate } from "../../shared/kinds/event/nearest-date.ts"
import { linkedMentions } from "./mentions.ts"
import { type Proposal, proposeValue, type Surroundings } from "./proposal.ts"

/** Proposals for type, date and participants of an event. */
export function proposeForEvent(
  annotation: Annotation,
  kind: Kind,
  surroundings: Surroundings,
): readonly Proposal[] {
  const event = extentOf(annotation)
  const has = (id: string, type: string) => kind.fields.some((one) => one.id === id && one.type === type)
  const date = has("date", "date") ? dateOf(event, surroundings) : undefined
  const type = typeOf(quoteOf(surroundings.text, event))
  const types = kind.fields.find(({ id }) => id === "type")?.options ?? []
  return [
    ...(types.some(({ id }) => id === type) && type !== undefined ? [proposeValue("type", type)] : []),
    ...(date === undefined ? [] : [proposeValue("date", date)]),
    ...(has("participants", "entity")
      ? participantsOf(event, surroundings).map((entity) => proposeValue("participants", { entity }))
      : []),
  ]
}

/** A date as the words of a stretch of text give it, resolved against the dateline; undefined where they give none. */
export function dateFrom(span: Span, { text, dateline, language }: Surroundings): DateValue | undefined {
  const [found, ...others] = findDates(quoteOf(text, span), { dateline, language, offset: span.start })
  if (found === undefined || others.length > 0) return undefined
  return dateValue(found.date, found.span, text, dateline)
}

function dateOf(event: Span, { text, dateline, language }: Surroundings): DateValue | undefined {
  // The event's paragraphs: dates of others are not looked at.
  const from = text.lastIndexOf("\n", event.start - 1) + 1
  const end = text.indexOf("\n", event.end)
  const near = text.slice(from, end === -1 ? text.length : end)
  const found = nearestDate(text, event, findDates(near, { dateline, language, offset: from }))
  return found === undefined ? undefined : dateValue(found.date, found.span, text, dateline)
}

function dateValue(date: string, span: Span, text: string, dateline: string | undefined): DateValue {
  const value = { date, text: quoteOf(text, span), span }
  return dateline === undefined ? value : { ...value, dateline }
}

/** The entities mentioned in the event's clause; where it has none, those of the nearest clause of its sentence. */
function participantsOf(event: Span, surroundings: Surroundings): readonly string[] {
  const mentions = linkedMentions(surroundings)
  const clauses = clausesAround(event, surroundings.text)
  const inside = ({ start, end }: Span) => [
    ...new Set(mentions.filter(({ span }) => span.start < end && start < span.end).map(({ id }) => id)),
  ]
  const own = clauses.findIndex(({ start, end }) => event.start < end && start < event.end)
  const first = inside(joined(event, clauses[own]))
  if (first.length > 0) return first
  const before = clauses.slice(0, Math.max(0, own)).reverse()
  for (const clause of [...before, ...clauses.slice(own + 1)]) {
    const found = inside(clause)
    if (found.length > 0) return found
  }
  return []
}

function joined(event: Span, clause: Span | undefined): Span {
  return {
    start: utf16(Math.min(event.start, clause?.start ?? event.start)),
    end: utf16(Math.max(event.end, clause?.end ?? event.end)),
  }
}

/** The sentence of a place, parted at its commas, semicolons and dashes. */
function clausesAround(place: Span, text: string): readonly Span[] {
  const lineStart = text.lastIndexOf("\n", place.start - 1) + 1
  const newline = text.indexOf("\n", place.start)
  const line = text.slice(lineStart, newline === -1 ? text.length : newline)
  const sentence = sentencesOf(line).find(({ end }) => lineStart + end > place.start)
  if (sentence === undefined) return []
  const clauses: Span[] = []
  let start = lineStart + sentence.start
  for (const { 0: found, index } of text
    .slice(start, lineStart + sentence.end)
    .matchAll(/[^,;:–—]*[,;:–—]?/gu)) {
    if (found === "") continue
    const from = lineStart + sentence.start + index
    start = from + found.length
    clauses.push({ start: utf16(from), end: utf16(start) })
  }
  return clauses
}

/** The type that an event's own words name beyond doubt, as an id of the types that codebooks begin with. */
function typeOf(words: string): string | undefined {
  return typeRules.find(({ pattern }) => pattern.test(words))?.type
}

const typeRules: readonly { readonly pattern: RegExp; readonly type: string }[] = [
  {
    pattern: /\b(?:(?:tele)?phone (?:call|conversation)|had a call|dial(?:l?ed|s)|phoned)\b/iu,
    type: "phone call",
  },
  { pattern: /\b(?:presser|press (?:briefing|conference)|news conference)\b/iu, type: "press briefing" },
  { pattern: /\b(?:meeting|met with)\b/iu, type: "meeting" },
  { pattern: /\b(?:attack(?:ed|s)?|shelled|bombed|airstrikes?)\b/iu, type: "attack" },
  { pattern: /\b(?:arrested|detained)\b/iu, type: "arrest" },
  { pattern: /\b(?:sanctioned|imposed sanctions)\b/iu, type: "sanction" },
]
