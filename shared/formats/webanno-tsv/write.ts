// Writes articles as WebAnno TSV 3.3. All kinds are one layer, `Mark`, with the kind as a feature, because relations and
// slots lead from one layer to another, and Postil's lead between any kinds. What begins or ends inside a token is on
// lines of its own.

import { type Annotation, byPosition } from "../../domain/annotation.ts"
import type { Article } from "../../domain/article.ts"
import type { Project } from "../../domain/project.ts"
import type { FormatWriter } from "../format.ts"
import { articleLine, projectFile } from "../support/companions.ts"
import { FileStems } from "../support/file-name.ts"
import { LossTally } from "../support/losses.ts"
import { codebookNames } from "../support/names.ts"
import { placedRecordOf } from "../support/placed-record.ts"
import { FieldSpeaker, relationRecordOf, type SpokenField } from "../support/record.ts"
import { countStandoffLosses } from "../support/standoff-losses.ts"
import { sentencesOf } from "../support/tokens.ts"
import { uimaName } from "../support/uima-names.ts"
import { escapeText, escapeValue } from "./escape.ts"
import { type Unit, UnitTable } from "./units.ts"

export const MARK = "webanno.custom.Mark"
export const LINK = "webanno.custom.MarkRelation"

export function tsvWriter(project: Project): FormatWriter {
  const stems = new FileStems()
  const losses = new LossTally()
  const speaker = new FieldSpeaker(project)
  const names = codebookNames(project.codebook, uimaName)
  const fields = [
    ...new Set(project.codebook.kinds.flatMap((kind) => kind.fields.map(({ name }) => names.field(name)))),
  ]
    .filter((name) => !["kind", "note", "postil"].includes(name))
    .sort()
  // Beside the fields: kind, note, record, and the slots with what is in them.
  const markColumns = fields.length + 5
  const empty = `${columns(undefined, markColumns + LINK_COLUMNS)}\t\n`
  const layout: Layout = { names, fields, markColumns, empty, speaker, losses }
  return {
    *article(article) {
      const name = `${stems.next(article.metadata.title)}.tsv`
      countStandoffLosses(losses, article)
      yield { name, content: new ArticleTable(article, layout).all() }
      yield articleLine(name, article)
    },
    *end() {
      yield projectFile(project)
    },
    losses: () => losses.list(),
  }
}

interface Layout {
  readonly names: ReturnType<typeof codebookNames>
  /** Names of the features for fields. */
  readonly fields: readonly string[]
  readonly markColumns: number
  /** All columns of a line that nothing is on, up to its end. */
  readonly empty: string
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

class ArticleTable {
  private readonly placed = new Map<string, Placed>()
  /** By unit: the cells of what is on it, one list for each annotation or relation. */
  private readonly marks = new Map<Unit, string[][]>()
  private readonly links = new Map<Unit, string[][]>()

  constructor(
    private readonly article: Article,
    private readonly layout: Layout,
  ) {}

  all(): string {
    const { article, layout } = this
    const sentences = sentencesOf(article.text)
    const table = new UnitTable(sentences)
    const annotations = [...article.annotations.values()].sort(byPosition)
    for (const annotation of annotations) {
      const units = table.unitsOf(annotation)
      if (units.length === 0)
        layout.losses.add("no-token", 1, "annotation", "White space and nothing else is marked by")
      else {
        const said = layout.speaker.say(annotation, article.text)
        this.placed.set(annotation.id, { annotation, units, number: this.placed.size + 1, said })
      }
      if (annotation.spans.length > 1)
        layout.losses.add("discontinuous", 1, "annotation", "To other tools, the words between the parts of")
    }
    for (const placed of this.placed.values()) this.mark(placed)
    this.relations()
    let lines = [...this.header()].map((line) => `${line}\n`).join("")
    for (const [place, sentence] of sentences.entries()) {
      lines += `\n#Text=${escapeText(article.text.slice(sentence.start, sentence.end))}\n`
      for (const unit of table.inSentence(place)) lines += this.line(unit)
    }
    return lines
  }

  private *header(): Generator<string> {
    const { fields } = this.layout
    yield "#FORMAT=WebAnno TSV 3.3"
    const features = ["kind", ...fields, "note", "postil", `ROLE_${MARK}:links_${MARK}Link`, MARK]
    yield `#T_SP=${MARK}|${features.join("|")}`
    yield `#T_RL=${LINK}|type|note|postil|BT_${MARK}`
    yield ""
  }

  private mark({ annotation, units, number, said }: Placed): void {
    const { layout } = this
    const [first] = units
    const last = units.at(-1)
    if (first === undefined || last === undefined) return
    const words = new Map(said.map((field) => [layout.names.field(field.name), field.words]))
    const links = said.flatMap(({ name, links }) =>
      links.flatMap((link) => {
        const target = this.placed.get(link)
        return target === undefined ? [] : [{ role: escapeValue(layout.names.field(name)), target }]
      }),
    )
    const id = `[${number}]`
    const empty = `*${id}`
    const whole = { start: first.start, end: last.end }
    const features = [
      layout.names.kind(annotation.kind),
      ...layout.fields.map((name) => words.get(name)),
      annotation.note,
      placedRecordOf(annotation, whole),
    ]
    const values = features.map((value) => (value === undefined ? empty : cell(value) + id))
    const roles = links.length === 0 ? "_" : links.map(({ role }) => role).join(";")
    const targets = links.length === 0 ? "*" : links.map(({ target }) => addressOf(target)).join(";")
    for (const unit of units) {
      // Slots are said once, on the first line.
      const slots = unit === first ? [roles + id, targets] : [`_${id}`, "*"]
      add(this.marks, unit, [...values, ...slots])
    }
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
      add(this.links, unit, [...features.map(cell), `${source.address}[${from.number}_${to.number}]`])
    }
  }

  private line(unit: Unit): string {
    const { article, layout } = this
    const text = escapeText(article.text.slice(unit.start, unit.end))
    const [marks, links] = [this.marks.get(unit), this.links.get(unit)]
    const place = `${unit.address}\t${unit.start}-${unit.end}\t${text}`
    // Most lines have nothing on them.
    if (marks === undefined && links === undefined) return place + layout.empty
    return `${place}${columns(marks, layout.markColumns)}${columns(links, LINK_COLUMNS)}\t\n`
  }
}

function addressOf({ units, number }: Placed): string {
  return `${units[0]?.address ?? ""}[${number}]`
}

function cell(value: string | undefined): string {
  return value === undefined || value === "" ? "*" : escapeValue(value)
}

function add(cells: Map<Unit, string[][]>, unit: Unit, values: string[]): void {
  const stack = cells.get(unit)
  if (stack === undefined) cells.set(unit, [values])
  else stack.push(values)
}

/** What is stacked on a line, by columns with a tab before each. */
function columns(stack: readonly (readonly string[])[] | undefined, count: number): string {
  if (stack === undefined) return EMPTY.repeat(count)
  const [only] = stack
  let line = ""
  for (let column = 0; column < count; column++) {
    const value = stack.length === 1 ? only?.[column] : undefined
    line += `\t${value ?? stack.map((values) => values[column] ?? "_").join("|")}`
  }
  return line
}

const EMPTY = "\t_"
/** Type, note, record and where the relation comes from. */
const LINK_COLUMNS = 4
