// Reads tasks that Label Studio exports or imports: regions in texts, in dialogues and in simple HTML, what is said of
// each, and relations. Regions quote the text, which shows what their offsets count. What marks pictures and sound, or
// the whole of a text, has no place here, and is said.

import type { InputFile, ReadArticle, ReadCorpus, ReadingProgress, ReadProblem } from "../read.ts"
import { decodeFile, headOf, LONG_HEAD } from "../support/bytes.ts"
import { isCompanion, readCompanions, withCompanions } from "../support/companions.ts"
import { readEmbedded, reunite, reuniteRelations } from "../support/embedded.ts"
import { Keys, placedSpans, titleOf } from "../support/foreign-text.ts"
import { mostCommon } from "../support/guess-unit.ts"
import { isObject, type JsonObject, jsonValues, textIn } from "../support/json.ts"
import { detectUnit, isQuoted, offsetConverter, type TextUnit } from "../support/offsets.ts"
import { regionsOf } from "./regions.ts"
import { resultsOf, type TaskText, textOfTask } from "./task.ts"

const units: readonly TextUnit[] = ["code-points", "utf-16"]

export function claimLabelStudio(files: readonly InputFile[]): InputFile[] {
  const ours = files.filter((file) => /\.json$/i.test(file.name) && isTasks(headOf(file, LONG_HEAD)))
  if (ours.length === 0) return []
  return withCompanions(files, [...ours, ...files.filter(isConfiguration)])
}

function isTasks(head: string): boolean {
  if (!/^\s*[[{]/.test(head) || /"@context"|"%TYPES"|"postil"\s*:\s*\{\s*"format"/.test(head)) return false
  const hasResults = /"(annotations|completions|predictions)"\s*:\s*\[/.test(head)
  if (/^\s*\[\s*\{\s*"data"\s*:\s*\{/.test(head)) return true
  if (hasResults) return /"data"\s*:\s*\{/.test(head) || /"from_name"\s*:/.test(head)
  return /"labels"\s*:\s*\[\s*"/.test(head) && /"start"\s*:\s*\d/.test(head) && /"end"\s*:\s*\d/.test(head)
}

export function isConfiguration(file: InputFile): boolean {
  return /\.xml$/i.test(file.name) && /^\s*(<!--[\s\S]*?-->\s*)*<View[\s>]/.test(headOf(file))
}

export function readLabelStudio(files: readonly InputFile[], progress?: ReadingProgress): ReadCorpus {
  const articles: ReadArticle[] = []
  const problems: ReadProblem[] = []
  const found: (TextUnit | undefined)[] = []
  const configurations = files.filter(isConfiguration)
  for (const file of files) {
    if (isCompanion(file) || configurations.includes(file)) continue
    progress?.(file.name)
    const fields = fieldsFor(file, configurations)
    const { values, problems: unread } = jsonValues(file)
    problems.push(...unread)
    const keys = new Keys()
    for (const [index, { line, value }] of values.entries()) {
      progress?.(file.name)
      const where = { file: file.name, line }
      if (!isObject(value)) problems.push({ ...where, message: "This is no task; it was left out." })
      else {
        const text = textOfTask(value, fields)
        if (text === undefined) {
          problems.push({ ...where, message: "There is no text in this task; it was left out." })
          continue
        }
        const number = values.length === 1 ? undefined : keys.next(value.id, index + 1)
        const { article, unit } = articleOf(where, number, value, text, problems)
        articles.push(article)
        found.push(unit)
      }
    }
  }
  const { codebook, entities } = readCompanions(files)
  return { articles, problems, offsetUnit: mostCommon(found), codebook, entities }
}

/** By object tag, the field of the data it shows, as the configuration in the file's folder or above it has it. */
function fieldsFor(file: InputFile, configurations: readonly InputFile[]): Map<string, string> {
  const folderOf = (name: string) => name.slice(0, name.lastIndexOf("/") + 1)
  const [nearest] = configurations
    .filter(({ name }) => file.name.startsWith(folderOf(name)))
    .sort((a, b) => folderOf(b.name).length - folderOf(a.name).length)
  const fields = new Map<string, string>()
  if (nearest === undefined) return fields
  for (const [tag] of decodeFile(nearest).text.matchAll(/<(?:Text|HyperText|Paragraphs)\b[^>]*>/g)) {
    const name = /\bname="([^"]*)"/.exec(tag)?.[1]
    const value = /\bvalue="\$([^"]*)"/.exec(tag)?.[1]
    if (name !== undefined && value !== undefined) fields.set(name, value)
  }
  return fields
}

function articleOf(
  where: { readonly file: string; readonly line: number },
  number: string | undefined,
  task: JsonObject,
  taskText: TaskText,
  problems: ReadProblem[],
): { article: ReadArticle; unit: TextUnit | undefined } {
  const { text } = taskText
  const { spans, relations, samples, wrong } = regionsOf(resultsOf(task), taskText)
  problems.push(...wrong.map((message) => ({ ...where, message })))
  const unit = detectUnit(text, samples, units)
  const inDialogue = taskText.turns !== undefined
  const convert = inDialogue ? offsetConverter(text, "utf-16") : offsetConverter(text, unit)
  const astray = inDialogue ? [] : samples.filter((sample) => !isQuoted(text, sample, convert))
  for (const {
    spans: [span],
    quote,
  } of astray) {
    const message = `The text has not “${quote}” from ${span?.start} to ${span?.end}, as its region says.`
    problems.push({ ...where, message })
  }
  const placed = placedSpans(spans, convert, where, problems)
  const meta = isObject(task.meta) ? task.meta : {}
  const own = readEmbedded(meta.postil)
  const reunited = reunite(text, placed, own)
  const known = new Set(placed.map(({ key }) => key))
  const links = relations.filter(({ key, from, to }) => {
    if (known.has(from) && known.has(to)) return true
    problems.push({
      ...where,
      message: `Relation ${Number(key) + 1} does not lead from region to region; it was left out.`,
    })
    return false
  })
  const data = isObject(task.data) ? task.data : {}
  const title = textIn(data, "title")
  return {
    article: {
      file: where.file,
      key: number === undefined ? where.file : `${where.file}#${number}`,
      text,
      metadata: own?.metadata ?? {
        title: title === undefined || title.trim() === "" ? titleOf(text) : title,
      },
      id: own?.id,
      annotations: reunited.annotations,
      relations: reuniteRelations(links, reunited, own),
    },
    unit: spans.length > 0 && !inDialogue ? unit : undefined,
  }
}
