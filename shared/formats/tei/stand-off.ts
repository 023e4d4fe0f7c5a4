// The annotations beside the text (TEI P5 Guidelines, chapter 16.10): people and organisations, events, a span for each
// part of an annotation, its record as a feature structure (chapter 18), and relations.

import { type Annotation, quoteOf } from "../../domain/annotation.ts"
import type { Article } from "../../domain/article.ts"
import type { Entity } from "../../domain/entity.ts"
import { isDate, isReference, type SingleValue, valuesOf } from "../../domain/field.ts"
import type { Project } from "../../domain/project.ts"
import type { Relation, RelationEnd } from "../../domain/relation.ts"
import { type FilledField, quotesOf, type Wording } from "../support/wording.ts"
import { attributes, escaped } from "../support/xml.ts"
import type { ArticleNames } from "./names.ts"

export function standOffXml(
  project: Project,
  article: Article,
  names: ArticleNames,
  wording: Wording,
): string {
  const kinds = [...new Set(names.annotations.map(({ kind }) => kind))].sort()
  const groups = kinds.map((kind) => {
    const own = names.annotations.filter((annotation) => annotation.kind === kind)
    const spans = own.map((annotation) => spansXml(project, article, annotation, names))
    return `<spanGrp${attributes({ type: kind })}>\n${spans.join("")}</spanGrp>\n`
  })
  const relations = [...(article.relations?.values() ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))
  const parts = [
    list(
      "listPerson",
      names.entities.filter(({ type }) => type === "person").map((one) => entityXml(one, names, wording)),
    ),
    list(
      "listOrg",
      names.entities
        .filter(({ type }) => type === "organisation")
        .map((one) => entityXml(one, names, wording)),
    ),
    list(
      "listEvent",
      names.annotations
        .filter(({ kind }) => kind === "event")
        .map((one) => eventXml(one, article, names, wording)),
    ),
    ...groups,
    ...names.annotations.map((annotation) => recordXml(annotation, article, names, wording)),
    list(
      "listRelation",
      relations.map((one) => relationXml(one, project, article, names, wording)),
    ),
  ]
  const content = parts.join("")
  return content === "" ? "" : `<standOff>\n${content}</standOff>\n`
}

function list(name: string, items: readonly string[]): string {
  return items.length === 0 ? "" : `<${name}>\n${items.join("")}</${name}>\n`
}

function spansXml(project: Project, article: Article, annotation: Annotation, names: ArticleNames): string {
  const id = names.annotation(annotation.id)
  const category = project.codebook.kinds.findIndex(({ id }) => id === annotation.kind) + 1
  const partId = (part: number) => (part === 0 ? id : `${id}.${part + 1}`)
  return annotation.spans
    .map((span, part, { length }) => {
      const values = attributes({
        "xml:id": partId(part),
        n: annotation.id,
        from: `#${names.anchor(span.start)}`,
        to: `#${names.anchor(span.end)}`,
        ana: [category === 0 ? "" : `#k${category}`, `#r${id}`].join(" ").trim(),
        resp: `#${names.creator(annotation.creator)}`,
        prev: part === 0 ? undefined : `#${partId(part - 1)}`,
        next: part === length - 1 ? undefined : `#${partId(part + 1)}`,
      })
      return `<span${values}>${escaped(quoteOf(article.text, span))}</span>\n`
    })
    .join("")
}

function entityXml(entity: Entity, names: ArticleNames, wording: Wording): string {
  const isPerson = entity.type === "person"
  const name = isPerson ? "persName" : "orgName"
  const others = wording.registry.namesOf(entity).filter((other) => other !== entity.name)
  const states = (entity.roles ?? []).map(
    ({ title, from, until }) =>
      `<state${attributes({ type: "role", from, to: until })}><desc>${escaped(title)}</desc></state>`,
  )
  const ids = Object.entries(entity.externalIds ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([type, id]) =>
        `<idno${attributes({ type: type.replace(/\s+/g, "_") || undefined })}>${escaped(id)}</idno>`,
    )
  const content = [
    `<${name} type="main">${escaped(entity.name)}</${name}>`,
    ...others.map((other) => `<${name} type="other">${escaped(other)}</${name}>`),
    ...(entity.note === undefined ? [] : [`<note>${escaped(entity.note)}</note>`]),
    ...states,
    ...ids,
  ].join("")
  const tag = isPerson ? "person" : "org"
  return `<${tag}${attributes({ "xml:id": names.entity(entity.id), n: entity.id })}>${content}</${tag}>\n`
}

function eventXml(annotation: Annotation, article: Article, names: ArticleNames, wording: Wording): string {
  const id = names.annotation(annotation.id)
  const [date] = valuesOf(annotation.fields?.date)
  const fields = wording.fieldsOf(annotation)
  const told = fields.map((field) => `${field.name}: ${wording.entryWords(field, article)}`).join("; ")
  const values = attributes({
    "xml:id": `v${id}`,
    corresp: `#${id}`,
    ...(date !== undefined && isDate(date) ? datesOf(date.date) : {}),
  })
  const label = `<label>${escaped(quotesOf(annotation, article.text).join(" … "))}</label>`
  return `<event${values}>${label}${told === "" ? "" : `<desc>${escaped(told)}</desc>`}</event>\n`
}

