// Reads WebAnno TSV 1 to 3.3. Spans of several tokens are those that share a number in a column; relations and slots
// lead to lines of the table; chains become relations from each link to the next.

import type {
  InputFile,
  OffsetUnit,
  ReadAnnotation,
  ReadArticle,
  ReadCorpus,
  ReadingProgress,
  ReadProblem,
  ReadRelation,
} from "../read.ts"
import { AttributeCollector } from "../support/attributes.ts"
import { decodeFile, headOf } from "../support/bytes.ts"
import { isCompanion, readCompanions } from "../support/companions.ts"
import { mostCommon } from "../support/guess-unit.ts"
import { withOwnNames } from "../support/own-names.ts"
import { placedRecordFrom } from "../support/placed-record.ts"
import { relationRecordFrom } from "../support/record.ts"
import { labelFeature, shortName, uimaName } from "../support/uima-names.ts"
import { split, unescaped } from "./escape.ts"
import { type Layer, type ParsedTable, parseTable, type Row } from "./parse.ts"
import { isOldTable, parseOldTable } from "./parse-old.ts"
import { LINK, MARK } from "./write.ts"

export function claimTsv(files: readonly InputFile[]): InputFile[] {
  const tables = files.filter(
    (file) => /^\ufeff?#FORMAT=WebAnno TSV 3/.test(headOf(file, 64)) || isOldTable(headOf(file)),
  )
  const folders = new Set(tables.map(({ name }) => folderOf(name)))
  const ours = new Set(tables)
  return files.filter((file) => ours.has(file) || (folders.has(folderOf(file.name)) && isCompanion(file)))
}

function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf("/") + 1)
}

export function readTsv(files: readonly InputFile[], progress?: ReadingProgress): ReadCorpus {
  const companions = readCompanions(files)
  const articles: ReadArticle[] = []
  const problems: ReadProblem[] = []
  const units: OffsetUnit[] = []
  for (const file of files) {
    if (isCompanion(file)) continue
    progress?.(file.name)
    const decoded = decodeFile(file)
    const parse = isOldTable(decoded.text) ? parseOldTable : parseTable
    const table = parse(file.name, decoded.text)
    units.push(table.unit)
    const reader = new TableReader(file.name, table)
    const { annotations, relations } = reader.all()
    problems.push(...decoded.problems, ...table.problems, ...reader.problems)
    const known = companions.article(file.name)
    const { text } = table
    articles.push({
      file: file.name,
      key: file.name,
      text,
      metadata: known?.metadata ?? {},
      id: known?.id,
      source: file,
      annotations,
      relations,
    })
  }
  const { codebook, entities } = companions
  return withOwnNames({ articles, problems, offsetUnit: mostCommon(units), codebook, entities }, uimaName)
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

class TableReader {
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

/** What is stacked in a row's cells of a layer: for each, its values by column; what is nothing at all left out. */
function stackOf({ cells }: Row, { column, features }: Layer): string[][] {
  if (cells.length <= column) return []
  const width = Math.max(1, features.length)
  const own = cells.slice(column, column + width)
  if (own.every((one) => one === "_" || one === "")) return []
  const stacks = own.map((one) => split(one, "|"))
  const height = Math.max(...stacks.map(({ length }) => length))
  return Array.from({ length: height }, (_, place) => stacks.map((stack) => stack[place] ?? "_")).filter(
    (values) => values.some((value) => value !== "_"),
  )
}

function numberOf(value: string): string | undefined {
  // Addresses end in the number of what they lead to.
  if (/^\d+-\d+(\.\d+)?\[/.test(value)) return undefined
  const at = numberAt(value)
  return at === undefined ? undefined : value.slice(at + 1, -1)
}

function withoutNumber(value: string): string {
  const at = numberAt(value)
  return at === undefined ? value : value.slice(0, at)
}

/** Where the number in brackets begins that ends a value, unless its bracket is escaped. */
function numberAt(value: string): number | undefined {
  const at = /\[\d+\]$/.exec(value)?.index
  if (at === undefined) return undefined
  const backslashes = /\\*$/.exec(value.slice(0, at))?.[0].length ?? 0
  return backslashes % 2 === 0 ? at : undefined
}

/** The value in a cell; undefined where it says that there is none. */
function plain(value: string): string | undefined {
  const bare = withoutNumber(value)
  return bare === "*" || bare === "_" || bare === "" ? undefined : unescaped(bare)
}
