// The annotations of a table while its lines are gone through, and where they are found again: relations and slots name a
// line, and a number where several are on it.

import { AttributeCollector } from "../support/attributes.ts"
import { shortName } from "../support/uima-names.ts"
import { plain } from "./cells.ts"
import type { Layer, ParsedTable, Row } from "./parse.ts"

export interface Mark {
  readonly key: string
  readonly layer: Layer
  readonly spans: { start: number; end: number }[]
  /** By feature: what its first line says. */
  readonly values: Map<string, string>
  readonly line: number
  readonly attributes: AttributeCollector
}

/** Features that are no attributes. */
export const OWN: ReadonlySet<string> = new Set(["note", "postil"])

export class Marks {
  /** In the order in which they begin. */
  readonly all: Mark[] = []
  /** By layer, address and number within the cell's stack or in brackets. */
  private readonly byAddress = new Map<string, Mark>()

  private readonly rows: ReadonlyMap<string, Row>

  constructor(private readonly table: ParsedTable) {
    this.rows = new Map(table.rows.map((row) => [row.address, row]))
  }

  /** Begins an annotation on its first line. */
  begin(layer: Layer, row: Row, values: readonly string[]): Mark {
    const mark: Mark = {
      key: `${shortName(layer.type)}.${this.all.length + 1}`,
      layer,
      spans: [{ start: row.start, end: row.end }],
      values: new Map(),
      line: row.line,
      attributes: new AttributeCollector(),
    }
    for (const [at, feature] of layer.features.entries()) {
      const value = values[at]
      if (value === undefined || feature === "") continue
      const slot = feature.startsWith("ROLE_") || layer.features[at - 1]?.startsWith("ROLE_") === true
      const words = slot ? value : plain(value)
      if (words !== undefined) mark.values.set(feature, words)
    }
    this.all.push(mark)
    return mark
  }

  /** Says which annotation something at an address means: what is first on a line without a number is `#0`. */
  place(type: string, address: string, number: string, mark: Mark): void {
    this.byAddress.set(`${type} ${address} ${number}`, mark)
  }

  /** The token at an address as an annotation of its own: tokens are that only where relations say so. */
  token(type: string, address: string): Mark | undefined {
    const row = this.rows.get(address)
    if (row === undefined) return undefined
    const mark = this.begin({ type, category: "span", features: [], column: -1 }, row, [])
    this.place(type, address, "#0", mark)
    return mark
  }

  /** @param address of a line, with a number in brackets where there is one */
  find(type: string, address: string): Mark | undefined {
    const match = /^([\d.-]+)(?:\[(\d+)\])?$/.exec(address)
    if (match === null) return undefined
    const [, place = "", number] = match
    const layers = type === "uima.tcas.Annotation" ? this.table.layers.map((layer) => layer.type) : [type]
    for (const layer of layers) {
      const found = this.byAddress.get(`${layer} ${place} ${number ?? "#0"}`)
      if (found !== undefined) return found
      if (number === undefined) continue
      // Some writers number what is not stacked on the line itself.
      const plainly = this.byAddress.get(`${layer} ${place} #0`)
      if (plainly !== undefined) return plainly
    }
    return undefined
  }
}
