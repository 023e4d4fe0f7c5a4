// A project's articles as a CAS that INCEpTION understands: a custom layer for each kind, with a feature for each field,
// slots for fields that point to annotations, and a relation layer for each type of relation.

import { type Annotation, byPosition } from "../../domain/annotation.ts"
import type { Article } from "../../domain/article.ts"
import type { Project } from "../../domain/project.ts"
import type { LossTally } from "../support/losses.ts"
import { codebookNames } from "../support/names.ts"
import { placedRecordOf, stretchOf } from "../support/placed-record.ts"
import { FieldSpeaker, relationRecordOf } from "../support/record.ts"
import { uimaName } from "../support/uima-names.ts"

export const DOCUMENT = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
const CUSTOM = "webanno.custom."

export interface CasType {
  readonly name: string
  readonly supertype: string
  /** By feature: its range; a list of links is that of the link type. */
  readonly features: ReadonlyMap<string, FeatureRange>
}

export interface FeatureRange {
  readonly type: string
  /** Of an array of links. */
  readonly element?: string | undefined
}

export interface BuiltStructure {
  readonly id: number
  readonly type: string
  /** Undefined for links, which mark nothing. */
  readonly begin?: number | undefined
  readonly end?: number | undefined
  readonly values: ReadonlyMap<string, string>
  /** One id, or the ids of an array. */
  readonly references: ReadonlyMap<string, number | readonly number[]>
}

/** The id of the one view. */
export const SOFA = 1

export class CasBuilder {
  private readonly names: ReturnType<typeof codebookNames>
  private readonly speaker: FieldSpeaker
  private readonly types = new Map<string, { supertype: string; features: Map<string, FeatureRange> }>()

  constructor(
    project: Project,
    private readonly losses: LossTally,
  ) {
    this.names = codebookNames(project.codebook, uimaName)
    this.speaker = new FieldSpeaker(project)
    const document = this.type(DOCUMENT, "uima.tcas.DocumentAnnotation")
    for (const feature of ["documentTitle", "documentId", "documentUri"]) document.set(feature, text)
    for (const kind of project.codebook.kinds) {
      const features = this.kindType(kind.id)
      for (const { name } of kind.fields) features.set(this.names.field(name), text)
      for (const { name, type } of kind.fields)
        if (type === "annotation" || type === "entity") this.slot(kind.id, this.names.field(name))
    }
    for (const { id } of project.codebook.relationTypes) this.relationType(id)
  }

  /** All types that were needed so far. */
  typeSystem(): CasType[] {
    return [...this.types].map(([name, { supertype, features }]) => ({ name, supertype, features }))
  }

  /** An article's structures, in the order of their ids from 2. */
  build(article: Article): BuiltStructure[] {
    const structures: BuiltStructure[] = [documentOf(article)]
    const annotations = [...article.annotations.values()].sort(byPosition)
    const ids = new Map(annotations.map(({ id }, place) => [id, place + 3]))
    const links: BuiltStructure[] = []
    let next = annotations.length + 3
    for (const annotation of annotations) {
      const { values, slots } = this.features(annotation, article)
      const references = new Map<string, readonly number[]>()
      for (const [slot, { role, targets }] of slots) {
        const found = targets.flatMap((target) => ids.get(target) ?? [])
        if (found.length === 0) continue
        references.set(
          slot,
          found.map((target) => {
            links.push({
              id: next,
              type: linkType(this.names.kind(annotation.kind), role),
              values: new Map([["role", role]]),
              references: new Map([["target", target]]),
            })
            return next++
          }),
        )
      }
      const { start, end } = stretchOf(annotation)
      structures.push({
        id: ids.get(annotation.id) ?? 0,
        type: CUSTOM + this.names.kind(annotation.kind),
        begin: start,
        end,
        values,
        references,
      })
      if (annotation.spans.length > 1)
        this.losses.add("discontinuous", 1, "annotation", "To other tools, the words between the parts of")
    }
    return [...structures, ...links, ...this.relations(article, ids, next)]
  }

  private features(annotation: Annotation, article: Article) {
    const declared = this.kindType(annotation.kind)
    const values = new Map<string, string>()
    const slots = new Map<string, { role: string; targets: readonly string[] }>()
    for (const { name, words, links } of this.speaker.say(annotation, article.text)) {
      const feature = this.names.field(name)
      if (words !== undefined) {
        declared.set(feature, text)
        values.set(feature, words)
      }
      if (links.length > 0) slots.set(this.slot(annotation.kind, feature), { role: feature, targets: links })
    }
    if (annotation.note !== undefined) values.set("note", annotation.note)
    values.set("postil", placedRecordOf(annotation, stretchOf(annotation)))
    return { values, slots }
  }

  private relations(article: Article, ids: ReadonlyMap<string, number>, first: number): BuiltStructure[] {
    let next = first
    const relations = [...(article.relations?.values() ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))
    return relations.flatMap((relation): BuiltStructure[] => {
      const from = relation.from.article === undefined ? ids.get(relation.from.annotation ?? "") : undefined
      const to = relation.to.article === undefined ? ids.get(relation.to.annotation ?? "") : undefined
      const dependent = article.annotations.get(relation.to.annotation ?? "")
      if (from === undefined || to === undefined || dependent === undefined) {
        this.losses.add(
          "relations-beyond",
          1,
          "relation",
          "What leads to entities, other articles or nowhere:",
        )
        return []
      }
      const { start, end } = stretchOf(dependent)
      const values = new Map([["postil", relationRecordOf(relation)]])
      if (relation.note !== undefined) values.set("note", relation.note)
      const references = new Map([
        ["Governor", from],
        ["Dependent", to],
      ])
      return [{ id: next++, type: this.relationType(relation.type), begin: start, end, values, references }]
    })
  }

  private kindType(kind: string): Map<string, FeatureRange> {
    const features = this.type(CUSTOM + this.names.kind(kind), "uima.tcas.Annotation")
    return features.set("note", text).set("postil", text)
  }

  private relationType(id: string): string {
    const name = `${CUSTOM}${this.names.relation(id)}Relation`
    const features = this.type(name, "uima.tcas.Annotation")
    features.set("Governor", annotation).set("Dependent", annotation).set("note", text).set("postil", text)
    return name
  }

  /** The feature that holds the links of a field, whose words have a feature of their own. */
  private slot(kind: string, field: string): string {
    const link = linkType(this.names.kind(kind), field)
    this.type(link, "uima.cas.TOP").set("role", text).set("target", annotation)
    this.kindType(kind).set(`${field}Links`, { type: "uima.cas.FSArray", element: link })
    return `${field}Links`
  }

  private type(name: string, supertype: string): Map<string, FeatureRange> {
    const known = this.types.get(name)
    if (known !== undefined) return known.features
    const features = new Map<string, FeatureRange>()
    this.types.set(name, { supertype, features })
    return features
  }
}

const text: FeatureRange = { type: "uima.cas.String" }
const annotation: FeatureRange = { type: "uima.tcas.Annotation" }

function linkType(kind: string, field: string): string {
  return `${CUSTOM}${kind}${field}Link`
}

function documentOf({ id, text: words, metadata }: Article): BuiltStructure {
  const values = new Map([
    ["language", metadata.language ?? "x-unspecified"],
    ["documentTitle", metadata.title],
    ["documentId", id],
  ])
  if (metadata.url !== undefined) values.set("documentUri", metadata.url)
  return { id: 2, type: DOCUMENT, begin: 0, end: words.length, values, references: new Map() }
}
