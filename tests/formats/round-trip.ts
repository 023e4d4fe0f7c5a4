// Takes projects through a format and back: written, read, brought into an empty project, and written again.

import fc from "fast-check"
import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Article } from "../../shared/domain/article.ts"
import type { FieldEntry, SingleValue } from "../../shared/domain/field.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import type { Project } from "../../shared/domain/project.ts"
import type { Relation } from "../../shared/domain/relation.ts"
import { type Format, type OptionValues, type ProjectSlice, writeFiles } from "../../shared/formats/format.ts"
import { assemble } from "../../shared/formats/intake/assemble.ts"
import { extendCodebook } from "../../shared/formats/intake/codebook.ts"
import { labelsOf } from "../../shared/formats/intake/labels.ts"
import { proposeMap } from "../../shared/formats/intake/propose.ts"
import type { InputFile, ReadCorpus } from "../../shared/formats/read.ts"
import { markedTexts } from "./arbitrary.ts"
import { article, project } from "./slice.ts"

/** What a format writes, as it would lie in a folder. */
export function writtenFiles(format: Format, slice: ProjectSlice, options: OptionValues = {}): InputFile[] {
  const encoder = new TextEncoder()
  return writeFiles(format, slice, options).files.map(({ name, content }) => ({
    name,
    bytes: typeof content === "string" ? encoder.encode(content) : content,
  }))
}

/** Reads files that a format claims, every one of them. */
export function readWith(format: Format, files: readonly InputFile[]): ReadCorpus {
  if (format.reading === undefined) throw new Error(`${format.name} is not read`)
  return format.reading.read(format.reading.claim(files))
}

/** Where a corpus has which words, and how many relations, whatever its articles are called. */
export function marksOf({ articles }: ReadCorpus) {
  return articles
    .filter(({ text }) => text.trim() !== "")
    .map(({ text, annotations, relations }) => ({
      text,
      spans: annotations.map(({ spans }) => JSON.stringify(spans)).sort(),
      relations: relations.length,
    }))
    .sort((one, other) => (one.text < other.text ? -1 : one.text > other.text ? 1 : 0))
}

/** A corpus as a project of its own: the one given, extended by what the corpus needs. */
export function asSlice(corpus: ReadCorpus, into: Project = project): ProjectSlice & { articles: Article[] } {
  const found = labelsOf([corpus])
  const map = proposeMap(found, into.codebook)
  const codebook = extendCodebook(into.codebook, found, map)
  const context = {
    codebook,
    map,
    creators: new Set(into.creators.map(({ id }) => id)),
    creator: into.creators[0]?.id ?? "",
    time: "2022-10-25T10:00:00.000Z",
  }
  const articles = corpus.articles.flatMap((read, index) => {
    if (read.text.trim() === "") return []
    const base = article(read.text).build()
    const { annotations, relations } = assemble(read, base.text, context)
    return [
      {
        ...base,
        id: read.id ?? `article-${index + 1}`,
        metadata: { ...base.metadata, ...read.metadata },
        annotations: new Map(annotations.map((one) => [one.id, one])),
        ...(relations.length === 0 ? {} : { relations: new Map(relations.map((one) => [one.id, one])) }),
      },
    ]
  })
  return { project: { ...into, codebook, entities: corpus.entities ?? into.entities }, articles }
}

/** A project with every kind of record, random in all that formats go wrong on. */
export function projects(): fc.Arbitrary<ProjectSlice & { articles: Article[] }> {
  return fc.array(articles(), { minLength: 1, maxLength: 2 }).map((articles) => ({
    project: richProject,
    articles: articles.map((article, index) => ({ ...article, id: `article-${index + 1}` })),
  }))
}

const richProject: Project = {
  ...project,
  entities: [
    { id: "entity-1", type: "person", name: "Lloyd J. Austin", aliases: ["Austin"] },
    { id: "entity-2", type: "organisation", name: "The Kremlin\t“K”", aliases: [] },
  ],
}

const words = fc.oneof(
  fc.constantFrom(
    "one",
    "two words",
    "tab\there",
    "line\nbreak",
    "a|b;c_d*e",
    "“ü” \u{1f54a}",
    "\u2028",
    "[1]",
    "->1-2",
    "\\",
    " led",
  ),
  fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
    .filter((text) => !/[\p{Cs}\p{Cc}]/u.test(text)),
)

