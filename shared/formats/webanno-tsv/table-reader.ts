// What the layers of a table say. Spans of several tokens are those that share a number in a column; slots lead to lines of
// the table, and become attributes.

import type { ReadAnnotation, ReadProblem, ReadRelation } from "../read.ts"
import { placedRecordFrom } from "../support/placed-record.ts"
import { labelFeature, shortName } from "../support/uima-names.ts"
import { MARK } from "./article-table.ts"
import { numberOf, plain, stackOf, withoutNumber } from "./cells.ts"
import { chainsOf } from "./chains.ts"
import { split } from "./escape.ts"
import { type Mark, Marks, OWN } from "./marks.ts"
import type { Layer, ParsedTable } from "./parse.ts"
import { relationsOf } from "./relations.ts"

/** What a table says; `problems` is complete once all of it was read. */
export class TableReader {
  readonly problems: ReadProblem[] = []
  private readonly marks: Marks

  constructor(
    private readonly file: string,
    private readonly table: ParsedTable,
  ) {
    this.marks = new Marks(table)
  }

  all(): { annotations: ReadAnnotation[]; relations: ReadRelation[] } {
    const { marks } = this
    const { layers, rows } = this.table
    for (const layer of layers.filter(({ category }) => category === "span")) this.spans(layer)
    const chains = layers
      .filter(({ category }) => category === "chain")
      .flatMap((layer) => chainsOf(layer, rows, marks))
    this.slots()
    const wrong = (line: number, message: string) => this.wrong(line, message)
    const relations = layers
      .filter(({ category }) => category === "relation")
      .flatMap((layer) => relationsOf(layer, rows, marks, wrong))
    const annotations = marks.all.flatMap((mark) => this.annotation(mark) ?? [])
    const keys = new Set(annotations.map(({ key }) => key))
    return {
      annotations,
      relations: [...chains, ...relations].filter(({ from, to }) => keys.has(from) && keys.has(to)),
    }
  }

  private spans(layer: Layer): void {
    const numbered = new Map<string, Mark>()
    for (const row of this.table.rows) {
      for (const [place, values] of stackOf(row, layer).entries()) {
        const number = values.map(numberOf).find((one) => one !== undefined)
        const known = number === undefined ? undefined : numbered.get(number)
        const mark = known ?? this.marks.begin(layer, row, values)
        if (known !== undefined) known.spans.push({ start: row.start, end: row.end })
        if (number !== undefined) numbered.set(number, mark)
        this.marks.place(layer.type, row.address, number ?? `#${place}`, mark)
      }
    }
  }

  /** Links of a slot feature: roles in one column, what they lead to in the next. */
  private slots(): void {
    for (const { layer, values, line, attributes } of this.marks.all) {
      for (const [at, feature] of layer.features.entries()) {
        if (!feature.startsWith("ROLE_")) continue
        const target = layer.features[at + 1] ?? ""
        const addresses = values.get(target)
        if (addresses === undefined || /^[*_](\[\d+\])?$/.test(addresses)) continue
        const roles = split(withoutNumber(values.get(feature) ?? ""), ";")
        for (const [place, address] of split(addresses, ";").entries()) {
          const found = this.marks.find(target, address)
          const role =
            plain(roles[place] ?? "*") ??
            shortName(feature.slice(feature.indexOf(":") + 1).split("_")[0] ?? "links")
          if (found !== undefined) attributes.add(role, { to: [found.key] })
          else this.wrong(line, `There is nothing at ${address} for the role ${role}; it was left out.`)
        }
      }
    }
  }

  private annotation({ key, layer, spans, values, line, attributes }: Mark): ReadAnnotation | undefined {
    const telling = labelFeature(layer.type, layer.features)
    const label = telling === undefined ? undefined : values.get(telling)
    for (const [feature, value] of values) {
      const slot =
        feature.startsWith("ROLE_") ||
        layer.features[layer.features.indexOf(feature) - 1]?.startsWith("ROLE_") === true
      if (!slot && !OWN.has(feature) && !(feature === telling && value === label))
        attributes.add(feature, value)
    }
    const start = Math.min(...spans.map((span) => span.start))
    const end = Math.max(...spans.map((span) => span.end))
    if (start >= end) {
      this.wrong(line, `${key} marks no text; it was left out.`)
      return undefined
    }
    const mine = layer.type === MARK
    const placed = placedRecordFrom(mine ? values.get("postil") : undefined, { start, end })
    if (!mine && values.has("postil")) attributes.add("postil", values.get("postil") ?? "")
    return {
      key,
      label: label ?? shortName(layer.type),
      attributes: attributes.all(),
      note: values.get("note"),
      ...placed,
    }
  }

  private wrong(line: number, message: string): void {
    this.problems.push({ file: this.file, line, message })
  }
}
