// Reads Web Annotations: single ones, lists, pages and collections, our own and those of Recogito, Hypothesis and others.
// Positions count code points by the Recommendation and UTF-16 units in most programs; the quote beside them shows which.
// A quote also finds its place where positions have gone stale. Where the text itself is not among the files, the quotes
// with the words around them are the text: one paragraph each.

import type {
  InputFile,
  ReadAnnotation,
  ReadArticle,
  ReadCorpus,
  ReadingProgress,
  ReadProblem,
  ReadRelation,
} from "../read.ts"
import { decodeFile, headOf } from "../support/bytes.ts"
import { isCompanion, readCompanions, withCompanions } from "../support/companions.ts"
import { Keys, titleOf } from "../support/foreign-text.ts"
import { mostCommon } from "../support/guess-unit.ts"
import { isObject, type JsonObject, jsonValues, listIn, textIn } from "../support/json.ts"
import { detectUnit, offsetConverter, type TextUnit } from "../support/offsets.ts"
import { recordFrom, relationRecordFrom } from "../support/record.ts"
import { idOf } from "./iri.ts"
import { aboutOf, type ParsedAnnotation, parseAnnotation } from "./parse.ts"
import { placeOf } from "./place.ts"

const units: readonly TextUnit[] = ["code-points", "utf-16"]

export function claimW3c(files: readonly InputFile[]): InputFile[] {
  const ours = files.filter((file) => /\.(jsonld|json)$/i.test(file.name) && isW3c(headOf(file, 16_384)))
  const texts = new Set(ours.map(({ name }) => name.replace(/\.\w+$/, ".txt")))
  return withCompanions(files, ours, (file) => texts.has(file.name))
}

function isW3c(head: string): boolean {
  return /anno\.jsonld/.test(head) && /"type"\s*:\s*(\[[^\]]*)?"Annotation/.test(head)
}

export function readW3c(files: readonly InputFile[], progress?: ReadingProgress): ReadCorpus {
  const articles: ReadArticle[] = []
  const problems: ReadProblem[] = []
  const found: (TextUnit | undefined)[] = []
  const byName = new Map(files.map((file) => [file.name, file]))
  const links = linksOf(files)
  for (const file of files) {
    if (isCompanion(file) || !/\.(jsonld|json)$/i.test(file.name) || isLinks(file)) continue
    progress?.(file.name)
    const { values, problems: unread } = jsonValues(file)
    problems.push(...unread)
    const parsed = values.flatMap(({ line, value }) =>
      annotationsIn(value).map((one) => ({ line, ...parseAnnotation(one) })),
    )
    const about = aboutOf(values.map(({ value }) => value).find(isObject))
    const folder = file.name.slice(0, file.name.lastIndexOf("/") + 1)
    const source =
      byName.get(`${folder}${about?.textFile ?? ""}`) ?? byName.get(file.name.replace(/\.\w+$/, ".txt"))
    const groups = source === undefined ? bySource(parsed) : new Map([["", parsed]])
    for (const [address, group] of groups) {
      progress?.(file.name)
      const where = { file: file.name, problems }
      const key = groups.size === 1 ? file.name : `${file.name}#${address}`
      const read =
        source === undefined
          ? excerpts(group, address, where)
          : withText(decodeFile(source).text, group, where, found)
      if (read === undefined) continue
      const { text, annotations } = read
      articles.push({
        ...{ file: source?.name ?? file.name, key, text, source, id: about?.id, annotations },
        metadata: about?.metadata ?? {
          title: titleOf(address === "" ? text : address),
          ...addressOf(address),
        },
        relations: relationsFor(annotations, links),
      })
    }
  }
  const { codebook, entities } = readCompanions(files)
  return { articles, problems, offsetUnit: mostCommon(found), codebook, entities }
}

type Lined = ParsedAnnotation & { readonly line: number }
interface Where {
  readonly file: string
  readonly problems: ReadProblem[]
}

/** The annotations in a value: itself, or those of its page, pages or list. */
function annotationsIn(value: unknown): JsonObject[] {
  if (!isObject(value)) return []
  if (isObject(value.first)) return annotationsIn(value.first)
  const items = listIn(value, "items")
  if (items !== undefined && value.type !== "Annotation") return items.flatMap(annotationsIn)
  return [value.type].flat().includes("Annotation") ? [value] : []
}