function articles(): fc.Arbitrary<Article> {
  return markedTexts().chain(({ text, spans }) => {
    const ids = spans.map((_, index) => `annotation-${index + 1}`)
    return fc
      .tuple(
        fc.tuple(...spans.map((span) => annotationFields(span, ids, text))),
        ids.length === 0 ? fc.constant([]) : fc.array(relationEnds(ids), { maxLength: 3 }),
      )
      .map(([records, links]) => {
        const base = article(text, { title: "Talks" })
        for (const { kind, parts } of records) base.markSpans(kind, parts)
        const built = base.build()
        const annotations = [...built.annotations.values()].map(
          (annotation, index): Annotation => ({ ...annotation, ...records[index]?.rest }),
        )
        return {
          ...built,
          annotations: new Map(annotations.map((one) => [one.id, one])),
          ...(links.length === 0
            ? {}
            : { relations: new Map(links.map((link, index) => [`r${index}`, relation(`r${index}`, link)])) }),
        }
      })
  })
}

function relation(
  id: string,
  [type, from, to, note]: readonly [string, string, string, string | undefined],
): Relation {
  return {
    id,
    type,
    from: { annotation: from },
    to: { annotation: to },
    ...(note === undefined ? {} : { note }),
    creator: project.creators[0]?.id ?? "",
    created: "2022-10-24T10:00:00.000Z",
    modified: "2022-10-24T10:05:00.000Z",
  }
}

function relationEnds(ids: readonly string[]) {
  const id = fc.constantFrom(...ids)
  return fc.tuple(
    fc.constantFrom("same-as", "contradicts", "updates", "supports"),
    id,
    id,
    fc.option(words, { nil: undefined }),
  )
}

function annotationFields(span: { start: number; end: number }, ids: readonly string[], text: string) {
  const link = fc.constantFrom(...ids).map((annotation) => ({ annotation }))
  const entity = fc.constantFrom({ entity: "entity-1" }, { entity: "entity-2", role: "actor" })
  const here = { span: { start: utf16(span.start), end: utf16(span.end) } }
  const value = (single: fc.Arbitrary<SingleValue | SingleValue[]>): fc.Arbitrary<FieldEntry> =>
    fc.record({ value: single, basis: fc.constant("analyst" as const) }, { requiredKeys: ["value"] })
  const claim = fc.record(
    {
      source: value(fc.oneof(entity, link)),
      cue: value(fc.constant(here)),
      certainty: value(fc.constantFrom("probable", "certain")),
      relay: value(fc.array(fc.oneof(entity, link), { minLength: 1, maxLength: 3 })),
      evidence: value(fc.array(fc.record({ note: words }), { minLength: 1, maxLength: 2 })),
    },
    { requiredKeys: [] },
  )
  const event = fc.record(
    {
      date: value(
        fc.constantFrom({ date: "2022-10-21", text: "on Friday" }, { date: "2022-05/..", ...here }),
      ),
      place: value(words),
      participants: value(fc.array(fc.oneof(entity, link), { minLength: 1, maxLength: 3 })),
    },
    { requiredKeys: [] },
  )
  const person = fc.record(
    { entity: value(entity), mention: value(fc.constantFrom("name", "title")) },
    { requiredKeys: [] },
  )
  const points = [...text.slice(span.start, span.end)]
  const half = span.start + points.slice(0, Math.floor(points.length / 2)).join("").length
  const first = { start: span.start, end: half }
  const second = { start: half + (points[Math.floor(points.length / 2)]?.length ?? 0), end: span.end }
  return fc.constantFrom("person" as const, "claim" as const, "event" as const).chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      parts: fc.constantFrom([span], points.length < 4 ? [span] : [first, second]),
      rest: fc.record(
        {
          fields: fc
            .oneof(kind === "claim" ? claim : kind === "event" ? event : person)
            .filter((one) => Object.keys(one).length > 0),
          tags: fc.array(fc.constantFrom("urgent", "two words"), { minLength: 1, maxLength: 2 }),
          confidence: fc.constantFrom("low" as const, "high" as const),
          status: fc.constantFrom("draft" as const, "done" as const),
          note: fc.oneof(words, fc.constant("")),
        },
        { requiredKeys: [] },
      ),
    }),
  )
}
