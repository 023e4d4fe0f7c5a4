// Annotations of other tools as annotations of a project: kinds and fields by the map, ids that are the same each time,
// offsets into the canonical text.

import { type Annotation, checkSpans, normalizeSpans } from "../../domain/annotation.ts"
import type { Codebook, Kind } from "../../domain/codebook.ts"
import type { Field, FieldEntry, SingleValue } from "../../domain/field.ts"
import { sha256OfText } from "../../domain/hash.ts"
import type { LabelMap } from "../../domain/label-map.ts"
import { isHighSurrogate, isLowSurrogate, utf16 } from "../../domain/offset.ts"
import type { Relation } from "../../domain/relation.ts"
import type { Span } from "../../domain/span.ts"
import type { ReadAnnotation, ReadArticle, ReadProblem, ReadRelation, ReadValue } from "../read.ts"
import { isReference } from "../support/attributes.ts"
import { comparable } from "../support/names.ts"
import { plainWords } from "../support/record.ts"

export interface AssemblyContext {
  /** With every kind and field that the map names. */
  readonly codebook: Codebook
  readonly map: LabelMap
  /** Ids of the analysts that the project knows. */
  readonly creators: ReadonlySet<string>
  /** Who brings the annotations in, where a file names nobody that the project knows; and when. */
  readonly creator: string
  readonly time: string
}

export interface Assembled {
  readonly annotations: readonly Annotation[]
  readonly relations: readonly Relation[]
  readonly problems: readonly ReadProblem[]
}

/** @param text the canonical text: the article's own with its line ends made one */
export function assemble(article: ReadArticle, text: string, context: AssemblyContext): Assembled {
  const problems: ReadProblem[] = []
  const wrong = (message: string) => void problems.push({ file: article.file, message })
  const shift = canonicalShift(article.text)
  const kinds = new Map(context.codebook.kinds.map((kind) => [kind.id, kind]))
  const ids = new Map<string, string>()
  const taken = new Set<string>()
  const chosen: { read: ReadAnnotation; kind: Kind; spans: Span[] }[] = []
  for (const read of article.annotations) {
    const kind = kinds.get(context.map.labels[read.label]?.kind ?? "")
    if (kind === undefined) continue
    const spans = normalizeSpans(read.spans.flatMap((span) => placed(span, text, shift) ?? []))
    if (spans.length === 0) {
      wrong(`${read.key} marks no text; it was left out.`)
      continue
    }
    const own = read.record?.id
    const id = own !== undefined && !taken.has(own) ? own : stableId(article.key, read.key)
    taken.add(id)
    ids.set(read.key, id)
    chosen.push({ read, kind, spans })
  }
  const annotations = chosen.flatMap(({ read, kind, spans }) => {
    const annotation = annotationOf(read, kind, spans, { ids, context })
    const checked = checkSpans(annotation, text.length)
    if (checked.ok) return [annotation]
    wrong(`${read.key} has values that point outside the text; they were left out.`)
    const { fields: _, ...rest } = annotation
    return [rest]
  })
  return { annotations, relations: relationsOf(article, ids, context), problems }
}

interface Around {
  /** Ids by key. */
  readonly ids: ReadonlyMap<string, string>
  readonly context: AssemblyContext
}

function annotationOf(
  { key: _, label, attributes, note, record }: ReadAnnotation,
  kind: Kind,
  spans: Span[],
  { ids, context }: Around,
): Annotation {
  const id = ids.get(_) ?? ""
  const fields: Record<string, FieldEntry> = { ...record?.fields }
  const chosen = context.map.labels[label]?.attributes ?? {}
  for (const [name, value] of Object.entries(attributes ?? {})) {
    const field = kind.fields.find((one) => one.id === chosen[name])
    if (field === undefined) continue
    const before = fields[field.id]
    if (before !== undefined && says(before, value)) continue
    const after = entryOf(value, field, ids)
    if (after !== undefined) fields[field.id] = before === undefined ? after : { ...before, ...after }
  }
  const creator = record?.creator
  const { fields: __, note: recorded, ...rest } = record ?? {}
  const words = note ?? recorded
  return {
    ...rest,
    id,
    kind: kind.id,
    spans,
    ...(Object.keys(fields).length === 0 ? {} : { fields }),
    ...(words === undefined ? {} : { note: words }),
    creator: creator !== undefined && context.creators.has(creator) ? creator : context.creator,
    created: record?.created ?? context.time,
    modified: record?.modified ?? context.time,
  }
}

