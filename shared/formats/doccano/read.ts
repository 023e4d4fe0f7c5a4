// Reads what doccano exports and what it imports: JSON Lines or a list, spans as `[start, end, label]` or as objects.
// Nothing is quoted, so the unit of offsets is guessed by words; its grapheme mode takes CRLF for one character.

import type {
  InputFile,
  ReadArticle,
  ReadCorpus,
  ReadingProgress,
  ReadProblem,
  ReadRelation,
} from "../read.ts"
import { headOf, LONG_HEAD } from "../support/bytes.ts"
import { isCompanion, readCompanions, withCompanions } from "../support/companions.ts"
import { type Embedded, isAsWritten, readEmbedded, reunite, reuniteRelations } from "../support/embedded.ts"
import { Keys, keyOf, placedSpans, titleOf } from "../support/foreign-text.ts"
import { guessUnit, mostCommon } from "../support/guess-unit.ts"
import { isList, isObject, jsonValues, listIn, textIn } from "../support/json.ts"
import { offsetConverter, type TextUnit } from "../support/offsets.ts"

const units: readonly TextUnit[] = ["code-points", "graphemes", "utf-16"]

/** Under what names texts and their labels go, in its own examples, too. */
const textNames = ["text", "data", "column_data"]
const labelNames = ["entities", "label", "labels", "column_label"]

export function claimDoccano(files: readonly InputFile[]): InputFile[] {
  const ours = files.filter(
    (file) => /\.(jsonl?|json1)$/i.test(file.name) && isDoccano(headOf(file, LONG_HEAD)),
  )
  return withCompanions(files, ours)
}

/** A text with spans, and nothing that Prodigy or Label Studio say. */
function isDoccano(head: string): boolean {
  if (/"(_task_hash|_input_hash|tokens|answer|annotations|completions|from_name)"\s*:/.test(head))
    return false
  if (!/"(text|data|column_data)"\s*:\s*"/.test(head)) return false
  return (
    /"(label|labels|entities|column_label)"\s*:\s*\[\s*\[\s*\d+\s*,\s*\d+\s*,\s*"/.test(head) ||
    /"start_offset"\s*:/.test(head) ||
    (/"(label|labels|column_label|entities)"\s*:\s*\[/.test(head) && !/"start"\s*:/.test(head))
  )
}

export function readDoccano(files: readonly InputFile[], progress?: ReadingProgress): ReadCorpus {
  const articles: ReadArticle[] = []
  const problems: ReadProblem[] = []
  const found: (TextUnit | undefined)[] = []
  for (const file of files) {
    if (isCompanion(file)) continue
    progress?.(file.name)
    const { values, problems: unread } = jsonValues(file)
    problems.push(...unread)
    const lines = values.flatMap(({ line, value }) => parseLine(file.name, line, value, problems) ?? [])
    const ours = lines.some(({ spans, own }) => own !== undefined && isAsWritten(spans, own))
    const unit = (ours ? undefined : guessUnit(lines, units)) ?? "code-points"
    if (lines.some(({ spans }) => spans.length > 0)) found.push(unit)
    const keys = new Keys()
    for (const [index, line] of lines.entries()) {
      progress?.(file.name)
      const number = lines.length === 1 ? undefined : keys.next(line.id, index + 1)
      articles.push(articleOf(file.name, number, line, unit, problems))
    }
  }
  const { codebook, entities } = readCompanions(files)
  return { articles, problems, offsetUnit: mostCommon(found), codebook, entities }
}

interface Line {
  readonly line: number
  readonly text: string
  readonly spans: readonly { key: string; start: number; end: number; label: string }[]
  readonly relations: readonly ReadRelation[]
  /** The line's own id. */
  readonly id: unknown
  readonly own: Embedded | undefined
}

function parseLine(file: string, line: number, json: unknown, problems: ReadProblem[]): Line | undefined {
  const wrong = (message: string) => void problems.push({ file, line, message })
  if (!isObject(json)) return void wrong("This is no record; it was left out.")
  const text = textNames.map((name) => textIn(json, name)).find((one) => one !== undefined)
  if (text === undefined || text === "") return void wrong("There is no text here; it was left out.")
  const spans: { key: string; start: number; end: number; label: string }[] = []
  const words: string[] = []
  const names = new Keys()
  for (const name of labelNames) {
    for (const [index, entry] of (listIn(json, name) ?? []).entries()) {
      const span = spanOf(entry, (id) => names.next(id, index))
      if (typeof entry === "string") words.push(entry)
      else if (span === undefined) wrong(`Label ${index + 1} is neither a span nor a word; it was left out.`)
      else spans.push(span)
    }
  }
  for (const entry of listIn(json, "cats") ?? []) if (typeof entry === "string") words.push(entry)
  if (words.length > 0) {
    wrong(`What is said of the whole text has no place in an article: ${words.join(", ")}.`)
  }
  const keys = new Set(spans.map(({ key }) => key))
  const relations = (listIn(json, "relations") ?? []).flatMap((entry, index): ReadRelation[] => {
    const relation = relationOf(entry, `${index}`)
    if (relation !== undefined && keys.has(relation.from) && keys.has(relation.to)) return [relation]
    wrong(`Relation ${index + 1} does not lead from span to span; it was left out.`)
    return []
  })
  return { line, text, spans, relations, id: json.id, own: readEmbedded(json.postil) }
}

function spanOf(entry: unknown, named: (id?: unknown) => string): Line["spans"][number] | undefined {
  if (isList(entry)) {
    const [start, end, label] = entry
    return typeof start === "number" && typeof end === "number" && typeof label === "string"
      ? { key: named(), start, end, label }
      : undefined
  }
  if (!isObject(entry)) return undefined
  const { id, start_offset: start, end_offset: end, label } = entry
  return typeof start === "number" && typeof end === "number" && typeof label === "string"
    ? { key: named(id), start, end, label }
    : undefined
}

function relationOf(entry: unknown, key: string): ReadRelation | undefined {
  if (!isObject(entry)) return undefined
  const [from, to] = [keyOf(entry.from_id), keyOf(entry.to_id)]
  const label = textIn(entry, "type")
  return from === undefined || to === undefined || label === undefined ? undefined : { key, label, from, to }
}

function articleOf(
  file: string,
  number: string | undefined,
  { line, text, spans, relations, own }: Line,
  unit: TextUnit,
  problems: ReadProblem[],
): ReadArticle {
  const placed = placedSpans(spans, offsetConverter(text, unit), { file, line }, problems)
  const reunited = reunite(text, placed, own)
  const keys = new Set(placed.map(({ key }) => key))
  const whole = relations.filter(({ from, to }) => keys.has(from) && keys.has(to))
  return {
    file,
    key: number === undefined ? file : `${file}#${number}`,
    text,
    metadata: own?.metadata ?? { title: titleOf(text) },
    id: own?.id,
    annotations: reunited.annotations,
    relations: reuniteRelations(whole, reunited, own),
  }
}
