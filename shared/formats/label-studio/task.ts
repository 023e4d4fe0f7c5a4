// One task of Label Studio as a text and what is marked in it. The text is what the regions' object tag shows: a field of
// the data, or a dialogue, whose turns become lines.

import { isList, isObject, type JsonObject, listIn, textIn } from "../support/json.ts"

/** A text, and where its turns begin where it is a dialogue. */
export interface TaskText {
  readonly text: string
  /** UTF-16 offsets of the words of each turn, behind its speaker's name. */
  readonly turns?: readonly number[]
  /** Whether it is HTML, whose regions count its text alone. */
  readonly isMarkup: boolean
}

/**
 * @param fields by the name of an object tag, the field of the data that it shows, as the configuration has it
 */
export function textOfTask(task: JsonObject, fields: ReadonlyMap<string, string>): TaskText | undefined {
  const data = isObject(task.data) ? task.data : task
  const regions = resultsOf(task).flatMap(({ result }) => result)
  const named = regions.flatMap(({ to_name: object, source }) => [
    typeof object === "string" ? fields.get(object) : undefined,
    typeof source === "string" ? source.replace(/^\$/, "") : undefined,
    typeof object === "string" ? object : undefined,
  ])
  const candidates = [...named, ...fields.values(), "text", ...Object.keys(data)]
  for (const name of candidates) {
    if (name === undefined || !Object.hasOwn(data, name)) continue
    const found = textFrom(data[name], regions, named.includes(name) || name === "text")
    if (found !== undefined) return found
  }
  return undefined
}

function textFrom(value: unknown, regions: readonly JsonObject[], isNamed: boolean): TaskText | undefined {
  if (typeof value === "string") {
    // Addresses of pictures and sounds are words, but no text.
    if (value === "" || /^(https?:|data:|\/data\/|s3:)\S*$/.test(value)) return undefined
    if (!isNamed && !/\s/.test(value)) return undefined
    const isMarkup = regions.some(({ type, value }) => {
      const place = isObject(value) ? value : {}
      return type === "hypertextlabels" || typeof place.startOffset === "number"
    })
    return { text: isMarkup ? withoutTags(value) : value, isMarkup }
  }
  if (!isList(value) || !value.every(isTurn)) return undefined
  if (value.length === 0) return undefined
  let text = ""
  const turns: number[] = []
  for (const turn of value) {
    const author = (textIn(turn, "author") ?? "").replace(/:\s*$/, "")
    if (text !== "") text += "\n"
    if (author !== "") text += `${author}: `
    turns.push(text.length)
    text += textIn(turn, "text") ?? ""
  }
  return { text, turns, isMarkup: false }
}

function isTurn(value: unknown): value is JsonObject {
  return isObject(value) && textIn(value, "text") !== undefined
}

/** What a page shows of simple markup: the text between tags, with the common entities as characters. */
function withoutTags(markup: string): string {
  return markup
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(amp|lt|gt|quot|apos|nbsp));/gi, (whole, decimal, hex, name) => {
      const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal)
      if (Number.isNaN(code)) return entities[String(name).toLowerCase()] ?? whole
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })
}

const entities: Readonly<Record<string, string>> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" },
}

/** One person's or one model's work on a task. */
export interface TaskResult {
  readonly result: readonly JsonObject[]
  /** Who made it; undefined where only one did. */
  readonly by: string | undefined
  readonly isPrediction: boolean
}

/** The annotations of a task that nobody withdrew; its predictions where there are none. */
export function resultsOf(task: JsonObject): TaskResult[] {
  const kept = [...(listIn(task, "annotations") ?? []), ...(listIn(task, "completions") ?? [])].filter(
    (one): one is JsonObject => isObject(one) && one.was_cancelled !== true,
  )
  const made = kept.filter((one) => listIn(one, "result") !== undefined)
  const chosen = made.length > 0 ? made : (listIn(task, "predictions") ?? []).filter(isObject)
  const results = chosen.map((one) => ({
    result: (listIn(one, "result") ?? []).filter(isObject),
    by: chosen.length === 1 ? undefined : makerOf(one),
    isPrediction: made.length === 0,
  }))
  return results.length > 0 ? results : shortForm(task)
}

function makerOf(one: JsonObject): string | undefined {
  const { completed_by: by, model_version: model } = one
  if (isObject(by)) return textIn(by, "email") ?? String(by.id ?? "")
  return typeof by === "number" || typeof by === "string"
    ? String(by)
    : typeof model === "string"
      ? model
      : undefined
}

/** The short form (JSON_MIN): regions in lists beside the text, under the name of their control. */
function shortForm(task: JsonObject): TaskResult[] {
  if (isObject(task.data)) return []
  const result = Object.entries(task).flatMap(([name, entries]) =>
    !isList(entries)
      ? []
      : entries
          .filter(isObject)
          .flatMap((value, index) =>
            typeof value.start === "number" && isList(value.labels)
              ? [{ id: `${name}.${index}`, from_name: name, type: "labels", value }]
              : [],
          ),
  )
  return result.length === 0 ? [] : [{ result, by: undefined, isPrediction: false }]
}
