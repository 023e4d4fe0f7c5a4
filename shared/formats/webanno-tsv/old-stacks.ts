// What is stacked in the cells of WebAnno TSV 1 and 2, as TSV 3 has it: annotations over several tokens, which are told by
// `B-` and `I-`, place by place in the stacks of cells, get numbers instead.

import type { ReadProblem } from "../read.ts"
import { escapeValue } from "./escape.ts"
import type { OldLine } from "./old-lines.ts"
import type { Layer } from "./parse.ts"

/** First all lines are numbered, layer by layer; then their cells can be written. */
export class OldStacks {
  private last = 0
  /** By layer, for each place in the stack: the annotation that the line before was of. */
  private readonly open = new Map<string, readonly (number | undefined)[]>()
  /** By layer and line, for each place: a number, `ALONE`, or undefined for nothing. */
  private readonly numbers = new Map<string, readonly (number | undefined)[]>()

  constructor(
    private readonly file: string,
    private readonly problems: ReadProblem[],
  ) {}

  number(layer: Layer, line: OldLine): void {
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

  cellsOf(layer: Layer, line: OldLine): string[] {
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
  private governor(base: string, address: string, { address: own }: OldLine): string {
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
function stackOf({ column, features }: Layer, { cells }: OldLine): string[][] {
  const stacks = features.map((_, at) => (cells[column + at] ?? "_").split("|"))
  const height = Math.max(...stacks.map(({ length }) => length))
  return Array.from({ length: height }, (_, place) => stacks.map((stack) => stack[place] ?? "_"))
}
