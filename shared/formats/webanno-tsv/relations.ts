// Relations of a table: each lies on the line that it leads to, and names the one that it comes from.

import type { ReadRelation } from "../read.ts"
import { AttributeCollector } from "../support/attributes.ts"
import { relationRecordFrom } from "../support/record.ts"
import { shortName } from "../support/uima-names.ts"
import { LINK } from "./article-table.ts"
import { plain, stackOf } from "./cells.ts"
import { type Mark, type Marks, OWN } from "./marks.ts"
import type { Layer, Row } from "./parse.ts"

/** The relations of a layer; what leads nowhere is told and left out. */
export function relationsOf(
  layer: Layer,
  rows: readonly Row[],
  marks: Marks,
  wrong: (line: number, message: string) => void,
): ReadRelation[] {
  const base = (layer.features.at(-1) ?? "").replace(/^BT_/, "")
  const relations: ReadRelation[] = []
  for (const row of rows) {
    for (const values of stackOf(row, layer)) {
      const governor = /^([\d.-]+)(?:\[(\d+)(?:_(\d+))?\])?$/.exec(values.at(-1) ?? "")
      if (governor === null) continue
      const [, address = "", from, to] = governor
      const source = endOf(base, address, from === "0" ? undefined : from, marks)
      const target = endOf(base, row.address, to === "0" ? undefined : to, marks)
      if (source === undefined || target === undefined) {
        wrong(
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

/** What a relation leads to. */
function endOf(base: string, address: string, number: string | undefined, marks: Marks): Mark | undefined {
  const found = marks.find(base, number === undefined ? address : `${address}[${number}]`)
  return found ?? (shortName(base) === "Token" ? marks.token(base, address) : undefined)
}

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
    if (value !== undefined && value !== type && !(mine && OWN.has(feature)) && feature !== "")
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
