// The lines of WebAnno TSV 1 and 2, which have the same cells in other places: sentences, their tokens, and for each token a
// cell for each feature of each layer. As WebannoTsv1Reader and WebannoTsv2Reader of INCEpTION take them.

import type { ReadProblem } from "../read.ts"
import type { Layer } from "./parse.ts"

export interface OldLine {
  readonly line: number
  readonly address: string
  readonly form: string
  /** Of all layers, a cell for each feature. */
  readonly cells: readonly string[]
}

export interface OldSentence {
  readonly text: string
  readonly lines: readonly OldLine[]
}

/** What is no line of such a table is among the problems. */
export function oldLines(file: string, content: string) {
  const problems: ReadProblem[] = []
  const sentences: { text: string; readonly lines: OldLine[] }[] = []
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

function secondVersion(line: string): Omit<OldLine, "line"> | undefined {
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
function firstVersion(line: string, sentence: number): Omit<OldLine, "line"> | undefined {
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
