// What Postil adds to a line of JSON that another tool keeps without understanding it: which article it is, and the
// record behind each annotation, found again by place and label because tools give ids anew. What was changed in the
// other tool no longer fits its record, and then counts as that tool says.

import { z } from "zod"
import { type Annotation, byPosition, hasRecord } from "../../domain/annotation.ts"
import { type Article, type Metadata, metadataSchema } from "../../domain/article.ts"
import { CodePointIndex, isHighSurrogate, isLowSurrogate } from "../../domain/offset.ts"
import { type Relation, relationSchema } from "../../domain/relation.ts"
import { idSchema } from "../../domain/span.ts"
import type { AnnotationRecord, ReadAnnotation, ReadRelation } from "../read.ts"
import type { LossTally } from "./losses.ts"
import type { CodebookNames } from "./names.ts"
import { type OffsetConverter, offsetConverter } from "./offsets.ts"
import { recordFrom, recordOf } from "./record.ts"
import { quoted, stableJson } from "./stable-json.ts"

/** One part of an annotation, as formats have it that know no annotations of several parts. */
export interface FlatSpan {
  readonly annotation: Annotation
  /** Code points, half-open. */
  readonly start: number
  readonly end: number
  /** The same in UTF-16, never within a surrogate pair. */
  readonly from: number
  readonly to: number
  /** The index of the part, from 0. */
  readonly part: number
}

/**
 * The parts of all annotations in the order of the text, each annotation's parts together.
 *
 * @param index of the article's text
 */
export function flatSpans(
  { text, annotations }: Article,
  index: CodePointIndex = new CodePointIndex(text),
): FlatSpan[] {
  const flat: FlatSpan[] = []
  for (const annotation of [...annotations.values()].sort(byPosition)) {
    let part = 0
    for (const span of annotation.spans) {
      const [start, end] = [index.toCodePoints(span.start), index.toCodePoints(span.end)]
      const [from, to] = [besidePairs(text, span.start), besidePairs(text, span.end)]
      flat.push({ annotation, part: part++, start, end, from, to })
    }
  }
  return flat
}

/** An offset, or what lies after the surrogate pair that it is within: code points count it so. */
function besidePairs(text: string, offset: number): number {
  const isInside = isLowSurrogate(text.charCodeAt(offset)) && isHighSurrogate(text.charCodeAt(offset - 1))
  return isInside ? offset + 1 : offset
}

/** The relations that lead from one annotation of the article to another, by id; the others are counted as lost. */
export function linksWithin(article: Article, losses: LossTally): (Relation & { from: Named; to: Named })[] {
  const links = [...(article.relations?.values() ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))
  return links.flatMap((relation) => {
    const { from, to } = relation
    if (isHere(from, article) && isHere(to, article)) return [{ ...relation, from, to }]
    losses.add("relations-beyond", 1, "relation", "What leads to entities, other articles or nowhere:")
    return []
  })
}

interface Named {
  readonly annotation: string
}

function isHere(end: Relation["from"], article: Article): end is Named {
  return end.annotation !== undefined && end.article === undefined && article.annotations.has(end.annotation)
}

/** The JSON of what is added to an article's line. */
export function embeddedJson(
  article: Article,
  spans: readonly FlatSpan[],
  links: readonly Relation[],
  names: CodebookNames,
): string {
  let records = ""
  for (let place = 0; place < spans.length; ) {
    const first = spans[place]
    if (first === undefined) break
    const { annotation } = first
    let at = ""
    for (let span: FlatSpan | undefined = first; span?.annotation === annotation; span = spans[++place])
      at += `${at === "" ? "" : ","}[${span.start},${span.end}]`
    records += `${records === "" ? "" : ","}{"at":[${at}],"label":${quoted(names.kind(annotation.kind))},"record":${recordOf(annotation)}}`
  }
  const { id, metadata } = article
  const relations = links.map(
    (link) => `{"label":${quoted(names.relation(link.type))},"record":${stableJson(link)}}`,
  )
  return `{"article":${stableJson({ ...metadata, id })},"records":[${records}]${links.length === 0 ? "" : `,"relations":[${relations.join(",")}]`}}`
}

/** One span as another tool's file has it. */
export interface ForeignSpan {
  readonly key: string
  readonly label: string
  /** UTF-16, half-open. */
  readonly start: number
  readonly end: number
  readonly attributes?: ReadAnnotation["attributes"]
  readonly note?: string | undefined
}

export interface Embedded {
  readonly id: string
  readonly metadata: Partial<Metadata>
  readonly relations: readonly { readonly label: string; readonly record: Relation }[]
  readonly records: readonly Fitting[]
}

interface Fitting {
  readonly at: readonly (readonly [number, number])[]
  readonly label: string
  readonly record: AnnotationRecord
}

