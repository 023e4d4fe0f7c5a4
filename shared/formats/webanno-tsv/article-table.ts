// An article as a table, one line for each token and part of a token. All kinds are one layer, `Mark`, with the kind as a
// feature, because relations and slots lead from one layer to another, and Postil's lead between any kinds. What begins
// or ends inside a token is on lines of its own.

import { type Annotation, byPosition } from "../../domain/annotation.ts"
import type { Article } from "../../domain/article.ts"
import type { LossTally } from "../support/losses.ts"
import type { CodebookNames } from "../support/names.ts"
import { Numbered } from "../support/numbered.ts"
import { placedRecordOf } from "../support/placed-record.ts"
import { type FieldSpeaker, relationRecordOf, type SpokenField } from "../support/record.ts"
import { tokensOf } from "../support/tokens.ts"
import { escapeText, escapeValue } from "./escape.ts"
import { type Unit, UnitTable } from "./units.ts"

export const MARK = "webanno.custom.Mark"
export const LINK = "webanno.custom.MarkRelation"

/** What the tables of a project share. */
export interface Layout {
  readonly names: CodebookNames
  readonly header: string
  /** The places of the features for fields among all features, by name. */
  readonly fields: ReadonlyMap<string, number>
  readonly speaker: FieldSpeaker
  readonly losses: LossTally
}

interface Placed {
  readonly annotation: Annotation
  /** The lines that it is on; at least one. */
  readonly units: readonly Unit[]
  /** Its number on these lines, from 1. */
  readonly number: number
  readonly said: readonly SpokenField[]
}

export class ArticleTable {
  private readonly placed = new Map<string, Placed>()

  constructor(
    private readonly article: Article,
    private readonly layout: Layout,
  ) {}

  all(): string {
    const { layout } = this
    const { text, annotations } = this.article
    const tokens = tokensOf(text)
    const table = new UnitTable(tokens)
    for (const annotation of [...annotations.values()].sort(byPosition)) this.place(annotation, table)
    for (const placed of this.placed.values()) this.mark(placed)
    this.relations()
    const empty = this.columns([], [])
    let lines = layout.header
    let number = 0
    for (const { start, end, first, after } of tokens.sentences) {
      const whole = text.slice(start, end)
      const shown = escapeText(whole)
      const sentence = `${++number}-`
      lines += `\n#Text=${shown}\n`
      for (let token = first; token < after; token++) {
        const units = table.unitsAt(token)
        if (units !== undefined) for (const unit of units) lines += this.line(unit)
        else {
          // Most tokens have nothing on them, and what needs escaping does so in the sentence.
          const from = tokens.starts[token] ?? 0
          const to = tokens.ends[token] ?? from
          const word = text.slice(from, to)
          const escaped = shown === whole ? word : escapeText(word)
          lines += sentence + PLACE.of(token - first + 1) + START.of(from) + END.of(to) + escaped + empty
        }
      }
    }
    return lines
  }

  private place(annotation: Annotation, table: UnitTable): void {
    const { article, layout, placed } = this
    if (annotation.spans.length > 1)
      layout.losses.add("discontinuous", 1, "annotation", "To other tools, the words between the parts of")
    const units = table.unitsOf(annotation)
    if (units.length === 0) {
      layout.losses.add("no-token", 1, "annotation", "White space and nothing else is marked by")
      return
    }
    const said = layout.speaker.say(annotation, article.text)
    placed.set(annotation.id, { annotation, units, number: placed.size + 1, said })
  }

