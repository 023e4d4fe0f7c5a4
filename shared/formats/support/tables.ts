// A project as tables for spreadsheets: one for each kind of the codebook, one for relations, one for the registry,
// one for articles. CSV and XLSX write the same rows. Every place is given in both units, so that Excel, R and Python
// all find it; the longest cells and the number of rows are for the formats to look after.

import { type Annotation, byPosition } from "../../domain/annotation.ts"
import type { Article } from "../../domain/article.ts"
import { type Field, isDate } from "../../domain/field.ts"
import { sha256OfText } from "../../domain/hash.ts"
import { CodePointIndex } from "../../domain/offset.ts"
import type { Project } from "../../domain/project.ts"
import type { Relation, RelationEnd } from "../../domain/relation.ts"
import { FileStems } from "./file-name.ts"
import { addPlace, hasPlace, idOf, isReferenceField, listed, offsetsOf } from "./table-cells.ts"
import type { Part } from "./tally.ts"
import { type FilledField, Wording } from "./wording.ts"

export type Cell = string | number

export interface Sheet {
  /** As a file name stem: `people`. */
  readonly stem: string
  /** As a person names it: "People". */
  readonly title: string
  readonly columns: readonly string[]
}

export interface Row {
  readonly sheet: Sheet
  readonly cells: readonly Cell[]
}

/** A field, and how many columns it has. */
interface Columns {
  readonly field: Field
  readonly width: number
}

/** What the tables hold of a record. */
export const heldByTables: readonly Part[] = [
  ...([
    "entities",
    "discontinuous",
    "fields",
    "field-details",
    "other-fields",
    "inferred",
    "rationales",
    "tags",
  ] as const),
  ...(["judgements", "notes", "creators", "metadata"] as const),
  ...(["relations", "relation-notes"] as const),
]

export class Tables {
  readonly sheets: readonly Sheet[]
  /** How many dates say where in the text they stand, or against which day they were read; the tables do not. */
  dateDetails = 0
  private readonly wording: Wording
  private readonly kinds: ReadonlyMap<string, { readonly sheet: Sheet; readonly fields: readonly Columns[] }>
  private readonly relations: Sheet
  private readonly entities: Sheet
  private readonly articles: Sheet
  /** Annotations that no kind of the codebook describes. */
  readonly others: Sheet

  constructor(private readonly project: Project) {
    this.wording = new Wording(project)
    const stems = new FileStems()
    const sheet = (title: string, columns: readonly string[]): Sheet => ({
      stem: stems.next(title),
      title,
      columns,
    })
    this.articles = sheet("Articles", articleColumns)
    this.entities = sheet("Registry", entityColumns)
    this.relations = sheet("Relations", relationColumns)
    const { kinds } = project.codebook
    this.kinds = new Map(
      kinds.map((kind) => [
        kind.id,
        {
          fields: kind.fields.map((field) => ({ field, width: columnsOf(field).length })),
          sheet: sheet(kind.plural, [...placeColumns, ...kind.fields.flatMap(columnsOf), ...recordColumns]),
        },
      ]),
    )
    this.others = sheet("Other annotations", [...placeColumns, "kind", ...recordColumns])
    this.sheets = [
      ...[...this.kinds.values()].map(({ sheet }) => sheet),
      ...[this.others, this.relations, this.entities, this.articles],
    ]
  }

  *rowsOf(article: Article): Generator<Row> {
    const annotations = [...article.annotations.values()].sort(byPosition)
    const index = new CodePointIndex(article.text)
    for (const annotation of annotations) {
      const found = this.kinds.get(annotation.kind)
      const fields = this.wording.fieldsOf(annotation)
      const cells: Cell[] = []
      addPlace(cells, annotation, article, index)
      if (found === undefined) cells.push(annotation.kind)
      else for (const field of found.fields) this.addField(cells, field, fields, article)
      this.addRecord(cells, annotation, fields)
      cells.push(
        listed(fields, (one) =>
          one.field === undefined ? `${one.id}: ${this.wording.entryWords(one, article)}` : undefined,
        ),
      )
      yield { sheet: found?.sheet ?? this.others, cells }
    }
    const relations = [...(article.relations?.values() ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))
    for (const relation of relations) {
      yield { sheet: this.relations, cells: this.relationCells(relation, article) }
    }
    yield { sheet: this.articles, cells: articleCells(article) }
  }

