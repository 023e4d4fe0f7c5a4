// One workbook with a sheet for each table: Office Open XML (ECMA-376, part 1: SpreadsheetML), only as much of it as
// text and numbers need. Text is always text here, so that nothing is run as a formula, and marked as quoted where a
// later edit would make it one. Each sheet is compressed as its rows come: many articles never lie in memory.

import { Zip, ZipDeflate } from "fflate"
import { RowFingerprints } from "../evidence/fingerprints.ts"
import type { Format, WrittenFile } from "../format.ts"
import { startsFormula } from "../support/formula.ts"
import { type Cell, heldByTables, type Sheet, Tables } from "../support/tables.ts"
import { Tally } from "../support/tally.ts"
import { escaped, unwritable, writable } from "../support/xml.ts"
import {
  columnName,
  columnsXml,
  contentTypes,
  relationships,
  rootRelationships,
  sheetNames,
  styles,
  workbook,
} from "./parts.ts"

/** What a cell and a sheet hold at most: ECMA-376 leaves it open, these are Excel's limits. */
const LONGEST_CELL = 32_767
const MOST_ROWS = 1_048_576

export const xlsx: Format = {
  name: "xlsx",
  title: "Workbook (Excel)",
  readers: "Excel, LibreOffice, Numbers: the same tables as sheets of one file",
  writer(project) {
    const tables = new Tables(project)
    const tally = new Tally(project, heldByTables)
    const name = "postil.xlsx"
    let ready: WrittenFile[] = []
    const zip = new Zip((error, content) => {
      if (error !== null) throw error
      ready.push({ name, content })
    })
    const entry = (path: string): ZipDeflate => {
      const file = new ZipDeflate(path, { level: 6 })
      // The clock stays out of the file: the earliest moment that archives know.
      file.mtime = new Date(1980, 0, 1)
      zip.add(file)
      return file
    }
    const whole = (path: string, content: string) => entry(path).push(encoder.encode(content), true)
    const taken = () => {
      const files = ready
      ready = []
      return files
    }
    const sheets = new Map<Sheet, SheetWriter>()
    const begin = (sheet: Sheet) => {
      const file = entry(`xl/worksheets/sheet${sheets.size + 1}.xml`)
      const writer = new SheetWriter(sheet, (text, last) => file.push(encoder.encode(text), last))
      sheets.set(sheet, writer)
      return writer
    }
    // Programs tell what an archive is by its first entry.
    whole("[Content_Types].xml", contentTypes)
    whole("_rels/.rels", rootRelationships)
    whole("xl/styles.xml", styles)
    // What is of no known kind has a sheet only where there is any.
    for (const sheet of tables.sheets) if (sheet !== tables.others) begin(sheet)
    const write = (sheet: Sheet, cells: readonly Cell[]) => {
      const { cut, replaced, dropped } = (sheets.get(sheet) ?? begin(sheet)).row(cells)
      tally.add("long-cells", cut, "cell", `What is beyond ${LONGEST_CELL} characters in`)
      tally.add("characters", replaced, "character", "Invisible characters that XML cannot hold:")
      tally.add("rows", dropped, "row", `What is beyond the ${MOST_ROWS} rows that a sheet holds:`)
    }
    return {
      article(article) {
        tally.article(article)
        for (const { sheet, cells } of tables.rowsOf(article)) write(sheet, cells)
        return taken()
      },
      end() {
        for (const { sheet, cells } of tables.ownRows()) write(sheet, cells)
        for (const sheet of sheets.values()) sheet.end()
        whole("xl/workbook.xml", workbook(namesOf(sheets)))
        whole("xl/_rels/workbook.xml.rels", relationships(sheets.size))
        tally.add(
          "date-details",
          tables.dateDetails,
          "date",
          "Where in the text, or against which day, was read",
        )
        zip.end()
        return taken()
      },
      *rows() {
        const names = namesOf(sheets)
        for (const [index, { fingerprints }] of [...sheets.values()].entries())
          yield { file: name, sheet: names[index], fingerprints }
      },
      losses: () => tally.list(),
    }
  },
}

function namesOf(sheets: ReadonlyMap<Sheet, SheetWriter>): string[] {
  return sheetNames([...sheets.keys()].map(({ title }) => title))
}

const encoder = new TextEncoder()

const nothing = { cut: 0, replaced: 0, dropped: 0 }

/** Rows are handed on in pieces of this many characters. */
const PIECE = 1 << 16

class SheetWriter {
  readonly fingerprints = new RowFingerprints()
  private rows = 1
  private text: string

  constructor(
    sheet: Sheet,
    private readonly push: (text: string, last: boolean) => void,
  ) {
    this.fingerprints.add(sheet.columns)
    this.text = `${columnsXml(sheet.columns)}<sheetData>\n${rowXml(1, sheet.columns, 1)}`
  }

  /** Adds a row. @returns how many cells were cut, characters replaced and rows dropped. */
  row(cells: readonly Cell[]): typeof nothing {
    if (this.rows === MOST_ROWS) return { ...nothing, dropped: 1 }
    let cut = 0
    let replaced = 0
    const fitted = cells.map((cell) => {
      if (typeof cell === "number") return cell
      replaced += unwritable(cell)
      if (cell.length <= LONGEST_CELL) return writable(cell)
      cut++
      return writable(cell.slice(0, LONGEST_CELL))
    })
    this.fingerprints.add(fitted)
    this.text += rowXml(++this.rows, fitted)
    if (this.text.length > PIECE) {
      this.push(this.text, false)
      this.text = ""
    }
    return { cut, replaced, dropped: 0 }
  }

  end(): void {
    this.push(`${this.text}</sheetData></worksheet>`, true)
  }
}

/** One row a line. Styles: 1 for headings, 2 for text that would be a formula if typed. */
function rowXml(number: number, cells: readonly Cell[], style?: number): string {
  const written = cells.map((cell, index) => {
    const place = `r="${columnName(index)}${number}"`
    if (typeof cell === "number") return `<c ${place}><v>${cell}</v></c>`
    if (cell === "") return ""
    const look = style ?? (startsFormula(cell) ? 2 : undefined)
    const text = escaped(cell).replace(ESCAPE_LIKE, "_x005F_$1")
    return `<c ${place} t="inlineStr"${look === undefined ? "" : ` s="${look}"`}><is><t xml:space="preserve">${text}</t></is></c>`
  })
  return `<row r="${number}">${written.join("")}</row>\n`
}

/** What SpreadsheetML would read as an escaped character (ST_Xstring, section 22.9.2.19). */
const ESCAPE_LIKE = /_(x[0-9A-Fa-f]{4}_)/g