/** EDTF as TEI's W3C dates, as far as they go; the date as it was written is in the event's record. */
function datesOf(edtf: string): Record<string, string> {
  const [from = "", to = "", ...more] = edtf.split("/")
  if (more.length > 0) return {}
  if (!edtf.includes("/")) return W3C_DATE.test(edtf) ? { when: edtf } : {}
  return {
    ...(W3C_DATE.test(from) ? { from } : {}),
    ...(W3C_DATE.test(to) ? { to } : {}),
  }
}

const W3C_DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/

function recordXml(annotation: Annotation, article: Article, names: ArticleNames, wording: Wording): string {
  const { tags = [], confidence, status, note, created, modified } = annotation
  const features = [
    ...wording.fieldsOf(annotation).map((field) => fieldXml(field, article, wording)),
    ...(tags.length === 0 ? [] : [feature("tags", collection(tags.map(string)))]),
    ...(confidence === undefined ? [] : [feature("confidence", string(confidence))]),
    ...(status === undefined ? [] : [feature("progress", string(status))]),
    ...(note === undefined || note === "" ? [] : [feature("note", string(note))]),
    feature("created", string(created)),
    feature("modified", string(modified)),
  ]
  const id = names.annotation(annotation.id)
  return `<fs${attributes({ "xml:id": `r${id}`, corresp: `#${id}` })}>${features.join("")}</fs>\n`
}

function fieldXml(field: FilledField, article: Article, wording: Wording): string {
  const { id, entry, values } = field
  const one = values.map((value) => valueXml(value, field, article, wording))
  const name = /^\d/.test(id) ? `_${id}` : id
  return [
    one.length === 0 ? "" : feature(`field.${name}`, one.length === 1 ? (one[0] ?? "") : collection(one)),
    entry.basis === undefined ? "" : feature(`basis.${name}`, string(entry.basis)),
    entry.rationale === undefined ? "" : feature(`rationale.${name}`, string(entry.rationale)),
  ].join("")
}

function valueXml(value: SingleValue, { field }: FilledField, article: Article, wording: Wording): string {
  if (typeof value === "number") return `<numeric value="${value}"/>`
  const words = feature("words", string(wording.words(value, field, article)))
  if (typeof value === "string") {
    const isChoice = field?.options?.some(({ id }) => id === value) === true
    return isChoice ? `<fs>${words}${feature("id", string(value))}</fs>` : string(value)
  }
  const details: string[] = []
  if (isReference(value)) {
    for (const [name, id] of [
      ["entity", value.entity],
      ["article", value.article],
      ["annotation", value.annotation],
      ["role", value.role],
    ] as const) {
      if (id !== undefined) details.push(feature(name, string(id)))
    }
  }
  if (isDate(value)) {
    if (value.text !== undefined) details.push(feature("text", string(value.text)))
    if (value.dateline !== undefined) details.push(feature("dateline", string(value.dateline)))
  }
  if ("span" in value && value.span !== undefined) {
    details.push(feature("start", `<numeric value="${value.span.start}"/>`))
    details.push(feature("end", `<numeric value="${value.span.end}"/>`))
  }
  return `<fs>${words}${details.join("")}</fs>`
}

function feature(name: string, content: string): string {
  return `<f${attributes({ name })}>${content}</f>`
}

function string(text: string): string {
  return `<string>${escaped(text)}</string>`
}

function collection(values: readonly string[]): string {
  return `<vColl org="list">${values.join("")}</vColl>`
}

function relationXml(
  relation: Relation,
  project: Project,
  article: Article,
  names: ArticleNames,
  wording: Wording,
): string {
  const symmetric = project.codebook.relationTypes.find(({ id }) => id === relation.type)?.symmetric === true
  const [from, to] = [
    pointer(relation.from, article, names, wording),
    pointer(relation.to, article, names, wording),
  ]
  const ends = symmetric ? { mutual: `${from} ${to}` } : { active: from, passive: to }
  const told = [wording.relationName(relation.type), relation.note ?? ""].filter((part) => part !== "")
  return `<relation${attributes({ n: relation.id, name: relation.type, ...ends, resp: `#${names.creator(relation.creator)}` })}><desc>${escaped(told.join(": "))}</desc></relation>\n`
}

function pointer(end: RelationEnd, article: Article, names: ArticleNames, wording: Wording): string {
  const entity = wording.entity(end.entity)
  const own = entity === undefined ? undefined : names.entity(entity.id)
  if (own !== undefined) return `#${own}`
  const here = end.article === undefined || end.article === article.id
  const id = end.annotation !== undefined && here ? names.annotation(end.annotation) : undefined
  return id !== undefined
    ? `#${id}`
    : `urn:postil:${[end.entity ?? end.article ?? article.id, end.annotation].filter((part) => part !== undefined).join(":")}`
}
