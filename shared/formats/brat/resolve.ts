// Parsed lines as annotations and relations. The text-bound line of an event is its trigger and no annotation of its
// own; what is said about either is said about the event.

import type { AnnotationRecord, ReadAnnotation, ReadProblem, ReadRelation, ReadValue } from "../read.ts"
import { AttributeCollector } from "../support/attributes.ts"
import type { OffsetConverter } from "../support/offsets.ts"
import { recordFrom, relationRecordFrom } from "../support/record.ts"
import { ANALYST_NOTE, flat, RECORD_NOTE, shown } from "./lines.ts"
import type { BoundLine, EventLine, ParsedLines } from "./parse.ts"

interface Resolved {
  readonly annotations: readonly ReadAnnotation[]
  readonly relations: readonly ReadRelation[]
  readonly problems: readonly ReadProblem[]
}

/** What is known of an annotation or relation while lines are gone through. */
interface Known {
  readonly attributes: AttributeCollector
  notes: string[]
  record?: AnnotationRecord | undefined
  relationRecord?: ReadRelation["record"]
}

export function resolve(file: string, text: string, parsed: ParsedLines, convert: OffsetConverter): Resolved {
  const problems: ReadProblem[] = []
  const wrong = (line: number, message: string) => void problems.push({ file, line, message })
  const spans = new Map<string, ReadAnnotation["spans"]>()
  for (const bound of parsed.bound.values()) {
    const placed = placeOf(bound, text, convert, wrong)
    if (placed !== undefined) spans.set(bound.id, placed)
  }

  const events = parsed.events.filter((event) => {
    if (spans.has(event.trigger)) return true
    wrong(event.line, `${event.id} has no trigger ${event.trigger}; it was left out.`)
    return false
  })
  const eventOfTrigger = new Map<string, string>()
  for (const { id, trigger } of events) if (!eventOfTrigger.has(trigger)) eventOfTrigger.set(trigger, id)

  const known = new Map<string, Known>()
  const make = (id: string) => known.set(id, { attributes: new AttributeCollector(), notes: [] })
  for (const id of spans.keys()) if (!eventOfTrigger.has(id)) make(id)
  for (const { id } of events) make(id)
  /** What an id stands for: a trigger for its event. */
  const keyOf = (id: string): string | undefined => {
    const key = eventOfTrigger.get(id) ?? id
    return known.has(key) ? key : undefined
  }

  for (const event of events) addRoles(event, known, keyOf, wrong)
  const relations = parsed.relations.flatMap((relation) => {
    const from = keyOf(relation.from)
    const to = keyOf(relation.to)
    if (from !== undefined && to !== undefined) return [{ ...relation, from, to }]
    const missing = from === undefined ? relation.from : relation.to
    wrong(relation.line, `There is no ${missing} for ${relation.id} to lead to; it was left out.`)
    return []
  })
  for (const { id } of relations) make(id)
  addSaid(parsed, known, keyOf, wrong)

  const annotation = (key: string, { type, trigger }: { type: string; trigger: string }): ReadAnnotation => {
    const { attributes, notes, record } = known.get(key) ?? {
      attributes: new AttributeCollector(),
      notes: [],
    }
    return {
      key,
      label: type,
      spans: spans.get(trigger) ?? [],
      attributes: attributes.all(),
      note: noteOf(notes, record?.note),
      record,
    }
  }
  return {
    annotations: [
      ...[...parsed.bound.values()]
        .filter(({ id }) => spans.has(id) && !eventOfTrigger.has(id))
        .map(({ id, type }) => annotation(id, { type, trigger: id })),
      ...events.map((event) => annotation(event.id, event)),
    ],
    relations: relations.map(({ id, type, from, to }) => {
      const { attributes, notes, relationRecord } = known.get(id) ?? {
        attributes: new AttributeCollector(),
        notes: [],
      }
      const note = noteOf(notes, relationRecord?.note)
      return { key: id, label: type, from, to, attributes: attributes.all(), note, record: relationRecord }
    }),
    problems,
  }
}

function placeOf(
  { id, line, spans, quote }: BoundLine,
  text: string,
  convert: OffsetConverter,
  wrong: (line: number, message: string) => void,
): ReadAnnotation["spans"] | undefined {
  const placed: { start: number; end: number }[] = []
  for (const span of spans) {
    const start = convert(span.start)
    const end = convert(span.end)
    if (start === undefined || end === undefined || start >= end) {
      const where = `${span.start} to ${span.end}`
      wrong(line, `${id} marks ${where}, which is nothing or outside the text; it was left out.`)
      return undefined
    }
    const last = placed.at(-1)
    // brat splits at line breaks; what was split only so is one again.
    if (last !== undefined && /^[\r\n]+$/.test(text.slice(last.end, start))) last.end = end
    else placed.push({ start, end })
  }
  const words = shown(spans.map(({ start, end }) => text.slice(convert(start), convert(end))))
  if (words !== flat(quote))
    wrong(line, `${id} quotes “${quote}”, but its offsets mark “${words}”; they were believed.`)
  return placed
}

function addRoles(
  { id, line, roles }: EventLine,
  known: ReadonlyMap<string, Known>,
  keyOf: (id: string) => string | undefined,
  wrong: (line: number, message: string) => void,
): void {
  const names = new Set(roles.map(({ role }) => role))
  const targets = new Map<string, string[]>()
  for (const { role, target } of roles) {
    const key = keyOf(target)
    if (key === undefined) {
      wrong(line, `There is no ${target} for ${id} to have as ${role}; that part was left out.`)
      continue
    }
    // A second theme is written as Theme2, where there is a Theme.
    const base = role.replace(/\d+$/, "")
    const name = names.has(base) ? base : role
    targets.set(name, [...(targets.get(name) ?? []), key])
  }
  for (const [name, to] of targets) known.get(id)?.attributes.add(name, { to })
}

function addSaid(
  { said, notes }: ParsedLines,
  known: ReadonlyMap<string, Known>,
  keyOf: (id: string) => string | undefined,
  wrong: (line: number, message: string) => void,
): void {
  for (const { line, type, target, value } of said) {
    const about = known.get(keyOf(target) ?? "")
    if (about === undefined)
      wrong(line, `There is no ${target} that ${type} could be said of; it was left out.`)
    // What refers to Postil's registry is in the record.
    else if (!(type === "Reference" && value?.startsWith("Postil:") === true))
      about.attributes.add(type, value ?? true)
  }
  for (const { line, type, target, value = "" } of notes) {
    const about = known.get(keyOf(target) ?? "")
    if (about === undefined) wrong(line, `There is no ${target} for this note; it was left out.`)
    else if (type === ANALYST_NOTE) about.notes.push(value)
    else if (type !== RECORD_NOTE) about.attributes.add(type, value satisfies ReadValue)
    else if (target.startsWith("R")) about.relationRecord = relationRecordFrom(value)
    else about.record = recordFrom(value)
  }
}

/** The record has line breaks that the note cannot hold. */
function noteOf(notes: readonly string[], recorded: string | undefined): string | undefined {
  if (notes.length === 0) return undefined
  const note = notes.join("\n")
  return recorded !== undefined && flat(recorded) === note ? recorded : note
}
