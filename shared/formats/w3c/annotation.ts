// One annotation in the W3C Web Annotation Data Model (Recommendation of 23 February 2017, section numbers below).
//
// - What an annotation is, is said twice: as a tag that people and tools show (a TextualBody with the kind's name),
//   and as a class that programs can rely on when a kind is renamed (a SpecificResource with the kind's identifier).
// - The motivation is `classifying` for every kind (3.3.5: "to classify the Target as something"). `identifying`
//   would say that an identity is assigned, which marking a name alone does not do.
// - Several targets stand for the parts of a discontinuous annotation. The Recommendation has no set of targets
//   that belong together; its context defines neither Composite nor List. Tools read and write it this way.
// - Positions count Unicode code points (4.2.5), the end exclusive, into the text file beside the annotations.
//   Recogito and Hypothesis take them for UTF-16 units, which differ after an emoji; the quote beside them shows which is meant.

import { type Annotation, quoteOf } from "../../domain/annotation.ts"
import type { CodePointIndex } from "../../domain/offset.ts"
import type { Project } from "../../domain/project.ts"
import type { Relation } from "../../domain/relation.ts"
import type { Span } from "../../domain/span.ts"
import { recordOf, relationRecordOf } from "../support/record.ts"
import { idOf, iriOf } from "./iri.ts"
import type { QuoteContext } from "./quote.ts"

/** What an annotation is written from. */
interface Surroundings {
  readonly project: Project
  readonly articleId: string
  /** The IRI of the article. */
  readonly source: string
  readonly text: string
  readonly index: CodePointIndex
  /** An annotation's fields in words, one line each. */
  said(annotation: Annotation): readonly string[]
  /** The context of every span. */
  readonly contexts: ReadonlyMap<Span, QuoteContext>
}

export function annotationEntry(annotation: Annotation, surroundings: Surroundings) {
  const { project, articleId, said } = surroundings
  const kind = project.codebook.kinds.find(({ id }) => id === annotation.kind)
  const creator = project.creators.find(({ id }) => id === annotation.creator)
  const targets = annotation.spans.map((span) => target(span, surroundings))
  return {
    id: iriOf("annotation", articleId, annotation.id),
    type: "Annotation",
    motivation: "classifying",
    creator: { id: iriOf("creator", annotation.creator), type: "Person", name: creator?.name },
    created: inUtc(annotation.created),
    modified: inUtc(annotation.modified),
    body: [
      { type: "TextualBody", purpose: "tagging", value: kind?.name ?? annotation.kind, format: "text/plain" },
      { type: "SpecificResource", purpose: "classifying", source: iriOf("kind", annotation.kind) },
      ...(annotation.note === undefined || annotation.note === ""
        ? []
        : [{ type: "TextualBody", purpose: "commenting", value: annotation.note, format: "text/plain" }]),
      ...(annotation.tags ?? []).map((tag) => ({
        ...{ type: "TextualBody", purpose: "tagging", value: tag, format: "text/plain" },
      })),
      ...said(annotation).map((words) => ({
        ...{ type: "TextualBody", purpose: "describing", value: words, format: "text/plain" },
      })),
      ...(isTold(annotation, articleId) ? [] : [recordBody(recordOf(annotation))]),
    ],
    target: targets.length === 1 ? targets[0] : targets,
  }
}

/** A relation as an annotation that links one to another (3.3.5). */
export function relationEntry(
  relation: Relation & { from: Named; to: Named },
  name: string,
  surroundings: Surroundings,
) {
  const { project, articleId } = surroundings
  const creator = project.creators.find(({ id }) => id === relation.creator)
  return {
    id: iriOf("relation", articleId, relation.id),
    type: "Annotation",
    motivation: "linking",
    creator: { id: iriOf("creator", relation.creator), type: "Person", name: creator?.name },
    created: inUtc(relation.created),
    modified: inUtc(relation.modified),
    body: [
      { type: "TextualBody", purpose: "tagging", value: name, format: "text/plain" },
      {
        ...{ type: "SpecificResource", purpose: "linking" },
        source: iriOf("annotation", articleId, relation.to.annotation),
      },
      recordBody(relationRecordOf(relation)),
    ],
    target: iriOf("annotation", articleId, relation.from.annotation),
  }
}

interface Named {
  readonly annotation: string
}

/** What only Postil understands, for coming back. */
function recordBody(json: string) {
  return { type: "TextualBody", purpose: "describing", value: json, format: "application/json" }
}

/** Whether everything an annotation holds is said in the standard's own terms. */
function isTold(annotation: Annotation, articleId: string): boolean {
  const { id, kind, spans: _, note, tags, creator, created, modified, ...rest } = annotation
  return (
    Object.values(rest).every((part) => part === undefined) &&
    note !== "" &&
    tags === undefined &&
    idOf(iriOf("annotation", articleId, id)) === id &&
    idOf(iriOf("kind", kind)) === kind &&
    idOf(iriOf("creator", creator)) === creator &&
    inUtc(created) === created &&
    inUtc(modified) === modified
  )
}

function target(span: Span, { source, text, index, contexts }: Surroundings) {
  const context = contexts.get(span)
  if (context === undefined) throw new Error("Every span has a context")
  return {
    type: "SpecificResource",
    source,
    selector: [
      { type: "TextQuoteSelector", exact: quoteOf(text, span), ...context },
      {
        type: "TextPositionSelector",
        start: index.toCodePoints(span.start),
        end: index.toCodePoints(span.end),
      },
    ],
  }
}

/** A time as the Recommendation wants it (3.3.1): in UTC, written with a `Z`. */
function inUtc(time: string): string {
  return time.endsWith("Z") ? time : new Date(time).toISOString()
}
