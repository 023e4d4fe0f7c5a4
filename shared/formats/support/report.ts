// What a report on an article says: every annotation by a short label such as C3, who said what, events in order of
// date, who is mentioned where. HTML and Markdown show the same; how they look is theirs.

import { type Annotation, byPosition } from "../../domain/annotation.ts"
import type { Article } from "../../domain/article.ts"
import type { Kind } from "../../domain/codebook.ts"
import { isDate, valuesOf } from "../../domain/field.ts"
import type { RelationEnd } from "../../domain/relation.ts"
import { type FilledField, quotesOf, type Wording } from "./wording.ts"

/** An annotation as the report calls it. */
export interface Labelled {
  /** The letter of its kind and its number in reading order among them: `C3`. */
  readonly label: string
  readonly kind: Kind
  readonly annotation: Annotation
  readonly quote: string
  readonly told: readonly Told[]
}

/** One field in words. */
export interface Told {
  readonly id: string
  readonly name: string
  readonly words: string
  /** Whether the analyst infers it rather than the text saying so, and why. */
  readonly inferred: boolean
  readonly rationale: string | undefined
}

export interface Report {
  readonly labelled: readonly Labelled[]
  /** Who said what: annotations of kinds that have a source, in reading order. */
  readonly claims: readonly Labelled[]
  /** In order of date; those without one come last, in reading order. */
  readonly events: readonly (Labelled & { readonly when: Told | undefined })[]
  /** Whoever is mentioned, in order of first mention. */
  readonly people: readonly {
    readonly name: string
    readonly about: string
    readonly labels: readonly string[]
  }[]
  /** Annotations of all other kinds. */
  readonly others: readonly Labelled[]
  readonly relations: readonly {
    readonly from: string
    readonly words: string
    readonly to: string
    readonly note: string
  }[]
  /** The kinds that occur, in the codebook's order, with how often they do. */
  readonly legend: readonly { readonly kind: Kind; readonly count: number }[]
}

export function reportOn(article: Article, wording: Wording, kinds: readonly Kind[]): Report {
  const numbers = new Map<string, number>()
  const labels = new Map<string, string>()
  const labelled = [...article.annotations.values()].sort(byPosition).map((annotation): Labelled => {
    const kind = wording.kind(annotation.kind) ?? strange(annotation.kind)
    const number = (numbers.get(kind.letter) ?? 0) + 1
    numbers.set(kind.letter, number)
    const label = `${kind.letter}${number}`
    labels.set(annotation.id, label)
    return {
      ...{ label, kind, annotation, quote: quotesOf(annotation, article.text).join(" … ") },
      told: wording.fieldsOf(annotation).map((field) => tell(field, article, wording)),
    }
  })
  const has = ({ kind }: Labelled, id: string) => kind.fields.some((field) => field.id === id)
  const people = labelled.filter((one) => has(one, "entity"))
  const claims = labelled.filter((one) => has(one, "source"))
  const events = labelled.filter((one) => dateField(one.kind) !== undefined && !has(one, "source"))
  const shown = new Set([...people, ...claims, ...events])
  const occurring = [...kinds, ...labelled.map(({ kind }) => kind)]
  return {
    labelled,
    claims,
    events: inOrderOfDate(events),
    people: mentions(people, wording),
    others: labelled.filter((one) => !shown.has(one)),
    relations: relationsOf(article, wording, labels),
    legend: [...new Map(occurring.map((kind) => [kind.id, kind])).values()]
      .map((kind) => ({ kind, count: labelled.filter((one) => one.kind.id === kind.id).length }))
      .filter(({ count }) => count > 0),
  }
}

function tell(field: FilledField, article: Article, wording: Wording): Told {
  const { id, name, entry } = field
  return {
    ...{ id, name, words: wording.entryWords(field, article) },
    ...{ inferred: entry.basis === "analyst", rationale: entry.rationale },
  }
}

function dateField(kind: Kind): string | undefined {
  return kind.fields.find(({ type }) => type === "date")?.id
}

function inOrderOfDate(events: readonly Labelled[]): Report["events"] {
  const dated = events.map((one) => {
    const id = dateField(one.kind)
    const [value] = valuesOf(id === undefined ? undefined : one.annotation.fields?.[id])
    const key = value !== undefined && isDate(value) ? sortKey(value.date) : sortKey("")
    return { one: { ...one, when: one.told.find((told) => told.id === id) }, key }
  })
  // Sorting is stable: events of the same day stay in reading order.
  return dated.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ one }) => one)
}

/** EDTF in order of when it begins: an open beginning counts as its end, an unknown digit as 0, no date as last. */
function sortKey(date: string): string {
  const begins = date.split("/").find((part) => /\d/.test(part))
  return begins === undefined ? "~" : begins.replace(/^[^\dX]+/, "").replace(/X/g, "0")
}

function mentions(people: readonly Labelled[], wording: Wording): Report["people"] {
  const byName = new Map<string, { name: string; about: string; labels: string[] }>()
  for (const { annotation, quote, label } of people) {
    const entity = wording.mentionedEntity(annotation)
    const key = entity === undefined ? `“${quote}` : entity.id
    const found = byName.get(key)
    if (found !== undefined) found.labels.push(label)
    else {
      const about =
        entity === undefined ? "not identified" : (entity.roles ?? []).map(({ title }) => title).join("; ")
      byName.set(key, { name: entity?.name ?? quote, about, labels: [label] })
    }
  }
  return [...byName.values()]
}

function relationsOf(
  article: Article,
  wording: Wording,
  labels: ReadonlyMap<string, string>,
): Report["relations"] {
  const end = (place: RelationEnd) => {
    const here = place.article === undefined || place.article === article.id
    const label = here && place.annotation !== undefined ? labels.get(place.annotation) : undefined
    return label ?? wording.referenceName(place, article)
  }
  return [...(article.relations?.values() ?? [])]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ from, to, type, note = "" }) => ({
      ...{ from: end(from), words: wording.relationName(type), to: end(to), note },
    }))
}

/** A kind that the codebook no longer has. */
function strange(id: string): Kind {
  return {
    ...{ id, name: id, plural: id, letter: id.charAt(0).toUpperCase(), keys: [], colour: "slate" },
    ...{ underline: "dashed", trim: "space", guidance: "", fields: [] },
  }
}
