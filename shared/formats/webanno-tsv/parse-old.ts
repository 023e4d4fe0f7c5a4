// WebAnno TSV 1 and 2 as the table that TSV 3 would have for the same. They know no offsets: tokens are looked for in the
// sentences, in order. Annotations over several tokens are told by `B-` and `I-`, place by place in the stacks of cells.
// As WebAnno's own readers take them: WebannoTsv1Reader and WebannoTsv2Reader of INCEpTION.

import type { ReadProblem } from "../read.ts"
import { escapeValue } from "./escape.ts"
import type { Layer, ParsedTable, Row } from "./parse.ts"

/** Whether a file that begins so is TSV 1 or 2: layers, if any, and then a numbered sentence. */
export function isOldTable(head: string): boolean {
  return /^\ufeff?(?: ?#[^\n]*\n)?#id=\d+\r?\n#text=/.test(head)
}

export function parseOldTable(file: string, content: string): ParsedTable {
  const { layers, sentences, problems } = linesOf(file, content)
  const lines = sentences.flatMap(({ lines }) => lines)
  const stacks = new Stacks(file, problems)
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

interface Line {
  readonly line: number
  readonly address: string
  readonly form: string
  /** Of all layers, a cell for each feature. */
  readonly cells: readonly string[]
}

interface Sentence {
  readonly text: string
  readonly lines: readonly Line[]
}

function linesOf(file: string, content: string) {
  const problems: ReadProblem[] = []
  const sentences: { text: string; readonly lines: Line[] }[] = []
  let layers: readonly Layer[] | undefined
  for (const [index, raw] of content.split("\n").entries()) {
    const line = raw.endsWith("\r") ? raw.slice(0, -1) : raw
    const current = sentences.at(-1)
    if (line.startsWith("#text=")) sentences.push({ text: line.slice(6), lines: [] })
    else if (/^#id=\d+$/.test(line)) continue
    else if (/^ ?#/.test(line) && current === undefined) layers = layersOf(line)
    else if (/^\d+(-\d+)?\t/.test(line) && current !== undefined) {
      const first = /^\d+\t/.test(line)
      layers ??= first ? firstLayers : []
      const found = first ? firstVersion(line, sentences.length) : secondVersion(line)
      if (found !== undefined) current.lines.push({ ...found, line: index + 1 })
      else
        problems.push({ file, line: index + 1, message: `“${line}” is no line of a table; it was left out.` })
    } else if (current !== undefined && current.lines.length === 0) current.text += `\n${line}`
    else if (line.trim() !== "")
      problems.push({ file, line: index + 1, message: `“${line}” is no line of a table; it was left out.` })
  }
  return { layers: layers ?? [], sentences, problems }
}

/** ` # layer | feature | feature # layer | feature | AttachTo=layer` */
function layersOf(header: string): Layer[] {
  let column = 0
  return header.split("#").flatMap((part): Layer[] => {
    const [type = "", ...features] = part.split("|").map((word) => word.trim())
    if (type === "" || features.length === 0) return []
    const relation = features.at(-1)?.startsWith("AttachTo=") === true
    const layer: Layer = {
      type,
      category: relation ? "relation" : "span",
      features: features.map((feature) => feature.replace(/^AttachTo=/, "BT_")),
      column,
    }
    column += features.length
    return [layer]
  })
}

function secondVersion(line: string): Omit<Line, "line"> | undefined {
  const [address = "", form = "", ...cells] = line.split("\t")
  return form !== "" ? { address, form, cells } : undefined
}

const dkpro = "de.tudarmstadt.ukp.dkpro.core.api"

/** What the first version always has, and nothing else. */
const firstLayers: readonly Layer[] = [
  { type: `${dkpro}.segmentation.type.Lemma`, category: "span", features: ["value"], column: 0 },
  { type: `${dkpro}.lexmorph.type.pos.POS`, category: "span", features: ["PosValue"], column: 1 },
  { type: `${dkpro}.ner.type.NamedEntity`, category: "span", features: ["value"], column: 2 },
  {
    type: `${dkpro}.syntax.type.dependency.Dependency`,
    category: "relation",
    features: ["DependencyType", `BT_${dkpro}.segmentation.type.Token`],
    column: 3,
  },
]

/** Number, token, lemma, part of speech, entities, nothing, head, function, nothing, nothing. */
function firstVersion(line: string, sentence: number): Omit<Line, "line"> | undefined {
  const [number = "", form = "", lemma = "", tag = "", entities = "", _, head = "", type = ""] =
    line.split("\t")
  if (form === "" || type === "") return undefined
  const address = `${sentence}-${number}`
  // What depends on nothing depends on itself.
  const governor = head === "0" ? address : `${sentence}-${head}`
  const named = entities === "-" ? "_" : entities.replace(/(^|\|)([BI])_/g, "$1$2-")
  const depends = /^\d+$/.test(head) ? [type, governor] : ["_", "_"]
  return { address, form, cells: [lemma, tag, named, ...depends] }
}

/** Where the tokens of a sentence are in it. */
function placedLines({ text, lines }: Sentence, file: string, problems: ReadProblem[]) {
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

/** Gives annotations over several tokens their numbers, and writes cells as TSV 3 has them. */
class Stacks {
  private last = 0
  /** By layer, for each place in the stack: the annotation that the line before was of. */
  private readonly open = new Map<string, readonly (number | undefined)[]>()
  /** By layer and line, for each place: a number, `ALONE`, or undefined for nothing. */
  private readonly numbers = new Map<string, readonly (number | undefined)[]>()

  constructor(
    private readonly file: string,
    private readonly problems: ReadProblem[],
  ) {}

  number(layer: Layer, line: Line): void {
    const open = this.open.get(layer.type)
    const numbers = stackOf(layer, line).map((values, place) => {
      const said = values.filter((value) => !NOTHING.test(value))
      const [first] = said
      if (first === undefined) return undefined
      if (said.some((value) => value.startsWith("I-"))) {
        const before = open?.[place]
        if (before !== undefined) return before
        const message = `“${first}” goes on with nothing; it begins here.`
        this.problems.push({ file: this.file, line: line.line, message })
        return ++this.last
      }
      return said.some((value) => value.startsWith("B-")) ? ++this.last : ALONE
    })
    this.open.set(
      layer.type,
      numbers.map((number) => (number === ALONE ? undefined : number)),
    )
    this.numbers.set(`${layer.type} ${line.address}`, numbers)
  }

  cellsOf(layer: Layer, line: Line): string[] {
    const stack = stackOf(layer, line)
    const numbers = this.numbers.get(`${layer.type} ${line.address}`)
    return layer.features.map((feature, column) => {
      const parts = stack.map((values, place) => {
        const value = values[column] ?? "_"
        if (layer.category === "relation")
          return feature.startsWith("BT_") ? this.governor(feature.slice(3), value, line) : bare(value, layer)
        const number = numbers?.[place]
        if (number === undefined) return "_"
        const plain = bare(value.replace(/^[BI]-/, ""), layer)
        return number === ALONE ? plain : `${plain}[${number}]`
      })
      return parts.length === 0 ? "_" : parts.join("|")
    })
  }

  /** Relations lead to the first annotation on either line. */
  private governor(base: string, address: string, { address: own }: Line): string {
    if (!/^\d+-\d+$/.test(address)) return "_"
    const numberAt = (place: string) => this.numbers.get(`${base} ${place}`)?.find((one) => one !== undefined)
    return `${address}[${numberAt(address) ?? ALONE}_${numberAt(own) ?? ALONE}]`
  }
}

/** What is on one line and needs no number. TSV 3 calls it so in relations, too. */
const ALONE = 0

/** No annotation, or a place in the stack that is kept free. */
const NOTHING = /^(?:_|O|[BIO]-_|)$/

/** A value as TSV 3 has it; what begins with the layer's name is none. */
function bare(value: string, { type }: Layer): string {
  return NOTHING.test(value) || value.startsWith(type) ? "*" : escapeValue(value)
}

/** For each annotation of a layer on a line: its values, feature by feature. */
function stackOf({ column, features }: Layer, { cells }: Line): string[][] {
  const stacks = features.map((_, at) => (cells[column + at] ?? "_").split("|"))
  const height = Math.max(...stacks.map(({ length }) => length))
  return Array.from({ length: height }, (_, place) => stacks.map((stack) => stack[place] ?? "_"))
}