  /** The rows that belong to no article: the registry's. */
  *ownRows(): Generator<Row> {
    for (const { id, type, name, aliases, roles = [], externalIds = {}, note, mergedInto } of this.project
      .entities) {
      yield {
        sheet: this.entities,
        cells: [
          ...[id, type, name, aliases.join("; ")],
          roles.map(({ title, from, until }) => `${title}${period(from, until)}`).join("; "),
          Object.entries(externalIds)
            .map(([scheme, value]) => `${scheme}: ${value}`)
            .sort()
            .join("; "),
          ...[mergedInto ?? "", note ?? ""],
        ],
      }
    }
  }

  private addField(
    cells: Cell[],
    { field, width }: Columns,
    filled: readonly FilledField[],
    article: Article,
  ) {
    const found = filled.find(({ id }) => id === field.id)
    if (found === undefined) {
      for (let column = 0; column < width; column++) cells.push("")
      return
    }
    const { values } = found
    const [only] = values
    const isNumber = typeof only === "number" && values.length === 1
    cells.push(isNumber ? only : this.wording.entryWords(found, article))
    if (isReferenceField(field)) cells.push(listed(values, idOf))
    if (field.type === "span") cells.push(listed(values, offsetsOf))
    if (field.type !== "date") return
    this.dateDetails += values.filter(hasPlace).length
    cells.push(listed(values, (value) => (isDate(value) ? (value.text ?? "") : "")))
  }

  private addRecord(cells: Cell[], annotation: Annotation, fields: readonly FilledField[]): void {
    cells.push(
      listed(fields, ({ id, entry }) => (entry.basis === "analyst" ? id : undefined)),
      listed(fields, ({ id, entry }) =>
        entry.rationale === undefined ? undefined : `${id}: ${entry.rationale}`,
      ),
      annotation.tags?.join("; ") ?? "",
      annotation.confidence ?? "",
      annotation.status ?? "",
      annotation.note ?? "",
      this.wording.creatorName(annotation.creator),
      annotation.created,
      annotation.modified,
    )
  }

  private relationCells(relation: Relation, article: Article): Cell[] {
    const end = (place: RelationEnd): Cell[] => [
      this.wording.referenceName(place, article),
      ...[place.article ?? (place.annotation === undefined ? "" : article.id)],
      ...[place.annotation ?? "", place.entity ?? ""],
    ]
    return [
      ...[relation.id, article.id, this.wording.relationName(relation.type)],
      ...[...end(relation.from), ...end(relation.to)],
      ...[relation.note ?? "", this.wording.creatorName(relation.creator), relation.created],
      relation.modified,
    ]
  }
}

const placeColumns = [
  ...["article", "article title", "annotation", "quote", "start (UTF-16)", "end (UTF-16)"],
  ...["start (code points)", "end (code points)", "parts (UTF-16)", "parts (code points)"],
]
const recordColumns = [
  ...["inferred by the analyst", "reasons", "tags", "confidence", "progress", "note"],
  ...["annotated by", "created", "modified", "other fields"],
]
const relationColumns = [
  ...["relation", "article", "type"],
  ...["from", "from article", "from annotation", "from entity"],
  ...["to", "to article", "to annotation", "to entity"],
  ...["note", "annotated by", "created", "modified"],
]
const entityColumns = ["entity", "type", "name", "also called", "roles", "identifiers", "merged into", "note"]
const articleColumns = [
  ...["article", "title", "publisher", "author", "address", "published", "captured", "language"],
  ...["annotations", "added", "file", "SHA-256 of the file", "SHA-256 of the text"],
]

/** A field's columns: its words, and what tells more exactly what they mean. */
function columnsOf(field: Field): string[] {
  if (isReferenceField(field)) return [field.name, `${field.name}: id`]
  if (field.type === "span") return [field.name, `${field.name}: place (UTF-16)`]
  if (field.type === "date") return [field.name, `${field.name}: as written`]
  return [field.name]
}

function articleCells({ id, metadata, annotations, added, source, text }: Article): Cell[] {
  const { title, publisher = "", author = "", url = "", publishedOn = "", capturedOn = "" } = metadata
  return [
    ...[id, title, publisher, author, url, publishedOn, capturedOn, metadata.language ?? ""],
    ...[annotations.size, added, source.fileName, source.sha256, sha256OfText(text)],
  ]
}

function period(from: string | undefined, until: string | undefined): string {
  return from === undefined && until === undefined ? "" : ` (${from ?? ""}–${until ?? ""})`
}
