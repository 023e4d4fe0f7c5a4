// Brings one article of an annotated file into a project: as a new article, or into the one that is there already,
// known by Postil's own id or by its text. What an analyst changed later than the file says stays.

import type { CorpusOutcome } from "../contract/answers.ts"
import type { Annotation } from "../domain/annotation.ts"
import { type Article, articleFromJson, articleSchema } from "../domain/article.ts"
import { canonicalText } from "../domain/document.ts"
import { type Fields, isList, isReference, type SingleValue } from "../domain/field.ts"
import { sha256OfBytes } from "../domain/hash.ts"
import { withVersions } from "../domain/invert.ts"
import type { LabelMap } from "../domain/label-map.ts"
import type { Relation } from "../domain/relation.ts"
import { fail, ok, type Result } from "../domain/result.ts"
import { type Assembled, assemble } from "../formats/intake/assemble.ts"
import type { ReadArticle } from "../formats/read.ts"
import { stableJson } from "../formats/support/stable-json.ts"
import { tokensOf } from "../formats/support/tokens.ts"
import { wholeWordsOf } from "../formats/support/whole-words.ts"
import { safeName } from "../importers/file-name.ts"
import { readText } from "../importers/text/index.ts"
import { applyNow } from "./apply-now.ts"
import { publishChange } from "./handlers/article.ts"
import type { OpenProject, Stamp } from "./ports.ts"
import type { Workspace } from "./workspace.ts"

type Outcome = Omit<CorpusOutcome, "format">

export async function bringIn(
  read: ReadArticle,
  map: LabelMap,
  project: OpenProject,
  workspace: Workspace,
  origin: string,
): Promise<Outcome> {
  const base = { file: read.file, articleId: null, annotations: 0, relations: 0, problems: [] }
  const refused = ({ code, message }: { code: string; message: string }): Outcome => ({
    ...base,
    outcome: "refused",
    problems: [{ code, message }],
  })
  const blank = await blankArticle(read, project, workspace)
  if (!blank.ok) return refused(blank.error)
  const stamp = await workspace.stamp(project)
  if (!stamp.ok) return refused(stamp.error)
  const { text } = blank.value
  const within = assemble(read, text, {
    codebook: project.project.codebook,
    map,
    creators: new Set(project.project.creators.map(({ id }) => id)),
    creator: stamp.value.creator,
    time: stamp.value.time,
  })
  const assembled = { ...within, relations: [...within.relations, ...relationsBeyond(read)] }
  const problems = assembled.problems.map(({ line, message }) => ({ code: "corpus", line, message }))
  const existing = await findExisting(read, text, project, workspace)
  if (existing !== undefined) {
    const said = read.inWholeWords === true ? withoutKnownWords(existing, assembled) : assembled
    const updated = await update(existing, said, project, stamp.value, workspace, origin)
    if (!updated.ok) return refused(updated.error)
    const { annotations, relations } = updated.value
    const outcome = annotations + relations === 0 ? "already-there" : "updated"
    return { ...base, outcome, articleId: existing.id, annotations, relations, problems }
  }
  const article: Article = {
    ...blank.value,
    annotations: new Map(assembled.annotations.map((one) => [one.id, one])),
    ...(assembled.relations.length === 0
      ? {}
      : { relations: new Map(assembled.relations.map((one) => [one.id, one])) }),
  }
  const added = await project.add(article, bytesOf(read), stamp.value)
  if (!added.ok) return refused(added.error)
  const likenesses = await workspace.likenesses(project)
  likenesses.set(article.id, text)
  return {
    ...base,
    outcome: problems.length === 0 ? "imported" : "imported-with-remarks",
    articleId: article.id,
    annotations: assembled.annotations.length,
    relations: assembled.relations.length,
    problems,
  }
}

/** Where Postil wrote the article: its relations to entities and to other articles, which only Postil knows. */
function relationsBeyond({ json, relations }: ReadArticle): readonly Relation[] {
  const within = new Set(relations.flatMap(({ record }) => record?.id ?? []))
  return json?.relations?.filter(({ id }) => !within.has(id)) ?? []
}

function bytesOf({ source, text }: ReadArticle): Uint8Array {
  return source?.bytes ?? new TextEncoder().encode(text)
}

/** The article without annotations: laid out as any text, or as Postil itself wrote it. */
async function blankArticle(
  read: ReadArticle,
  project: OpenProject,
  { ports }: Workspace,
): Promise<Result<Article>> {
  const added = ports.clock.now()
  // An id that the project has already is that of another text, or this article is not added at all.
  const free = read.id !== undefined && !(await project.read(read.id)).ok
  const id = free && read.id !== undefined ? read.id : ports.ids.next()
  const bytes = bytesOf(read)
  const name = read.source?.name ?? read.file
  if (read.json !== undefined) {
    const parsed = articleSchema.safeParse(read.json)
    if (!parsed.success) return fail("bad-request", "It is no article as Postil writes them.")
    const article = articleFromJson({ ...parsed.data, annotations: [], relations: undefined })
    return article.ok ? ok({ ...article.value, id, relations: undefined }) : article
  }
  const draft = readText(
    { name, bytes: new TextEncoder().encode(read.text) },
    { guessEncoding: () => undefined },
  )
  if (!draft.ok) return draft
  const { document, metadata, offers, source } = draft.value
  return ok({
    id,
    added,
    metadata: { capturedOn: added.slice(0, 10), ...metadata, ...read.metadata },
    // What the file says of the article needs no guessing.
    offers: offers.filter(({ field }) => read.metadata[field] === undefined),
    document,
    text: canonicalText(document),
    source: { ...source, fileName: safeName(name), bytes: bytes.length, sha256: sha256OfBytes(bytes) },
    annotations: new Map(),
    unknown: {},
  })
}

