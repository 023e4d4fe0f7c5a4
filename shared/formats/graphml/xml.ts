// GraphML's elements (graphml.graphdrawing.org, 1.0), with the attributes that Gephi, yEd and networkx show.

import { attributes, escaped } from "../support/xml.ts"

/** What nodes and edges are described by. `label` is what tools draw. */
const keys = {
  node: [
    "label",
    "type",
    "article",
    "articleTitle",
    "published",
    "date",
    "details",
    "note",
    "tags",
    "confidence",
    "progress",
    "inferred",
    "aliases",
    "identifiers",
  ],
  edge: ["label", "type", "role", "article", "inferred", "note"],
} as const

export type NodeData = { readonly [name in (typeof keys.node)[number]]?: string | undefined }
export type EdgeData = { readonly [name in (typeof keys.edge)[number]]?: string | undefined }

const declarations = (["node", "edge"] as const).flatMap((domain) =>
  keys[domain].map(
    (name) =>
      `<key${attributes({ id: `${domain}.${name}`, for: domain, "attr.name": name, "attr.type": "string" })}/>\n`,
  ),
)

export const header = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
${declarations.join("")}<graph id="postil" edgedefault="directed">
`

export function nodeXml(id: string, data: NodeData): string {
  return `<node${attributes({ id })}>${dataXml("node", data)}</node>\n`
}

export function edgeXml(id: string, source: string, target: string, data: EdgeData): string {
  return `<edge${attributes({ id, source, target })}>${dataXml("edge", data)}</edge>\n`
}

function dataXml<D extends keyof typeof keys>(domain: D, data: NodeData & EdgeData): string {
  return keys[domain]
    .map((name) => {
      const value = data[name]
      return value === undefined || value === ""
        ? ""
        : `<data${attributes({ key: `${domain}.${name}` })}>${escaped(value)}</data>`
    })
    .join("")
}
