// What the layers of a table say. Spans of several tokens are those that share a number in a column; relations and slots
// lead to lines of the table; chains become relations from each link to the next.

import type { ReadAnnotation, ReadProblem, ReadRelation } from "../read.ts"
import { AttributeCollector } from "../support/attributes.ts"
import { placedRecordFrom } from "../support/placed-record.ts"
import { relationRecordFrom } from "../support/record.ts"
import { labelFeature, shortName } from "../support/uima-names.ts"
import { LINK, MARK } from "./article-table.ts"
import { numberOf, plain, stackOf, withoutNumber } from "./cells.ts"
import { split } from "./escape.ts"
import type { Layer, ParsedTable, Row } from "./parse.ts"

/** What a table says; `problems` is complete once all of it was read. */
export class TableReader {
  readonly problems: ReadProblem[] = []
  private readonly built: Building[] = []
  /** By layer, address and number within the cell's stack or in brackets. */
  private readonly byAddress = new Map<string, Building>()
  private readonly rows: ReadonlyMap<string, Row>

  constructor(
    private readonly file: string,
    private readonly table: ParsedTable,
  ) {
    this.rows = new Map(table.rows.map((row) => [row.address, row]))
  }

  all(): { annotations: ReadAnnotation[]; relations: ReadRelation[] } {
    const { layers } = this.table
    for (const layer of layers.filter(({ category }) => category === "span")) this.spans(layer)
    const chains = layers
      .filter(({ category }) => category === "chain")
      .flatMap((layer) => this.chains(layer))
    this.slots()
    const relations = layers
      .filter(({ category }) => category === "relation")
      .flatMap((layer) => this.relations(layer))
    const annotations = this.built.flatMap((building) => this.annotation(building) ?? [])
    const keys = new Set(annotations.map(({ key }) => key))
    return {
      annotations,
      relations: [...chains, ...relations].filter(({ from, to }) => keys.has(from) && keys.has(to)),
    }
  }

