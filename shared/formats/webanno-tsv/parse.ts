// A TSV 3 file as its header, its lines and the text that these make. The text is only there sentence by sentence; what
// lay between sentences is shown as line breaks, as many characters as the offsets leave.

import type { OffsetUnit, ReadProblem } from "../read.ts"
import { type OffsetConverter, offsetConverter, type TextUnit } from "../support/offsets.ts"
import { unescaped } from "./escape.ts"

export interface Layer {
  readonly type: string
  readonly category: "span" | "relation" | "chain"
  /** As the header has them, a column each. */
  readonly features: readonly string[]
  /** The column of the first, counted from 0 among those after the token. */
  readonly column: number
}

export interface Row {
  readonly line: number
  /** `1-2`, `1-2.1`. */
  readonly address: string
  /** UTF-16, into the text. */
  readonly start: number
  readonly end: number
  readonly cells: readonly string[]
}

export interface ParsedTable {
  readonly layers: readonly Layer[]
  readonly rows: readonly Row[]
  readonly text: string
  readonly unit: OffsetUnit
  readonly problems: readonly ReadProblem[]
}

interface RawRow extends Omit<Row, "start" | "end"> {
  readonly begin: number
  readonly until: number
  readonly form: string
}

interface RawSentence {
  readonly text: string
  readonly rows: RawRow[]
}

export function parseTable(file: string, content: string): ParsedTable {
  const problems: ReadProblem[] = []
  const layers: Layer[] = []
  const sentences: RawSentence[] = []
  let column = 0
  let lines: string[] = []
  let current: RawSentence | undefined
  for (const [index, raw] of content.split("\n").entries()) {
    const line = raw.endsWith("\r") ? raw.slice(0, -1) : raw
    const header = /^#T_(SP|RL|CH)=(.*)$/.exec(line)
    if (header !== null) {
      const [type = "", ...features] = (header[2] ?? "").split("|")
      layers.push({ type, category: categories[header[1] ?? "SP"] ?? "span", features, column })
      column += Math.max(1, features.length)
    } else if (line.startsWith("#Text=")) {
      lines.push(unescaped(line.slice(6)))
      current = undefined
    } else if (/^\d+-\d+(\.\d+)*\t/.test(line)) {
      if (current === undefined) {
        current = { text: lines.join("\n"), rows: [] }
        sentences.push(current)
        lines = []
      }
      const row = parseRow(line, index + 1)
      if (row === undefined)
        problems.push({ file, line: index + 1, message: `“${line}” has no offsets; it was left out.` })
      else current.rows.push(row)
    } else if (line.trim() !== "" && !line.startsWith("#")) {
      problems.push({ file, line: index + 1, message: `“${line}” is no line of a table; it was left out.` })
    }
  }
  const built = build(sentences, "utf-16")
  const best = built.wrong === 0 ? built : better(built, build(sentences, "code-points"))
  for (const { line, form, found } of best.mismatches)
    problems.push({
      file,
      line,
      message: `The token “${form}” is not at its offsets, where “${found}” is; they were believed.`,
    })
  return { layers, rows: best.rows, text: best.text, unit: best.unit, problems }
}

const categories: Readonly<Record<string, Layer["category"]>> = { SP: "span", RL: "relation", CH: "chain" }

function parseRow(line: string, number: number): RawRow | undefined {
  const match = PLACE.exec(line)
  if (match === null) return undefined
  const [place, address = "", begin, until, form = ""] = match
  return {
    line: number,
    address,
    begin: Number(begin),
    until: Number(until),
    form: unescaped(form),
    // Most lines have nothing on them, in dozens of columns.
    cells: NOTHING.test(line.slice(place.length)) ? nothing : line.slice(place.length).split("\t"),
  }
}

const PLACE = /^([^\t]*)\t(\d+)-(\d+)(?:\t([^\t]*)\t?|$)/
const NOTHING = /^[_\t]*$/
const nothing: readonly string[] = []

interface Built {
  readonly unit: TextUnit
  readonly text: string
  readonly rows: readonly Row[]
  readonly mismatches: readonly { readonly line: number; readonly form: string; readonly found: string }[]
  readonly wrong: number
}

function better(one: Built, other: Built): Built {
  return other.wrong < one.wrong ? other : one
}

/** Puts sentences where their first tokens say, in one unit. */
function build(sentences: readonly RawSentence[], unit: TextUnit): Built {
  const lengthOf = (text: string) => (unit === "utf-16" ? text.length : [...text].length)
  let text = ""
  let length = 0
  for (const { text: words, rows } of sentences) {
    const [first] = rows
    const lead = first === undefined ? 0 : lengthOf(words.slice(0, Math.max(0, words.indexOf(first.form))))
    const start = first === undefined ? length : first.begin - lead
    // A number may be anything; more space than any text has between sentences is a mistake.
    const gap = Math.min(Math.max(0, start - length), LONGEST_GAP)
    text += "\n".repeat(gap) + words
    length += gap + lengthOf(words)
  }
  const convert: OffsetConverter = offsetConverter(text, unit)
  const mismatches: { line: number; form: string; found: string }[] = []
  const rows: Row[] = []
  for (const sentence of sentences) {
    for (const { begin, until, form, line, address, cells } of sentence.rows) {
      const start = convert(begin)
      const end = convert(until)
      const found = start === undefined || end === undefined ? "" : text.slice(start, end)
      if (found !== form) mismatches.push({ line, form, found })
      if (start !== undefined && end !== undefined) rows.push({ line, address, start, end, cells })
    }
  }
  return { unit, text, rows, mismatches, wrong: mismatches.length }
}

const LONGEST_GAP = 10_000