/** Whether a value is what the record has, as far as words can tell; what is more than plain words is the record's. */
function says(entry: FieldEntry, value: ReadValue): boolean {
  const words = plainWords(entry)
  return words === undefined || isReference(value) || line(words) === line(wordsOf(value).join("; "))
}

function line(words: string): string {
  return words.replace(/\s+/g, " ").trim()
}

function wordsOf(value: Exclude<ReadValue, { readonly to: readonly string[] }>): string[] {
  return typeof value === "object" ? [...value] : [String(value)]
}

/** A value as the field wants it; undefined where nothing is left of it. */
function entryOf(value: ReadValue, field: Field, ids: ReadonlyMap<string, string>): FieldEntry | undefined {
  const values: SingleValue[] = isReference(value)
    ? value.to.flatMap((key) => {
        const annotation = ids.get(key)
        return annotation === undefined ? [] : [{ annotation }]
      })
    : wordsOf(value).flatMap((words) => singleValue(words, field) ?? [])
  const [first] = values
  if (first === undefined) return undefined
  return { value: field.list === true || values.length > 1 ? values : first }
}

function singleValue(words: string, { type, options = [] }: Field): SingleValue | undefined {
  if (type === "number" && words.trim() !== "" && Number.isFinite(Number(words))) return Number(words)
  if (type === "date" && words !== "") return { date: words.slice(0, 100) }
  if (type === "evidence" && words !== "") return { note: words }
  if (type !== "choice") return words
  const named = options.find(
    ({ id, name, maps }) =>
      id === words || comparable(name) === comparable(words) || Object.values(maps ?? {}).includes(words),
  )
  return named?.id ?? words
}

function relationsOf(
  article: ReadArticle,
  ids: ReadonlyMap<string, string>,
  context: AssemblyContext,
): Relation[] {
  const taken = new Set<string>()
  return article.relations.flatMap((read: ReadRelation) => {
    const type = context.map.relations[read.label]
    const from = ids.get(read.from)
    const to = ids.get(read.to)
    if (type === undefined || type === null || from === undefined || to === undefined) return []
    const { record } = read
    const own = record?.id
    const id = own !== undefined && !taken.has(own) ? own : stableId(article.key, read.key)
    taken.add(id)
    const words = notes(read)
    return [
      {
        ...record,
        id,
        type,
        from: { annotation: from },
        to: { annotation: to },
        ...(words === undefined ? {} : { note: words }),
        creator:
          record !== undefined && context.creators.has(record.creator) ? record.creator : context.creator,
        created: record?.created ?? context.time,
        modified: record?.modified ?? context.time,
      },
    ]
  })
}

/** Relation types have no fields of their own, so what is said of a relation stays readable in its note. */
function notes({ attributes, note, record }: ReadRelation): string | undefined {
  const said = Object.entries(attributes ?? {}).map(
    ([name, value]) => `${name}: ${isReference(value) ? value.to.join(", ") : wordsOf(value).join("; ")}`,
  )
  const own = note ?? record?.note
  const lines = own === undefined ? said : [own, ...said]
  return lines.length === 0 ? undefined : lines.join("\n")
}

/** The same for the same annotation of the same file, whenever it is read. */
function stableId(article: string, key: string): string {
  return `i${sha256OfText(`${article}\n${key}`).slice(0, 24)}`
}

/** How an offset into a text becomes one into the canonical text, where CRLF and CR are a single `\n`. */
function canonicalShift(text: string): (offset: number) => number {
  const removed: number[] = []
  for (let at = text.indexOf("\r\n"); at >= 0; at = text.indexOf("\r\n", at + 2)) removed.push(at)
  if (removed.length === 0) return (offset) => offset
  return (offset) => {
    let low = 0
    let high = removed.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((removed[middle] ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return offset - low
  }
}

/** A span in the canonical text, wide enough not to cut a character in two. */
function placed(
  { start, end }: ReadAnnotation["spans"][number],
  text: string,
  shift: (offset: number) => number,
): Span | undefined {
  const from = shift(start)
  const until = Math.min(shift(end), text.length)
  const first = insidePair(text, from) ? from - 1 : from
  const last = insidePair(text, until) ? until + 1 : until
  return first < last ? { start: utf16(first), end: utf16(last) } : undefined
}

function insidePair(text: string, at: number): boolean {
  return at > 0 && isLowSurrogate(text.charCodeAt(at)) && isHighSurrogate(text.charCodeAt(at - 1))
}