  private spans(layer: Layer): void {
    const numbered = new Map<string, Building>()
    for (const row of this.table.rows) {
      for (const [place, values] of stackOf(row, layer).entries()) {
        const number = values.map(numberOf).find((one) => one !== undefined)
        const known = number === undefined ? undefined : numbered.get(number)
        const building = known ?? this.begin(layer, row, values)
        if (known !== undefined) known.spans.push({ start: row.start, end: row.end })
        if (number !== undefined) numbered.set(number, building)
        this.byAddress.set(`${layer.type} ${row.address} ${number ?? `#${place}`}`, building)
      }
    }
  }

  private begin(layer: Layer, row: Row, values: readonly string[]): Building {
    const building: Building = {
      key: `${shortName(layer.type)}.${this.built.length + 1}`,
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
      if (words !== undefined) building.values.set(feature, words)
    }
    this.built.push(building)
    return building
  }

  /** Links of a slot feature: roles in one column, what they lead to in the next. */
  private slots(): void {
    for (const { layer, values, line, attributes } of this.built) {
      for (const [at, feature] of layer.features.entries()) {
        if (!feature.startsWith("ROLE_")) continue
        const target = layer.features[at + 1] ?? ""
        const addresses = values.get(target)
        if (addresses === undefined || /^[*_](\[\d+\])?$/.test(addresses)) continue
        const roles = split(withoutNumber(values.get(feature) ?? ""), ";")
        for (const [place, address] of split(addresses, ";").entries()) {
          const found = this.find(target, address)
          const role =
            plain(roles[place] ?? "*") ??
            shortName(feature.slice(feature.indexOf(":") + 1).split("_")[0] ?? "links")
          if (found !== undefined) attributes.add(role, { to: [found.key] })
          else this.wrong(line, `There is nothing at ${address} for the role ${role}; it was left out.`)
        }
      }
    }
  }

  private relations(layer: Layer): ReadRelation[] {
    const base = (layer.features.at(-1) ?? "").replace(/^BT_/, "")
    const relations: ReadRelation[] = []
    for (const row of this.table.rows) {
      for (const values of stackOf(row, layer)) {
        const governor = /^([\d.-]+)(?:\[(\d+)(?:_(\d+))?\])?$/.exec(values.at(-1) ?? "")
        if (governor === null) continue
        const [, address = "", from, to] = governor
        const source = this.end(base, address, from === "0" ? undefined : from)
        const target = this.end(base, row.address, to === "0" ? undefined : to)
        if (source === undefined || target === undefined) {
          this.wrong(
            row.line,
            `There is nothing at ${source === undefined ? address : row.address} for this relation; it was left out.`,
          )
          continue
        }
        relations.push(relationOf(layer, values, source.key, target.key, relations.length + 1))
      }
    }
    return relations
  }

  /** What a relation leads to. Tokens are annotations only where relations say so. */
  private end(base: string, address: string, number: string | undefined): Building | undefined {
    const found = this.find(base, number === undefined ? address : `${address}[${number}]`)
    if (found !== undefined || shortName(base) !== "Token") return found
    const row = this.rows.get(address)
    if (row === undefined) return undefined
    const layer: Layer = { type: base, category: "span", features: [], column: -1 }
    const building = this.begin(layer, row, [])
    this.byAddress.set(`${base} ${address} #0`, building)
    return building
  }

  private chains(layer: Layer): ReadRelation[] {
    const links = new Map<string, Building>()
    const order = new Map<string, { link: number; building: Building; label: string }[]>()
    for (const row of this.table.rows) {
      for (const [label = "", type = ""] of stackOf(row, layer)) {
        const match = /^(.*)->(\d+)-(\d+)$/s.exec(label)
        if (match === null) continue
        const [, name = "", chain = "", link = ""] = match
        const key = `${chain}-${link}`
        const known = links.get(key)
        if (known !== undefined) {
          known.spans.push({ start: row.start, end: row.end })
          continue
        }
        const building = this.begin({ ...layer, features: layer.features.slice(1) }, row, [type])
        links.set(key, building)
        order.set(chain, [
          ...(order.get(chain) ?? []),
          { link: Number(link), building, label: plain(name) ?? shortName(layer.type) },
        ])
      }
    }
    return [...order.values()].flatMap((chain) => {
      // A link without words is none.
      const sorted = chain
        .filter(({ building }) => building.spans.some(({ start, end }) => start < end))
        .sort((one, other) => one.link - other.link)
      return sorted.slice(1).map(({ building }, place): ReadRelation => {
        const from = sorted[place]
        return {
          key: `${shortName(layer.type)}.${from?.building.key}`,
          label: from?.label ?? shortName(layer.type),
          from: from?.building.key ?? "",
          to: building.key,
        }
      })
    })
  }

  private annotation({ key, layer, spans, values, line, attributes }: Building): ReadAnnotation | undefined {
    const telling = labelFeature(layer.type, layer.features)
    const label = telling === undefined ? undefined : values.get(telling)
    for (const [feature, value] of values) {
      const slot =
        feature.startsWith("ROLE_") ||
        layer.features[layer.features.indexOf(feature) - 1]?.startsWith("ROLE_") === true
      if (!slot && !own.has(feature) && !(feature === telling && value === label))
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

  private find(type: string, address: string): Building | undefined {
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

  private wrong(line: number, message: string): void {
    this.problems.push({ file: this.file, line, message })
  }
}

/** An annotation while lines are gone through. */
interface Building {
  readonly key: string
  readonly layer: Layer
  readonly spans: { start: number; end: number }[]
  /** By feature: what its first line says. */
  readonly values: Map<string, string>
  readonly line: number
  readonly attributes: AttributeCollector
}

/** Features that are no attributes. */
const own: ReadonlySet<string> = new Set(["note", "postil"])

function relationOf(
  layer: Layer,
  values: readonly string[],
  from: string,
  to: string,
  number: number,
): ReadRelation {
  const features = layer.features.slice(0, -1)
  const said = new Map(features.map((feature, at) => [feature, plain(values[at] ?? "*")]))
  const mine = layer.type === LINK
  const type = mine ? said.get("type") : (said.get("type") ?? said.get("value") ?? said.get("DependencyType"))
  const attributes = new AttributeCollector()
  for (const [feature, value] of said)
    if (value !== undefined && value !== type && !(mine && own.has(feature)) && feature !== "")
      attributes.add(feature, value)
  return {
    key: `${shortName(layer.type)}.${number}`,
    label: type ?? shortName(layer.type),
    from,
    to,
    attributes: attributes.all(),
    note: mine ? said.get("note") : undefined,
    record: mine ? relationRecordFrom(said.get("postil") ?? "") : undefined,
  }
}
