// WebAnno TSV 1 and 2 as the table that TSV 3 would have for the same. They know no offsets: tokens are looked for in the
// sentences, in order.

import type { ReadProblem } from "../read.ts"
import { type OldSentence, oldLines } from "./old-lines.ts"
import { OldStacks } from "./old-stacks.ts"
import type { ParsedTable, Row } from "./parse.ts"

/** Whether a file that begins so is TSV 1 or 2: layers, if any, and then a numbered sentence. */
export function isOldTable(head: string): boolean {
  return /^\ufeff?(?: ?#[^\n]*\n)?#id=\d+\r?\n#text=/.test(head)
}

export function parseOldTable(file: string, content: string): ParsedTable {
  const { layers, sentences, problems } = oldLines(file, content)
  const lines = sentences.flatMap(({ lines }) => lines)
  const stacks = new OldStacks(file, problems)
  const spans = layers.filter(({ category }) => category === "span")
  for (const layer of spans) for (const line of lines) stacks.number(layer, line)
  const rows: Row[] = []
  let text = ""
  for (const sentence of sentences) {
    if (text !== "") text += "\n"
    const placed = placedLines(sentence, file, problems)
    for (const { line, start, end } of placed.lines) {
      const cells = layers.flatMap((layer) => stacks.cellsOf(layer, line))
      rows.push({
        line: line.line,
        address: line.address,
        start: text.length + start,
        end: text.length + end,
        cells,
      })
    }
    text += placed.text
  }
  return { layers, rows, text, unit: "tokens", problems }
}

/** Where the tokens of a sentence are in it. */
function placedLines({ text, lines }: OldSentence, file: string, problems: ReadProblem[]) {
  let at = 0
  const found = lines.map((line) => {
    const start = text.indexOf(line.form, at)
    if (start >= 0) at = start + line.form.length
    return { line, start, end: at }
  })
  const missing = found.find(({ start }) => start < 0)
  if (missing === undefined) return { text, lines: found }
  const { line, form } = missing.line
  const message = `The sentence has no “${form}” in this place; its words were joined by spaces instead.`
  problems.push({ file, line, message })
  let length = 0
  const joined = lines.map((one) => {
    const start = length
    length += one.form.length + 1
    return { line: one, start, end: start + one.form.length }
  })
  return { text: lines.map((one) => one.form).join(" "), lines: joined }
}
