// Postil's own format: everything there is, in one file, for one article or for many. `postil.schema.json`
// beside this file is its published description; a test holds the two together. Deliberately absent: the
// original bytes and the history, which stay in the project folder.

import { type Annotation, byPosition, withQuotes } from "../../domain/annotation.ts"
import { type Article, articleToJson } from "../../domain/article.ts"
import type { Kind } from "../../domain/codebook.ts"
import type { Entity } from "../../domain/entity.ts"
import { sha256OfText } from "../../domain/hash.ts"
import type { Creator, Project } from "../../domain/project.ts"
import type { Relation } from "../../domain/relation.ts"
import type { Format } from "../format.ts"
import { fileStem } from "../support/file-name.ts"
import { claimPostilJson, readPostilJson } from "./read.ts"

/** Identifies the published schema. An identifier first of all: nothing ever fetches it. */
export const POSTIL_SCHEMA_ID = "https://postil.app/schema/postil-json-1.json"

/** The version of the format. What a newer one holds is not guessed at. */
export const POSTIL_FORMAT = 1

export const postilJson: Format = {
  name: "postil-json",
  title: "Postil JSON",
  readers: "Postil, and any program that reads JSON, through the published JSON Schema",
  lossless: true,
  reading: { claim: claimPostilJson, read: readPostilJson },
  writer(project) {
    // The file is named after its article where it holds only one, so the first waits for a second.
    let first: Article | undefined
    let name: string | undefined
    return {
      *article(article) {
        if (name !== undefined) yield { name, content: `,\n${laidOut(article)}` }
        else if (first === undefined) first = article
        else {
          name = nameOf(project.name)
          yield { name, content: `${opening(project)}${laidOut(first)},\n${laidOut(article)}` }
        }
      },
      *end() {
        if (name !== undefined) yield { name, content: "\n  ]\n}\n" }
        else if (first === undefined)
          yield { name: nameOf(project.name), content: `${opening(project).trimEnd()}]\n}\n` }
        else {
          const content = `${opening(project)}${laidOut(first)}\n  ]\n}\n`
          yield { name: nameOf(first.metadata.title), content }
        }
      },
      losses: () => [],
    }
  },
}

function nameOf(title: string): string {
  return `${fileStem(title)}.postil.json`
}

/** Everything up to the first article, as `JSON.stringify` lays out an object with an indent of two. */
function opening(project: Project): string {
  const head = {
    $schema: POSTIL_SCHEMA_ID,
    postil: { format: POSTIL_FORMAT },
    offsetUnit: "utf-16",
    project: projectEntry(project),
  }
  return `${JSON.stringify(head, undefined, 2).slice(0, -2)},\n  "articles": [\n`
}

function laidOut(article: Article): string {
  return `    ${JSON.stringify(articleEntry(article), undefined, 2).replaceAll("\n", "\n    ")}`
}

function projectEntry(project: Project) {
  return inOrder(project, ["id", "name", "created"], {
    creators: project.creators.map((creator: Creator) => inOrder(creator, ["id", "name"])),
    codebook: inOrder(project.codebook, [], {
      kinds: project.codebook.kinds.map(kindEntry),
      relationTypes: project.codebook.relationTypes.map((type) => inOrder(type, ["id", "name", "symmetric"])),
    }),
    entities: project.entities.map(entityEntry),
  })
}

function kindEntry(kind: Kind) {
  const names = ["id", "name", "plural", "letter", "keys", "colour", "underline", "trim", "guidance"] as const
  return inOrder(kind, [...names, "examples"], {
    fields: kind.fields.map((field) =>
      inOrder(field, ["id", "name", "type", "list", "required", "options", "kinds", "guidance"]),
    ),
  })
}

function entityEntry(entity: Entity) {
  return inOrder(entity, ["id", "type", "name", "aliases", "roles", "externalIds", "note", "mergedInto"])
}

function articleEntry(article: Article) {
  const { text, relations } = article
  const { metadata, source, ...json } = articleToJson(article)
  return inOrder(json, ["id", "added", "done", "trashed"], {
    metadata: inOrder(metadata, [
      "title",
      "publisher",
      "author",
      "url",
      "publishedOn",
      "capturedOn",
      "language",
    ]),
    source: inOrder(source, [
      "fileName",
      "mediaType",
      "encoding",
      "byteOrderMark",
      "newline",
      "bytes",
      "sha256",
    ]),
    textSha256: sha256OfText(text),
    text,
    document: json.document,
    offers: json.offers,
    annotations: [...article.annotations.values()]
      .sort(byPosition)
      .map((annotation) => annotationEntry(annotation, text)),
    ...(relations === undefined || relations.size === 0
      ? {}
      : { relations: [...relations.values()].sort(byId).map(relationEntry) }),
  })
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0
}

function relationEntry(relation: Relation) {
  return inOrder(relation, ["id", "type", "from", "to", "fields", "note", "creator", "created", "modified"])
}

function annotationEntry(annotation: Annotation, text: string) {
  const { spans, fields } = withQuotes(annotation, text)
  return inOrder(annotation, ["id", "kind"], {
    spans,
    fields: settled(fields),
    tags: annotation.tags,
    confidence: annotation.confidence,
    status: annotation.status,
    note: annotation.note,
    creator: annotation.creator,
    created: annotation.created,
    modified: annotation.modified,
  })
}

/**
 * The fields of an object in a fixed order, so that the same content always gives the same bytes: those named,
 * then those given in place of the object's own, then whatever else it has, by name.
 */
function inOrder<T extends object>(
  object: T,
  first: readonly (keyof T & string)[],
  then: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const own = new Map<string, unknown>(Object.entries(object))
  const names = new Set([...first, ...Object.keys(then), ...[...own.keys()].sort()])
  return Object.fromEntries(
    [...names].map((name) => [name, Object.hasOwn(then, name) ? then[name] : settled(own.get(name))]),
  )
}

/** The fields of everything inside a value in one order, however they came to be. */
function settled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(settled)
  if (typeof value !== "object" || value === null) return value
  const fields: Readonly<Record<string, unknown>> = { ...value }
  const names = Object.keys(fields).sort(
    (one, other) => rankOf(one) - rankOf(other) || (one < other ? -1 : 1),
  )
  return Object.fromEntries(names.map((name) => [name, settled(fields[name])]))
}

const familiar = [
  ...["id", "type", "name", "title", "kind", "value", "basis", "rationale", "date", "text", "start", "end"],
  ...["quote", "span", "entity", "article", "annotation", "role", "from", "until", "to"],
]

function rankOf(name: string): number {
  const rank = familiar.indexOf(name)
  return rank < 0 ? familiar.length : rank
}