  private mark({ annotation, units, number, said }: Placed): void {
    const { layout } = this
    const [first] = units
    const last = units.at(-1)
    if (first === undefined || last === undefined) return
    const id = `[${number}]`
    const links: { role: string; target: Placed }[] = []
    for (const { name, links: all } of said) {
      for (const link of all) {
        const target = this.placed.get(link)
        if (target !== undefined) links.push({ role: escapeValue(layout.names.field(name)), target })
      }
    }
    const record = placedRecordOf(annotation, { start: first.start, end: last.end })
    const kind = cell(layout.names.kind(annotation.kind))
    const features = `${kind}${id}${this.fieldCells(said, id)}\t${cell(annotation.note)}${id}\t${cell(record)}${id}`
    const roles = links.length === 0 ? "_" : links.map(({ role }) => role).join(";")
    const targets = links.length === 0 ? "*" : links.map(({ target }) => addressOf(target)).join(";")
    // Slots are said once, on the first line.
    first.marks = first.marks.concat(`${features}\t${roles}${id}\t${targets}`)
    if (units.length === 1) return
    const further = `${features}\t_${id}\t*`
    for (const unit of units) if (unit !== first) unit.marks = unit.marks.concat(further)
  }

  /** The cells of the fields' features, with a tab before each. */
  private fieldCells(said: readonly SpokenField[], id: string): string {
    const { names, fields } = this.layout
    const empty = `\t*${id}`
    const filled: (string | undefined)[] = []
    for (const { name, words } of said) {
      const place = fields.get(names.field(name))
      if (place !== undefined) filled[place] = `\t${cell(words)}${id}`
    }
    let cells = ""
    let before = 0
    for (let place = 1; place < filled.length; place++) {
      const one = filled[place]
      if (one === undefined) continue
      cells += empty.repeat(place - before - 1) + one
      before = place
    }
    return cells + empty.repeat(fields.size - before)
  }

  private relations(): void {
    const { article, layout } = this
    const relations = [...(article.relations?.values() ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))
    for (const relation of relations) {
      const from =
        relation.from.article === undefined ? this.placed.get(relation.from.annotation ?? "") : undefined
      const to = relation.to.article === undefined ? this.placed.get(relation.to.annotation ?? "") : undefined
      const [unit] = to?.units ?? []
      const [source] = from?.units ?? []
      if (from === undefined || to === undefined || unit === undefined || source === undefined) {
        layout.losses.add(
          "relations-beyond",
          1,
          "relation",
          "What leads to entities, other articles or nowhere:",
        )
        continue
      }
      const features = [layout.names.relation(relation.type), relation.note, relationRecordOf(relation)]
      const origin = `${source.address}[${from.number}_${to.number}]`
      unit.links = unit.links.concat([...features.map(cell), origin].join("\t"))
    }
  }

  private line(unit: Unit): string {
    const word = escapeText(this.article.text.slice(unit.start, unit.end))
    const columns = this.columns(unit.marks, unit.links)
    return `${unit.address}\t${unit.start}-${unit.end}\t${word}${columns}`
  }

  /** The columns of both layers, up to the end of the line. */
  private columns(marks: readonly string[], links: readonly string[]): string {
    const own = stacked(marks, this.layout.fields.size + MARK_COLUMNS)
    return own + (links.length === 0 ? NO_LINKS : stacked(links, LINK_COLUMNS)) + END_OF_LINE
  }
}

function addressOf({ units, number }: Placed): string {
  return `${units[0]?.address ?? ""}[${number}]`
}

function cell(value: string | undefined): string {
  return value === undefined || value === "" ? "*" : escapeValue(value)
}

/** What is stacked on a line, by columns with a tab before each. Tabs within cells are escaped. */
function stacked(stack: readonly string[], count: number): string {
  const [only] = stack
  if (only === undefined) return nothing(count)
  if (stack.length === 1) return `\t${only}`
  const rows = stack.map((cells) => cells.split("\t"))
  const columns = Array.from({ length: count }, (_, column) =>
    rows.map((cells) => cells[column] ?? "_").join("|"),
  )
  return `\t${columns.join("\t")}`
}

function nothing(count: number): string {
  return "\t_".repeat(count)
}

const PLACE = new Numbered("", "\t")
const START = new Numbered("", "-")
const END = new Numbered("", "\t")
/** Beside the fields: kind, note, record, and the slots with what is in them. */
const MARK_COLUMNS = 5
/** Type, note, record and where the relation comes from. */
const LINK_COLUMNS = 4
const NO_LINKS = nothing(LINK_COLUMNS)
const END_OF_LINE = "\t\n"
