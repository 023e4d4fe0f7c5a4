// Chains of a table, as annotations and a relation from each link to the next.

import type { ReadRelation } from "../read.ts"
import { shortName } from "../support/uima-names.ts"
import { plain, stackOf } from "./cells.ts"
import type { Mark, Marks } from "./marks.ts"
import type { Layer, Row } from "./parse.ts"

export function chainsOf(layer: Layer, rows: readonly Row[], marks: Marks): ReadRelation[] {
  const links = new Map<string, Mark>()
  const order = new Map<string, { link: number; mark: Mark; label: string }[]>()
  for (const row of rows) {
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
      const mark = marks.begin({ ...layer, features: layer.features.slice(1) }, row, [type])
      links.set(key, mark)
      order.set(chain, [
        ...(order.get(chain) ?? []),
        { link: Number(link), mark, label: plain(name) ?? shortName(layer.type) },
      ])
    }
  }
  return [...order.values()].flatMap((chain) => {
    // A link without words is none.
    const sorted = chain
      .filter(({ mark }) => mark.spans.some(({ start, end }) => start < end))
      .sort((one, other) => one.link - other.link)
    return sorted.slice(1).map(({ mark }, place): ReadRelation => {
      const from = sorted[place]
      return {
        key: `${shortName(layer.type)}.${from?.mark.key}`,
        label: from?.label ?? shortName(layer.type),
        from: from?.mark.key ?? "",
        to: mark.key,
      }
    })
  })
}
