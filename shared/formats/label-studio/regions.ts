// The entries of a result as spans, what is said of each, and relations. Entries with the id of a region say something
// about it; others say it about the whole text.

import type { ReadRelation, ReadValue } from "../read.ts"
import { AttributeCollector } from "../support/attributes.ts"
import type { ForeignSpan } from "../support/embedded.ts"
import { Keys, keyOf } from "../support/foreign-text.ts"
import { isList, isObject, type JsonObject, listIn, textIn } from "../support/json.ts"
import type { QuoteSample } from "../support/offsets.ts"
import type { TaskResult, TaskText } from "./task.ts"

export interface Regions {
  readonly spans: readonly ForeignSpan[]
  readonly relations: readonly ReadRelation[]
  readonly samples: readonly QuoteSample[]
  /** What was left out, in words. */
  readonly wrong: readonly string[]
}

/** Types of regions that mark a stretch of text. */
const textual = new Set(["labels", "hypertextlabels", "paragraphlabels"])

export function regionsOf(results: readonly TaskResult[], taskText: TaskText): Regions {
  const spans: ForeignSpan[] = []
  const relations: ReadRelation[] = []
  const samples: QuoteSample[] = []
  const wrong: string[] = []
  const names = new Keys()
  for (const { result, by, isPrediction } of results) {
    const said = new Map<string, AttributeCollector>()
    const ids = new Map<string, string[]>()
    const regions = result.filter(({ type }) => typeof type === "string" && textual.has(type))
    for (const entry of result) {
      if (regions.includes(entry) || entry.type === "relation") continue
      const region = keyOf(entry.id)
      const words = wordsOf(entry)
      const name = textIn(entry, "from_name") ?? String(entry.type)
      if (words === undefined) wrong.push(`What marks no text (${String(entry.type)}) was left out.`)
      else if (region === undefined || !regions.some(({ id }) => keyOf(id) === region)) {
        wrong.push(`What is said of the whole text has no place in an article: ${name}: ${String(words)}.`)
      } else {
        const collector = said.get(region) ?? new AttributeCollector()
        said.set(region, collector)
        collector.add(plainName(name, entry), words)
      }
    }
    for (const [index, region] of regions.entries()) {
      const value = isObject(region.value) ? region.value : {}
      const place = placeOf(value, taskText)
      const labels = (listIn(value, String(region.type)) ?? listIn(value, "labels") ?? []).filter(
        (label) => typeof label === "string",
      )
      if (place === undefined || labels.length === 0) {
        wrong.push(
          place === undefined
            ? `Region ${keyOf(region.id) ?? index + 1} says where it is in a way that is not read; it was left out.`
            : `Region ${keyOf(region.id) ?? index + 1} has no label; it was left out.`,
        )
        continue
      }
      const quote = textIn(value, "text")
      if (quote !== undefined) samples.push({ spans: [place], quote })
      const id = keyOf(region.id)
      for (const label of labels) {
        const key = names.next(region.id, index)
        if (id !== undefined) ids.set(id, [...(ids.get(id) ?? []), key])
        const attributes = {
          ...said.get(id ?? "")?.all(),
          ...(by === undefined ? {} : { annotator: by }),
          ...(isPrediction ? { origin: "prediction" } : {}),
        }
        spans.push({ key, label, ...place, attributes, note: noteOf(region) })
      }
    }
    for (const entry of result) {
      if (entry.type !== "relation") continue
      const [from, to] = [ids.get(keyOf(entry.from_id) ?? "")?.[0], ids.get(keyOf(entry.to_id) ?? "")?.[0]]
      const labels = (listIn(entry, "labels") ?? []).filter((label) => typeof label === "string")
      const isBackward = entry.direction === "left"
      for (const label of labels.length === 0 ? ["related"] : labels) {
        const ends = { from: from ?? "", to: to ?? "" }
        const turned = isBackward ? { from: ends.to, to: ends.from } : ends
        relations.push({ key: `${relations.length}`, label, ...turned })
      }
    }
  }
  return { spans, relations, samples, wrong }
}

/** In the tool's own unit; in a dialogue, in UTF-16 units of the whole text. */
function placeOf(value: JsonObject, { turns, text, isMarkup }: TaskText) {
  const global = isObject(value.globalOffsets) ? value.globalOffsets : undefined
  if (turns !== undefined) {
    const [first, last] = [turns[Number(value.start)], turns[Number(value.end)]]
    const { startOffset, endOffset } = value
    if (first === undefined || last === undefined) return undefined
    if (typeof startOffset !== "number" || typeof endOffset !== "number") return undefined
    return { start: first + startOffset, end: Math.min(last + endOffset, text.length) }
  }
  const { start, end } = isMarkup ? (global ?? {}) : value
  return typeof start === "number" && typeof end === "number" ? { start, end } : undefined
}

function noteOf(region: JsonObject): string | undefined {
  const meta = isObject(region.meta) ? region.meta : {}
  const lines = (listIn(meta, "text") ?? []).filter((line) => typeof line === "string")
  return lines.length === 0 ? undefined : lines.join("\n")
}

/** What a control says: chosen words, typed words, a number, stars, a date, or places in a tree. */
function wordsOf({ type, value }: JsonObject): ReadValue | undefined {
  if (!isObject(value) || typeof type !== "string" || type.endsWith("labels")) return undefined
  const words = type === "textarea" ? value.text : value[type]
  if (typeof words === "number" || typeof words === "string" || typeof words === "boolean") return words
  if (!isList(words)) return undefined
  const all = words.flatMap((one) =>
    isList(one) ? [one.join(" / ")] : typeof one === "string" || typeof one === "number" ? [String(one)] : [],
  )
  return all.length === 1 ? all[0] : all
}

/** Our own controls are named after kind and field, which is known anyway. */
function plainName(name: string, { to_name: to }: JsonObject): string {
  return to === "text" ? name.replace(/^[\w-]+\./, "") : name
}