function bySource(parsed: readonly Lined[]): Map<string, Lined[]> {
  const groups = new Map<string, Lined[]>()
  for (const one of parsed) {
    const source = one.targets[0]?.source ?? ""
    groups.set(source, [...(groups.get(source) ?? []), one])
  }
  return groups
}

function withText(text: string, parsed: readonly Lined[], where: Where, found: (TextUnit | undefined)[]) {
  const samples = parsed.flatMap(({ targets }) =>
    targets.flatMap(({ quote, position }) =>
      quote === undefined || position === undefined ? [] : [{ spans: [position], quote: quote.exact }],
    ),
  )
  const unit = detectUnit(text, samples, units)
  if (samples.length > 0) found.push(unit)
  const convert = offsetConverter(text, unit)
  return { text, annotations: annotationsOf(parsed, where, (target) => placeOf(text, target, convert)) }
}

/** A text made of what is quoted, each with the words around it. */
function excerpts(parsed: readonly Lined[], address: string, where: Where) {
  let text = ""
  const places = new Map<object, { start: number; end: number }>()
  for (const target of parsed.flatMap(({ targets }) => targets)) {
    const { quote } = target
    if (quote === undefined || quote.exact === "") continue
    if (text !== "") text += "\n\n"
    const start = text.length + quote.prefix.length
    places.set(target, { start, end: start + quote.exact.length })
    text += `${quote.prefix}${quote.exact}${quote.suffix}`
  }
  const annotations = annotationsOf(parsed, where, (target) => places.get(target))
  if (annotations.length === 0) return undefined
  const message = `The text of ${address === "" ? "these annotations" : address} is not among the files: the article holds what they quote.`
  where.problems.push({ file: where.file, message })
  return { text, annotations }
}

function annotationsOf(
  parsed: readonly Lined[],
  { file, problems }: Where,
  place: (target: ParsedAnnotation["targets"][number]) => { start: number; end: number } | undefined,
): ReadAnnotation[] {
  const keys = new Keys()
  return parsed.flatMap((one, index): ReadAnnotation[] => {
    const { line, id, targets, label, note, tags, json } = one
    const spans = targets.flatMap((target) => place(target) ?? [])
    if (spans.length === 0 || spans.length < targets.length) {
      const what =
        spans.length === 0
          ? "marks no place in a text that is here; it was left out"
          : "marks places that are not in the text"
      problems.push({ file, line, message: `${id ?? `Annotation ${index + 1}`} ${what}.` })
    }
    if (spans.length === 0) return []
    const record = json === undefined ? undefined : recordFrom(json)
    const own = recordOf(one)
    return [
      {
        key: keys.next(id, index + 1),
        ...{ label, spans },
        ...(tags.length === 0 || record !== undefined ? {} : { attributes: { tags } }),
        ...(note === undefined ? {} : { note }),
        ...(record === undefined && own === undefined ? {} : { record: record ?? own }),
      },
    ]
  })
}

/** The record of one of our own that needed no more than the standard's terms. */
function recordOf({ id, kind, creator, created, modified, note }: ParsedAnnotation) {
  const own = id === undefined ? undefined : idOf(id)
  if (own === undefined || kind === undefined || creator === undefined) return undefined
  if (created === undefined || modified === undefined) return undefined
  return { id: own, kind, creator, created, modified, ...(note === undefined ? {} : { note }) }
}

function isLinks({ name }: InputFile): boolean {
  return name.endsWith(".relations.jsonld")
}

interface Link {
  readonly id: string
  readonly label: string
  readonly from: string
  readonly to: string
  readonly json: string | undefined
}

function linksOf(files: readonly InputFile[]): Link[] {
  return files.filter(isLinks).flatMap((file) =>
    jsonValues(file).values.flatMap(({ value }) =>
      annotationsIn(value).flatMap((annotation): Link[] => {
        const { id, label, linked, json } = parseAnnotation(annotation)
        const from = textIn(annotation, "target")
        return from === undefined || linked === undefined || id === undefined
          ? []
          : [{ id, label, from, to: linked, json }]
      }),
    ),
  )
}

function relationsFor(annotations: readonly ReadAnnotation[], links: readonly Link[]): ReadRelation[] {
  const keys = new Set(annotations.map(({ key }) => key))
  return links.flatMap(({ id, label, from, to, json }) =>
    keys.has(from) && keys.has(to)
      ? [{ key: id, label, from, to, ...(json === undefined ? {} : { record: relationRecordFrom(json) }) }]
      : [],
  )
}

function addressOf(address: string): { url?: string } {
  return /^https?:/i.test(address) ? { url: address } : {}
}
