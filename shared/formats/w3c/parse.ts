// One Web Annotation in the terms that matter here: what its bodies call it, what they say, and what its targets select.

import { z } from "zod"
import { type Metadata, metadataSchema } from "../../domain/article.ts"
import { isObject, type JsonObject, listIn, textIn } from "../support/json.ts"
import { idOf } from "./iri.ts"

export interface ParsedTarget {
  readonly source: string | undefined
  readonly quote: { readonly exact: string; readonly prefix: string; readonly suffix: string } | undefined
  readonly position: { readonly start: number; readonly end: number } | undefined
}

export interface ParsedAnnotation {
  readonly id: string | undefined
  /** The kind in one of our own, else the first tag, else what the annotation is for. */
  readonly label: string
  readonly kind: string | undefined
  readonly tags: readonly string[]
  readonly note: string | undefined
  /** Our own record. */
  readonly json: string | undefined
  /** The annotation that a relation leads to. */
  readonly linked: string | undefined
  readonly creator: string | undefined
  readonly created: string | undefined
  readonly modified: string | undefined
  readonly targets: readonly ParsedTarget[]
}

export function parseAnnotation(annotation: JsonObject): ParsedAnnotation {
  const bodies = [annotation.body].flat().filter(isObject)
  const words = (purpose: string) =>
    bodies.flatMap((body) => {
      const value = textIn(body, "value")
      const isIt = body.purpose === purpose && body.format !== "application/json"
      return isIt && value !== undefined ? [value] : []
    })
  const [tag, ...tags] = words("tagging")
  const classified = bodies.find(({ purpose }) => purpose === "classifying")
  const kind = classified === undefined ? undefined : idOf(textIn(classified, "source") ?? "")
  const comments = [
    ...words("commenting"),
    ...words("replying"),
    ...bodies.flatMap((body) => (body.purpose === undefined ? (textIn(body, "value") ?? []) : [])),
    ...((textIn(annotation, "bodyValue") ?? "") ? [textIn(annotation, "bodyValue") ?? ""] : []),
  ]
  const motivation = [annotation.motivation].flat().find((one) => typeof one === "string")
  const linking = bodies.find(({ purpose }) => purpose === "linking")
  const creator = [annotation.creator].flat()[0]
  const made = isObject(creator) ? textIn(creator, "id") : typeof creator === "string" ? creator : undefined
  return {
    id: textIn(annotation, "id"),
    label: tag ?? kind ?? (typeof motivation === "string" ? motivation : "annotation"),
    kind,
    tags: kind === undefined ? tags : [],
    note: comments.length === 0 ? undefined : comments.join("\n"),
    json: bodies.find(({ format }) => format === "application/json")?.value?.toString(),
    linked: linking === undefined ? undefined : textIn(linking, "source"),
    creator: made === undefined ? undefined : idOf(made),
    created: textIn(annotation, "created"),
    modified: textIn(annotation, "modified"),
    targets: [annotation.target].flat().flatMap(targetsIn),
  }
}

/** A target, those of a set of targets, or an address alone. */
function targetsIn(target: unknown): ParsedTarget[] {
  if (typeof target === "string") return [{ source: target, quote: undefined, position: undefined }]
  if (!isObject(target)) return []
  const items = listIn(target, "items")
  if (items !== undefined) return items.flatMap(targetsIn)
  const selectors = refined([target.selector].flat())
  const quote = selectors.find(({ type }) => type === "TextQuoteSelector")
  const position = selectors.find(({ type }) => type === "TextPositionSelector")
  const exact = quote === undefined ? undefined : textIn(quote, "exact")
  const { start, end } = position ?? {}
  const source = target.source
  return [
    {
      source:
        typeof source === "string" ? source : isObject(source) ? textIn(source, "id") : textIn(target, "id"),
      quote:
        quote === undefined || exact === undefined
          ? undefined
          : { exact, prefix: textIn(quote, "prefix") ?? "", suffix: textIn(quote, "suffix") ?? "" },
      position: typeof start === "number" && typeof end === "number" ? { start, end } : undefined,
    },
  ]
}

/** Selectors with those that refine them, which are the more exact ones; and those of Hypothesis's and Recogito's. */
function refined(selectors: readonly unknown[]): JsonObject[] {
  return selectors.filter(isObject).flatMap((selector) => {
    const more = selector.refinedBy === undefined ? [] : refined([selector.refinedBy].flat())
    return [...more, selector]
  })
}

export interface About {
  readonly id: string
  readonly metadata: Partial<Metadata>
  readonly textFile: string
}

/** What one of our own collections says about its article. */
export function aboutOf(collection: JsonObject | undefined): About | undefined {
  const parsed = aboutSchema.safeParse(collection?.["schema:about"])
  if (!parsed.success) return undefined
  const about = parsed.data
  const metadata = metadataSchema.partial().safeParse({
    title: about["schema:headline"],
    publisher: about["schema:publisher"],
    author: about["schema:author"],
    url: about["schema:url"],
    publishedOn: about["schema:datePublished"],
    capturedOn: about["schema:encoding"][1]?.["schema:dateCreated"],
    language: about.language,
  })
  return {
    id: about["schema:identifier"],
    metadata: metadata.success ? withoutGaps(metadata.data) : { title: about["schema:headline"] },
    textFile: about["schema:encoding"][0]?.["schema:name"] ?? "",
  }
}

const aboutSchema = z.looseObject({
  "schema:identifier": z.string(),
  "schema:headline": z.string(),
  "schema:publisher": z.string().optional(),
  "schema:author": z.string().optional(),
  "schema:url": z.string().optional(),
  "schema:datePublished": z.string().optional(),
  language: z.string().optional(),
  "schema:encoding": z.array(
    z.looseObject({ "schema:name": z.string(), "schema:dateCreated": z.string().optional() }),
  ),
})

function withoutGaps(
  metadata: { readonly [name in keyof Metadata]?: Metadata[name] | undefined },
): Partial<Metadata> {
  return Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== undefined))
}
