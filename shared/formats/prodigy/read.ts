// Reads what Prodigy's recipes save. Tokens quote the text, so they show what offsets count; where there are none,
// words do. What was rejected or ignored comes in with that answer: whether to keep it is the analyst's to say.

import type {
  InputFile,
  ReadArticle,
  ReadCorpus,
  ReadingProgress,
  ReadProblem,
  ReadRelation,
  ReadValue,
} from "../read.ts"
import { headOf, LONG_HEAD } from "../support/bytes.ts"
import { isCompanion, readCompanions, withCompanions } from "../support/companions.ts"
import { type ForeignSpan, readEmbedded, reunite, reuniteRelations } from "../support/embedded.ts"
import { Keys, keyOf, placedSpans, titleOf } from "../support/foreign-text.ts"
import { guessUnit, isTelling, mostCommon } from "../support/guess-unit.ts"
import { isObject, type JsonObject, jsonValues, listIn, textIn } from "../support/json.ts"
import { detectUnit, offsetConverter, type QuoteSample, type TextUnit } from "../support/offsets.ts"

const units: readonly TextUnit[] = ["code-points", "utf-16", "graphemes"]

export function claimProdigy(files: readonly InputFile[]): InputFile[] {
  const ours = files.filter((file) => /\.jsonl?$/i.test(file.name) && isProdigy(headOf(file, LONG_HEAD)))
  return withCompanions(files, ours)
}