/** Reads what `embeddedJson` wrote; undefined where it is not that. */
export function readEmbedded(value: unknown): Embedded | undefined {
  const parsed = embeddedSchema.safeParse(value)
  if (!parsed.success) return undefined
  const { article, records, relations = [] } = parsed.data
  const { id, ...metadata } = article
  return {
    ...{ id, metadata, relations },
    records: records.flatMap(({ at, label, record }) => {
      const read = recordFrom(JSON.stringify(record))
      return read === undefined ? [] : [{ at, label, record: read }]
    }),
  }
}

const embeddedSchema = z.object({
  article: z.object({ ...metadataSchema.shape, id: idSchema }).loose(),
  records: z.array(
    z.object({
      at: z.array(z.tuple([z.number(), z.number()])).min(1),
      label: z.string(),
      record: z.unknown(),
    }),
  ),
  relations: z.array(z.object({ label: z.string(), record: relationSchema })).optional(),
})

/** Whether a tool left the spans where Postil wrote them: their offsets are code points then, for certain. */
export function isAsWritten(
  spans: readonly Pick<ForeignSpan, "start" | "end">[],
  embedded: Embedded,
): boolean {
  const written = new Set(embedded.records.flatMap(({ at }) => at.map(([start, end]) => `${start} ${end}`)))
  return spans.some(({ start, end }) => written.has(`${start} ${end}`))
}

export interface Reunited {
  readonly annotations: readonly ReadAnnotation[]
  /** The key that an annotation has now, by the key of any of its spans. */
  readonly keys: ReadonlyMap<string, string>
  /** The key of an annotation by its id in Postil. */
  readonly byId: ReadonlyMap<string, string>
}

/** Spans with the records that fit them; parts of one annotation are one again. */
export function reunite(
  text: string,
  spans: readonly ForeignSpan[],
  embedded: Embedded | undefined,
): Reunited {
  const keys = new Map<string, string>()
  const byId = new Map<string, string>()
  const waiting = new Map<string, ForeignSpan[]>()
  const placeOf = (start: number, end: number, label: string) => `${start} ${end} ${label}`
  for (const span of spans) {
    const place = placeOf(span.start, span.end, span.label)
    const found = waiting.get(place)
    if (found === undefined) waiting.set(place, [span])
    else found.push(span)
  }
  const taken = new Set<ForeignSpan>()
  const whole = new Map<ForeignSpan, ReadAnnotation>()
  const convert: OffsetConverter =
    embedded === undefined ? (offset) => offset : offsetConverter(text, "code-points")
  for (const { at, label, record } of embedded?.records ?? []) {
    const used = new Set<ForeignSpan>()
    const parts = at.flatMap(([start, end]) => {
      const found = waiting
        .get(placeOf(convert(start) ?? -1, convert(end) ?? -1, label))
        ?.find((span) => !taken.has(span) && !used.has(span))
      if (found !== undefined) used.add(found)
      return found ?? []
    })
    const [first] = parts
    if (first === undefined || parts.length < at.length) continue
    for (const part of parts) {
      taken.add(part)
      keys.set(part.key, first.key)
    }
    byId.set(record.id, first.key)
    whole.set(first, {
      ...annotationOf(first),
      spans: parts.map(({ start, end }) => ({ start, end })),
      record,
    })
  }
  const annotations = spans.flatMap((span) => {
    if (taken.has(span)) return whole.get(span) ?? []
    keys.set(span.key, span.key)
    return [annotationOf(span)]
  })
  return { annotations, keys, byId }
}

function annotationOf({ key, label, start, end, attributes, note }: ForeignSpan): ReadAnnotation {
  return {
    ...{ key, label, spans: [{ start, end }] },
    ...(attributes === undefined || Object.keys(attributes).length === 0 ? {} : { attributes }),
    ...(note === undefined ? {} : { note }),
  }
}

/** Relations with the record of the one that leads from and to the same, under the same name. */
export function reuniteRelations(
  relations: readonly ReadRelation[],
  { keys, byId }: Reunited,
  embedded: Embedded | undefined,
): ReadRelation[] {
  const records = embedded?.relations.map(({ label, record }) => ({
    ...{ label, record },
    from: byId.get(record.from.annotation ?? ""),
    to: byId.get(record.to.annotation ?? ""),
  }))
  const taken = new Set<Relation>()
  return relations.map((relation) => {
    const from = keys.get(relation.from) ?? relation.from
    const to = keys.get(relation.to) ?? relation.to
    const found = records?.find(
      (one) => !taken.has(one.record) && one.from === from && one.to === to && one.label === relation.label,
    )
    if (found === undefined) return { ...relation, from, to }
    taken.add(found.record)
    return { ...relation, from, to, record: found.record }
  })
}

/** Counts what a tool keeps in its files without showing it. */
export function countHidden(losses: LossTally, article: Article, tool: string): void {
  let hidden = 0
  for (const annotation of article.annotations.values()) if (hasRecord(annotation)) hidden++
  losses.add(
    "not-shown",
    hidden,
    "annotation",
    `Kept in the file, but not shown by ${tool}: the record behind`,
  )
}
