// Comma-separated tables for spreadsheets, R and pandas: RFC 4180 with a byte order mark, without which Excel takes
// UTF-8 for something else. Cells that a spreadsheet would run as a formula get an apostrophe first.

import type { Format, WrittenFile } from "../format.ts"
import { startsFormula } from "../support/formula.ts"
import { type Cell, heldByTables, type Sheet, Tables } from "../support/tables.ts"
import { Tally } from "../support/tally.ts"

export const csv: Format = {
  name: "csv",
  title: "Tables (CSV)",
  readers: "Excel, LibreOffice, R, pandas: one table per kind, and for relations, registry and articles",
  writer(project) {
    const tables = new Tables(project)
    const tally = new Tally(project, heldByTables)
    const begun = new Set<Sheet>()
    let neutralised = 0
    const line = (cells: readonly Cell[]) =>
      `${cells
        .map((cell) => {
          if (typeof cell === "number") return String(cell)
          if (!startsFormula(cell)) return quoted(cell)
          neutralised++
          return quoted(`'${cell}`)
        })
        .join(",")}\r\n`
    const begin = (sheet: Sheet) => {
      if (begun.has(sheet)) return ""
      begun.add(sheet)
      return `\ufeff${line(sheet.columns)}`
    }
    return {
      *article(article): Generator<WrittenFile> {
        tally.article(article)
        const pieces = new Map<Sheet, string>()
        for (const { sheet, cells } of tables.rowsOf(article)) {
          pieces.set(sheet, `${pieces.get(sheet) ?? begin(sheet)}${line(cells)}`)
        }
        for (const [sheet, content] of pieces) yield { name: `${sheet.stem}.csv`, content }
      },
      *end(): Generator<WrittenFile> {
        for (const sheet of tables.sheets) {
          const content = begin(sheet)
          // Of annotations that no kind of the codebook describes, a table is there only when it has rows.
          if (content !== "" && sheet !== tables.others) yield { name: `${sheet.stem}.csv`, content }
        }
        for (const { sheet, cells } of tables.ownRows()) {
          yield { name: `${sheet.stem}.csv`, content: line(cells) }
        }
        tally.add(
          "date-details",
          tables.dateDetails,
          "date",
          "Where in the text, or against which day, was read",
        )
        tally.add(
          "formulas",
          neutralised,
          "cell",
          "What a spreadsheet would run as a formula, by an apostrophe in",
        )
      },
      losses: () => tally.list(),
    }
  },
}

function quoted(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