function isProdigy(head: string): boolean {
  if (!/"text"\s*:\s*"/.test(head) || /"(from_name|start_offset)"\s*:/.test(head)) return false
  return /"(_task_hash|_input_hash|_view_id|token_start)"\s*:/.test(head) || /"spans"\s*:\s*\[/.test(head)
}

export function readProdigy(files: readonly InputFile[], progress?: ReadingProgress): ReadCorpus {
  const articles: ReadArticle[] = []
  const problems: ReadProblem[] = []
  const found: (TextUnit | undefined)[] = []
  for (const file of files) {
    if (isCompanion(file)) continue
    progress?.(file.name)
    const { values, problems: unread } = jsonValues(file)
    problems.push(...unread)
    const lines = values.flatMap(({ line, value }) => parseLine(file.name, line, value, problems) ?? [])
    const unit = unitOf(lines)
    if (lines.some(({ spans }) => spans.length > 0)) found.push(unit)
    const keys = new Keys()
    for (const [index, line] of lines.entries()) {
      progress?.(file.name)
      const number = lines.length === 1 ? undefined : keys.next(line.json._task_hash, index + 1)
      articles.push(articleOf(file.name, number, line, unit, problems))
    }
  }
  const { codebook, entities } = readCompanions(files)
  return { articles, problems, offsetUnit: mostCommon(found), codebook, entities }
}

interface Line {
  readonly line: number
  readonly text: string
  readonly spans: readonly ForeignSpan[]
  readonly relations: readonly JsonObject[]
  readonly samples: readonly QuoteSample[]
  readonly json: JsonObject
}

function parseLine(file: string, line: number, json: unknown, problems: ReadProblem[]): Line | undefined {
  const wrong = (message: string) => void problems.push({ file, line, message })
  if (!isObject(json)) return void wrong("This is no record; it was left out.")
  const text = textIn(json, "text")
  if (text === undefined || text === "") return void wrong("There is no text here; it was left out.")
  const said = saidOfText(json)
  const entries = listIn(json, "spans") ?? []
  const names = new Keys()
  const spans = entries.flatMap((entry, index) => {
    const span = isObject(entry) ? spanOf(entry, names, index, said) : undefined
    if (span === undefined) wrong(`Span ${index + 1} has no place or no label; it was left out.`)
    return span ?? []
  })
  if (entries.length === 0 && Object.keys(said).length > 0) {
    const words = Object.entries(said).map(([name, value]) => `${name}: ${String(value)}`)
    wrong(`What is said of the whole text has no place in an article: ${words.join(", ")}.`)
  }
  const quoted = [...(listIn(json, "tokens") ?? []), ...entries].filter(isObject)
  return {
    ...{ line, text, spans, json },
    relations: (listIn(json, "relations") ?? []).filter(isObject),
    samples: quoted.flatMap(({ start, end, text: quote }) =>
      typeof start === "number" && typeof end === "number" && typeof quote === "string"
        ? [{ spans: [{ start, end }], quote }]
        : [],
    ),
  }
}

/** What is said about a text as a whole: the answer, where it is not that all is well, and what was chosen. */
function saidOfText(json: JsonObject): Record<string, ReadValue> {
  const answer = textIn(json, "answer")
  const chosen = (listIn(json, "accept") ?? []).flatMap((one) => keyOf(one) ?? [])
  return {
    ...(answer === undefined || answer === "accept" ? {} : { answer }),
    ...(chosen.length === 0 ? {} : { accept: chosen }),
  }
}

/** What places a span, or repeats what is known, and says nothing about it. */
const structural = new Set([
  ...["start", "end", "token_start", "token_end", "label", "text", "id", "input_hash", "type"],
])

function spanOf(
  entry: JsonObject,
  names: Keys,
  index: number,
  said: Record<string, ReadValue>,
): ForeignSpan | undefined {
  const { start, end, id } = entry
  const label = textIn(entry, "label")
  if (typeof start !== "number" || typeof end !== "number" || label === undefined) return undefined
  const attributes: Record<string, ReadValue> = { ...said }
  for (const [name, value] of Object.entries(entry)) {
    if (structural.has(name)) continue
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
      attributes[name] = value
    }
  }
  return { key: names.next(id, index), label, start, end, attributes }
}

function unitOf(lines: readonly Line[]): TextUnit {
  const quoting = lines.filter(({ text, samples }) => samples.length > 0 && isTelling(text))
  // Characters beyond the first plane tell code points from UTF-16; accents and the like only tell graphemes.
  const telling = quoting.find(({ text }) => /[\ud800-\udfff]/.test(text)) ?? quoting[0]
  if (telling !== undefined) return detectUnit(telling.text, telling.samples, units)
  return guessUnit(lines, units) ?? "code-points"
}

function articleOf(
  file: string,
  number: string | undefined,
  { line, text, spans, relations, json }: Line,
  unit: TextUnit,
  problems: ReadProblem[],
): ReadArticle {
  const placed = placedSpans(spans, offsetConverter(text, unit), { file, line }, problems)
  const own = isObject(json.postil) ? readEmbedded(json.postil) : undefined
  const reunited = reunite(text, placed, own)
  const known = new Set(placed.map(({ key }) => key))
  const ends = new Map<string, string>()
  for (const { key, start, end, label } of spans) {
    const place = `${start} ${end} ${label}`
    if (known.has(key) && !ends.has(place)) ends.set(place, key)
  }
  const links = relations.flatMap((relation, index): ReadRelation[] => {
    const [from, to] = [endOf(relation.head_span, known, ends), endOf(relation.child_span, known, ends)]
    const label = textIn(relation, "label")
    if (from !== undefined && to !== undefined && label !== undefined) {
      return [{ key: `${index}`, label, from, to }]
    }
    problems.push({
      ...{ file, line },
      message: `Relation ${index + 1} does not lead from span to span; it was left out.`,
    })
    return []
  })
  const meta = isObject(json.meta) ? json.meta : {}
  const title = textIn(meta, "title")
  return {
    file,
    key: number === undefined ? file : `${file}#${number}`,
    text,
    metadata: own?.metadata ?? { title: title === undefined || title === "" ? titleOf(text) : title },
    id: own?.id,
    annotations: reunited.annotations,
    relations: reuniteRelations(links, reunited, own),
  }
}

/** By its id, where it has one as in our own files, else by its place. */
function endOf(
  span: unknown,
  known: ReadonlySet<string>,
  byPlace: ReadonlyMap<string, string>,
): string | undefined {
  if (!isObject(span)) return undefined
  const id = keyOf(span.id)
  if (id !== undefined && known.has(id)) return id
  return byPlace.get(`${span.start} ${span.end} ${textIn(span, "label") ?? ""}`)
}
