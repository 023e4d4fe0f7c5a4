// What a format leaves out, counted article by article while it is written. A format names what it holds; everything
// else there is of it is counted here, so that a new part of the model is a loss until a format learns to hold it.

import type { Annotation } from "../../domain/annotation.ts"
import type { Article } from "../../domain/article.ts"
import { type FieldEntry, isDate, isReference, valuesOf } from "../../domain/field.ts"
import type { Project } from "../../domain/project.ts"
import { isFormatted } from "./formatting.ts"
import { LossTally } from "./losses.ts"

/** What there is: the words before the count, and the thing counted. */
const parts = {
  codebook: ["The guidance, keys, colours and forms of", "kind"],
  entities: ["The names, roles and notes of", "registry entry"],
  discontinuous: ["What holds the parts together of", "annotation"],
  fields: ["The form’s", "filled field"],
  "other-fields": ["What is no longer on the form:", "filled field"],
  "field-details": ["The places or identifiers behind", "value"],
  inferred: ["The mark as inferred by the analyst of", "field"],
  rationales: ["The reasons for", "inference"],
  tags: ["The", "tag"],
  judgements: ["How sure or how far the analyst is, for", "annotation"],
  notes: ["The notes on", "annotation"],
  creators: ["Who made, and when,", "annotation"],
  relations: ["The", "relation"],
  "relation-details": ["The fields of", "relation"],
  "relation-notes": ["The notes on", "relation"],
  metadata: ["The publisher, author, address or dates of", "article"],
  formatting: ["The headings, quotes, lists, links and emphasis of", "article"],
  progress: ["The mark as done or in the trash, or the dismissed gaps, of", "article"],
  "import-details": ["The encoding, line ends and open suggestions of", "article"],
  revisions: ["The record of corrections to", "article"],
  "unknown-fields": ["What another version of Postil wrote:", "field"],
} as const satisfies Record<string, readonly [string, string]>

export type Part = keyof typeof parts

const fieldParts: readonly Part[] = ["fields", "other-fields", "inferred", "rationales"]
const restParts: readonly Part[] = ["tags", "judgements", "notes", "creators"]

export class Tally extends LossTally {
  private readonly held: ReadonlySet<Part>
  private readonly forms: ReadonlyMap<string, ReadonlySet<string>>
  /** Whether the details behind a value are lost although it is not. */
  private readonly seesDetails: boolean
  /** Whether anything is lost of fields, and of the rest of a record: an export has many, and most formats hold them. */
  private readonly seesFields: boolean
  private readonly seesRest: boolean

  /** @param held what the format keeps; all else is counted as left out. */
  constructor(project: Project, held: readonly Part[]) {
    super()
    this.held = new Set(held)
    this.seesDetails = this.held.has("fields") && !this.held.has("field-details")
    this.seesFields = this.seesDetails || !this.holds(fieldParts)
    this.seesRest = !this.holds(restParts)
    this.forms = new Map(
      project.codebook.kinds.map((kind) => [kind.id, new Set(kind.fields.map(({ id }) => id))]),
    )
    this.count("codebook", project.codebook.kinds.length)
    this.count("entities", project.entities.length)
  }

  article(article: Article): void {
    for (const annotation of article.annotations.values()) this.annotation(annotation)
    for (const relation of article.relations?.values() ?? []) {
      this.count("relations", 1)
      if (this.held.has("relations")) {
        this.count("relation-details", relation.fields === undefined ? 0 : 1)
        this.count("relation-notes", (relation.note ?? "") === "" ? 0 : 1)
      }
      this.count("unknown-fields", beyond(relation, relationNames))
    }
    const { metadata, unknown, dismissed } = article
    this.count("metadata", Object.keys(metadata).some((name) => name !== "title") ? 1 : 0)
    this.count("formatting", isFormatted(article) ? 1 : 0)
    const marked = article.done !== undefined || article.trashed !== undefined
    this.count("progress", marked || (dismissed?.length ?? 0) > 0 ? 1 : 0)
    this.count("import-details", 1)
    this.count("revisions", (article.revisions?.length ?? 0) > 0 ? 1 : 0)
    this.count("unknown-fields", Object.keys(unknown).length + beyond(metadata, METADATA_NAMES))
  }

  private annotation(annotation: Annotation): void {
    this.count("discontinuous", annotation.spans.length > 1 ? 1 : 0)
    if (this.seesFields) this.fields(annotation)
    if (this.seesRest) this.rest(annotation)
    this.count("unknown-fields", beyond(annotation, annotationNames))
  }

  private fields(annotation: Annotation): void {
    const form = this.forms.get(annotation.kind)
    for (const [name, entry] of Object.entries(annotation.fields ?? {})) {
      if (form?.has(name) === true || this.held.has("other-fields")) this.count("fields", 1)
      else this.count("other-fields", 1)
      if (this.seesDetails) this.count("field-details", hasDetails(entry) ? 1 : 0)
      this.count("inferred", entry.basis === undefined ? 0 : 1)
      this.count("rationales", entry.rationale === undefined ? 0 : 1)
    }
  }

  private rest(annotation: Annotation): void {
    this.count("tags", annotation.tags?.length ?? 0)
    const { confidence, status, note } = annotation
    this.count("judgements", confidence === undefined && status === undefined ? 0 : 1)
    this.count("notes", note === undefined || note === "" ? 0 : 1)
    this.count("creators", 1)
  }

  private holds(parts: readonly Part[]): boolean {
    return parts.every((part) => this.held.has(part))
  }

  private count(part: Part, count: number): void {
    if (this.held.has(part)) return
    const [what, thing] = parts[part]
    this.add(part, count, thing, what)
  }
}

/** Whether words alone say less than the value does. */
function hasDetails(entry: FieldEntry): boolean {
  return valuesOf(entry).some(
    (value) =>
      typeof value === "object" &&
      (isReference(value) || "span" in value || (isDate(value) && Object.keys(value).length > 1)),
  )
}

const annotationNames = new Set([
  ...["id", "kind", "spans", "fields", "tags", "confidence", "status", "note"],
  ...["creator", "created", "modified"],
])
const relationNames = new Set([
  ...["id", "type", "from", "to", "fields", "note", "creator", "created", "modified"],
])

/** What formats know to say of an article. */
export const METADATA_NAMES: ReadonlySet<string> = new Set([
  ...["title", "publisher", "author", "url", "publishedOn", "capturedOn", "language"],
])

/** How many fields an object has besides those known. */
export function beyond(object: object, known: ReadonlySet<string>): number {
  let count = 0
  // Faster than making a list of the names.
  for (const name in object) if (!known.has(name)) count++
  return count
}
