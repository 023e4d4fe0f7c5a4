// Which nodes and edges a project has. A mention whose entity is known is its entity; one whose entity is not known yet
// is a node of its own, so that nothing said by "the minister" is lost.

import { type Annotation, byPosition, extentOf } from "../../domain/annotation.ts"
import type { Article } from "../../domain/article.ts"
import type { Entity } from "../../domain/entity.ts"
import { isReference, type Reference, valuesOf } from "../../domain/field.ts"
import type { Project } from "../../domain/project.ts"
import type { Relation } from "../../domain/relation.ts"
import { quotesOf, Wording } from "../support/wording.ts"
import { unwritable } from "../support/xml.ts"
import { type EdgeData, edgeXml, type NodeData, nodeXml } from "./xml.ts"

export class Graph {
  /** Mentions of entities, which have no node of their own. */
  mentions = 0
  dangling = 0
  unwritable = 0
  private edges = 0
  private readonly wording: Wording
  private readonly nodes = new Set<string>()
  /** Edges to other articles wait until all nodes are known. */
  private readonly waiting: { from: string; to: string; data: EdgeData }[] = []

  constructor(project: Project) {
    this.wording = new Wording(project)
    for (const { id } of this.wording.registry.entities) this.nodes.add(`entity:${id}`)
  }

  /** The people and organisations, which all articles share. */
  begin(): string {
    return this.wording.registry.entities.map((entity) => this.entityNode(entity)).join("")
  }

  article(article: Article): string {
    const annotations = [...article.annotations.values()].sort(byPosition)
    const relations = [...(article.relations?.values() ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))
    return [
      ...annotations.map((annotation) => this.annotationNode(annotation, article)),
      ...annotations.map((annotation) => this.fieldEdges(annotation, article)),
      this.insideEdges(annotations, article),
      ...relations.map((relation) => this.relationEdge(relation, article)),
    ].join("")
  }

  /** Edges between articles. */
  end(): string {
    return this.waiting.map(({ from, to, data }) => this.edge(from, to, data)).join("")
  }

  private entityNode(entity: Entity): string {
    const { id, type, name, note, externalIds = {} } = entity
    const identifiers = Object.entries(externalIds).map(([scheme, value]) => `${scheme}: ${value}`)
    const aliases = this.wording.registry.namesOf(entity).filter((other) => other !== name)
    return this.node(`entity:${id}`, {
      ...{ label: name, type, note },
      aliases: aliases.join("; "),
      identifiers: identifiers.sort().join("; "),
    })
  }

  private annotationNode(annotation: Annotation, article: Article): string {
    if (this.wording.mentionedEntity(annotation) !== undefined) {
      this.mentions++
      return ""
    }
    const { id, metadata } = article
    const fields = this.wording.fieldsOf(annotation)
    const label = quotesOf(annotation, article.text).join(" … ")
    const details = fields.map((field) => `${field.name}: ${this.wording.entryWords(field, article)}`)
    const date = fields.find((field) => field.field?.type === "date")
    const inferred = fields.filter(({ entry }) => entry.basis === "analyst")
    const node = this.nodeOf(annotation, article)
    this.nodes.add(node)
    return this.node(node, {
      label,
      type: annotation.kind,
      article: id,
      articleTitle: metadata.title,
      published: metadata.publishedOn,
      date: date === undefined ? undefined : this.wording.entryWords(date, article),
      details: details.join("\n"),
      note: annotation.note,
      tags: annotation.tags?.join("; "),
      confidence: annotation.confidence,
      progress: annotation.status,
      inferred: inferred.map((field) => field.id).join("; "),
    })
  }

  private fieldEdges(annotation: Annotation, article: Article): string {
    const from = this.nodeOf(annotation, article)
    let xml = ""
    for (const { id, name, entry } of this.wording.fieldsOf(annotation)) {
      for (const value of valuesOf(entry)) {
        if (typeof value !== "object" || !isReference(value)) continue
        const to = this.nodeReferredTo(value, article)
        // That a mention is one of its entity is what made them one node.
        if (to === from) continue
        xml += this.link(from, to, value.article, article, {
          label: name,
          type: id,
          role: value.role,
          article: article.id,
          inferred: entry.basis === "analyst" ? "yes" : undefined,
        })
      }
    }
    return xml
  }

  /** What is marked within a claim or an event is what it is about. */
  private insideEdges(annotations: readonly Annotation[], article: Article): string {
    let xml = ""
    const seen = new Set<string>()
    let around: Annotation[] = []
    for (const annotation of annotations) {
      const { start, end } = extentOf(annotation)
      around = around.filter((outer) => extentOf(outer).end > start)
      for (const outer of around) {
        const within = outer.spans.some((span) => span.start <= start && end <= span.end)
        const [from, to] = [this.nodeOf(outer, article), this.nodeOf(annotation, article)]
        const pair = `${from} ${to}`
        if (!within || from === to || seen.has(pair) || sameExtent(outer, annotation)) continue
        seen.add(pair)
        xml += this.edge(from, to, { label: "is about", type: "about", article: article.id })
      }
      if (this.wording.mentionedEntity(annotation) === undefined) around.push(annotation)
    }
    return xml
  }

  private relationEdge(relation: Relation, article: Article): string {
    const { from, to, type, note } = relation
    return this.link(
      this.nodeReferredTo(from, article),
      this.nodeReferredTo(to, article),
      from.article ?? to.article,
      article,
      { label: this.wording.relationName(type), type, article: article.id, note },
    )
  }

  private link(
    from: string,
    to: string,
    other: string | undefined,
    article: Article,
    data: EdgeData,
  ): string {
    if (other === undefined || other === article.id) return this.edge(from, to, data)
    this.waiting.push({ from, to, data })
    return ""
  }

  private edge(from: string, to: string, data: EdgeData): string {
    if (!this.nodes.has(from) || !this.nodes.has(to)) {
      if (data.type !== "about") this.dangling++
      return ""
    }
    this.count(data)
    return edgeXml(`edge${++this.edges}`, from, to, data)
  }

  private node(id: string, data: NodeData): string {
    this.count(data)
    return nodeXml(id, data)
  }

  private nodeOf(annotation: Annotation, article: Article): string {
    const entity = this.wording.mentionedEntity(annotation)
    return entity === undefined ? `annotation:${article.id}:${annotation.id}` : `entity:${entity.id}`
  }

  private nodeReferredTo(reference: Reference, article: Article): string {
    const entity = this.wording.entity(reference.entity)
    if (entity !== undefined) return `entity:${entity.id}`
    const here = reference.article === undefined || reference.article === article.id
    const annotation =
      here && reference.annotation !== undefined ? article.annotations.get(reference.annotation) : undefined
    if (annotation !== undefined) return this.nodeOf(annotation, article)
    return reference.annotation === undefined
      ? `entity:${reference.entity}`
      : `annotation:${reference.article ?? article.id}:${reference.annotation}`
  }

  private count(data: NodeData & EdgeData): void {
    for (const text of Object.values(data)) this.unwritable += unwritable(text ?? "")
  }
}

function sameExtent(one: Annotation, other: Annotation): boolean {
  const [a, b] = [extentOf(one), extentOf(other)]
  return a.start === b.start && a.end === b.end
}