/** The project's own article of this id and text, or else of the same text. */
async function findExisting(
  { id }: ReadArticle,
  text: string,
  project: OpenProject,
  workspace: Workspace,
): Promise<Article | undefined> {
  if (id !== undefined) {
    const own = await project.read(id)
    if (own.ok && own.value.article.text === text) return own.value.article
  }
  const like = (await workspace.likenesses(project)).find(text)
  if (like?.share !== 1) return undefined
  const same = await project.read(like.id)
  return same.ok && same.value.article.text === text ? same.value.article : undefined
}

async function update(
  article: Article,
  { annotations, relations }: Assembled,
  project: OpenProject,
  stamp: Stamp,
  workspace: Workspace,
  origin: string,
): Promise<Result<{ annotations: number; relations: number }>> {
  const matched = matchAnnotations(article, annotations)
  const ids = new Map(matched.map(({ annotation, before }) => [annotation.id, before?.id ?? annotation.id]))
  const changed = matched.flatMap(({ annotation, before }) => {
    const { fields } = annotation
    const moved = fields === undefined ? annotation : { ...annotation, fields: withReferences(fields, ids) }
    return changedAnnotation(before, moved, stamp) ?? []
  })
  const links = relations.flatMap((relation) => {
    const moved = withEnds(relation, ids)
    const before = article.relations?.get(moved.id) ?? sameLink(article, moved)
    return before === undefined ? [moved] : []
  })
  const operations = withVersions(article.textVersion, [
    ...changed.map((annotation) => ({ type: "annotation.set" as const, annotation })),
    ...links.map((relation) => ({ type: "relation.set" as const, relation })),
    ...(article.trashed === undefined ? [] : [{ type: "article.set" as const, fields: { trashed: null } }]),
  ])
  if (operations.length > 0) {
    const place = { project, stamp, clock: workspace.ports.clock }
    const applied = await applyNow(article.id, operations, place)
    if (!applied.ok) return applied
    await publishChange(workspace, project, article.id, applied.value.operations, `${origin} importing`)
  }
  return ok({ annotations: changed.length, relations: links.length })
}

interface Match {
  readonly annotation: Annotation
  readonly before: Annotation | undefined
}

/** Each annotation with the one that it is in the article: by id, or else of the same kind at the same place. */
function matchAnnotations({ annotations: own }: Article, annotations: readonly Annotation[]): Match[] {
  const taken = new Set(annotations.flatMap(({ id }) => (own.has(id) ? [id] : [])))
  const byPlace = new Map<string, Annotation[]>()
  for (const annotation of own.values()) {
    if (taken.has(annotation.id)) continue
    const place = placeOf(annotation)
    byPlace.set(place, [...(byPlace.get(place) ?? []), annotation])
  }
  return annotations.map((annotation) => ({
    annotation,
    before: own.get(annotation.id) ?? byPlace.get(placeOf(annotation))?.shift(),
  }))
}

function placeOf({ kind, spans }: Pick<Annotation, "kind" | "spans">): string {
  return `${kind} ${spans.map(({ start, end }) => `${start}-${end}`).join(" ")}`
}

/** What was read without what is no more than the words of annotations that are there, as whole as the file has them. */
function withoutKnownWords({ text, annotations: own }: Article, read: Assembled): Assembled {
  const table = tokensOf(text)
  const words = new Set(
    [...own.values()].flatMap(({ kind, spans }) =>
      spans.flatMap((span) => wholeWordsOf(table, span).map((part) => placeOf({ kind, spans: [part] }))),
    ),
  )
  return { ...read, annotations: read.annotations.filter((one) => !words.has(placeOf(one))) }
}

/** What is to be set; undefined where nothing is new, or where the project's own is the later one. */
function changedAnnotation(
  before: Annotation | undefined,
  read: Annotation,
  stamp: Stamp,
): Annotation | undefined {
  if (before === undefined) return read
  // A file that says when it was changed is believed; one that does not adds to what is there.
  const dated = read.modified !== stamp.time
  if (dated && before.modified >= read.modified) return undefined
  const after: Annotation = dated
    ? { ...read, id: before.id }
    : {
        ...before,
        kind: read.kind,
        spans: read.spans,
        ...(before.fields === undefined && read.fields === undefined
          ? {}
          : { fields: { ...before.fields, ...read.fields } }),
        ...(read.note === undefined ? {} : { note: read.note }),
      }
  if (stableJson(after) === stableJson(before)) return undefined
  return dated ? after : { ...after, modified: stamp.time }
}

function withEnds(relation: Relation, ids: ReadonlyMap<string, string>): Relation {
  const end = ({ annotation, ...rest }: Relation["from"]) => ({
    ...rest,
    ...(annotation === undefined ? {} : { annotation: ids.get(annotation) ?? annotation }),
  })
  return { ...relation, from: end(relation.from), to: end(relation.to) }
}

/** Fields that point to annotations by the ids that these have in the article. */
function withReferences(fields: Fields, ids: ReadonlyMap<string, string>): Fields {
  const moved = (value: SingleValue): SingleValue =>
    typeof value === "object" && isReference(value) && value.annotation !== undefined
      ? { ...value, annotation: ids.get(value.annotation) ?? value.annotation }
      : value
  return Object.fromEntries(
    Object.entries(fields).map(([name, entry]) => [
      name,
      { ...entry, value: isList(entry.value) ? entry.value.map(moved) : moved(entry.value) },
    ]),
  )
}

function sameLink({ relations }: Article, { type, from, to }: Relation): Relation | undefined {
  return [...(relations?.values() ?? [])].find(
    (one) =>
      one.type === type && one.from.annotation === from.annotation && one.to.annotation === to.annotation,
  )
}
