// An article as a table, one line for each token and part of a token. All kinds are one layer, `Mark`, with the kind as a
// feature, because relations and slots lead from one layer to another, and Postil's lead between any kinds. What begins
// or ends inside a token is on lines of its own.

import { type Annotation, byPosition } from "../../domain/annotation.ts"
import type { Article } from "../../domain/article.ts"
import type { LossTally } from "../support/losses.ts"
import type { CodebookNames } from "../support/names.ts"
import { placedRecordOf } from "../support/placed-record.ts"
import { type FieldSpeaker, relationRecordOf, type SpokenField } from "../support/record.ts"
import { sentencesOf } from "../support/tokens.ts"
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
  /** By unit: the cells of each annotation or relation that is on it. */
  private readonly marks = new Map<Unit, Cells[]>()
  private readonly links = new Map<Unit, Cells[]>()

  constructor(
    private readonly article: Article,
    private readonly layout: Layout,
  ) {}

  all(): string {
    const { layout } = this
    const { text, annotations } = this.article
    const sentences = sentencesOf(text)
    const table = new UnitTable(sentences)
    for (const annotation of [...annotations.values()].sort(byPosition)) this.place(annotation, table)
    for (const placed of this.placed.values()) this.mark(placed)
    this.relations()
    const empty = this.columns(undefined, undefined)
    let lines = layout.header
    for (const [number, { start, end, tokens }] of sentences.entries()) {
      const whole = text.slice(start, end)
      const shown = escapeText(whole)
      lines += `\n#Text=${shown}\n`
      for (const [place, token] of tokens.entries()) {
        const units = table.unitsAt(token)
        if (units !== undefined) for (const unit of units) lines += this.line(unit)
        else {
          // Most tokens have nothing on them, and what needs escaping does so in the sentence.
          const word = text.slice(token.start, token.end)
          const escaped = shown === whole ? word : escapeText(word)
          lines += `${number + 1}-${place + 1}\t${token.start}-${token.end}\t${escaped}${empty}`
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
    const links = said.flatMap(({ name, links }) =>
      links.flatMap((link) => {
        const target = this.placed.get(link)
        return target === undefined ? [] : [{ role: escapeValue(layout.names.field(name)), target }]
      }),
    )
    const features = [cell(layout.names.kind(annotation.kind)) + id, ...layout.fields.keys()]
    features.fill(`*${id}`, 1)
    for (const { name, words } of said) {
      const place = layout.fields.get(layout.names.field(name))
      if (place !== undefined) features[place] = cell(words) + id
    }
    const record = placedRecordOf(annotation, { start: first.start, end: last.end })
    features.push(cell(annotation.note) + id, cell(record) + id)
    const roles = links.length === 0 ? "_" : links.map(({ role }) => role).join(";")
    const targets = links.length === 0 ? "*" : links.map(({ target }) => addressOf(target)).join(";")
    const joined = features.join("\t")
    // Slots are said once, on the first line.
    add(this.marks, first, { features, slots: [roles + id, targets], joined })
    if (units.length === 1) return
    const further = { features, slots: [`_${id}`, "*"], joined }
    for (const unit of units) if (unit !== first) add(this.marks, unit, further)
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
      const cells = features.map(cell)
      const slots = [`${source.address}[${from.number}_${to.number}]`]
      add(this.links, unit, { features: cells, slots, joined: cells.join("\t") })
    }
  }

  private line(unit: Unit): string {
    const word = escapeText(this.article.text.slice(unit.start, unit.end))
    const columns = this.columns(this.marks.get(unit), this.links.get(unit))
    return `${unit.address}\t${unit.start}-${unit.end}\t${word}${columns}`
  }

  /** The columns of both layers, up to the end of the line. */
  private columns(marks: Stack | undefined, links: Stack | undefined): string {
    return `${stacked(marks, this.layout.fields.size + MARK_COLUMNS)}${stacked(links, LINK_COLUMNS)}\t\n`
  }
}

interface Cells {
  readonly features: readonly string[]
  /** What comes after them, and is not on every line the same. */
  readonly slots: readonly string[]
  /** The features with tabs between, as all lines have them on which nothing is stacked. */
  readonly joined: string
}

type Stack = readonly Cells[]

function addressOf({ units, number }: Placed): string {
  return `${units[0]?.address ?? ""}[${number}]`
}

function cell(value: string | undefined): string {
  return value === undefined || value === "" ? "*" : escapeValue(value)
}

function add(all: Map<Unit, Cells[]>, unit: Unit, cells: Cells): void {
  const stack = all.get(unit)
  if (stack === undefined) all.set(unit, [cells])
  else stack.push(cells)
}

/** What is stacked on a line, by columns with a tab before each. */
function stacked(stack: Stack | undefined, count: number): string {
  const [only] = stack ?? []
  if (stack === undefined || only === undefined) return "\t_".repeat(count)
  if (stack.length === 1) return `\t${only.joined}\t${only.slots.join("\t")}`
  const rows = stack.map(({ features, slots }) => [...features, ...slots])
  const columns = Array.from({ length: count }, (_, column) =>
    rows.map((values) => values[column] ?? "_").join("|"),
  )
  return `\t${columns.join("\t")}`
}

/** Beside the fields: kind, note, record, and the slots with what is in them. */
const MARK_COLUMNS = 5
/** Type, note, record and where the relation comes from. */
const LINK_COLUMNS = 4
