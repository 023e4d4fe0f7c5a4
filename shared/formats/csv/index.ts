// Comma-separated tables for spreadsheets, R and pandas: RFC 4180 with a byte order mark, without which Excel takes
// UTF-8 for something else. Cells that a spreadsheet would run as a formula get an apostrophe first.

import { RowFingerprints } from "../evidence/fingerprints.ts"
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
    const begun = new Map<Sheet, RowFingerprints>()
    let neutralised = 0
    const safe = (cell: Cell): Cell => {
      if (typeof cell === "number" || !startsFormula(cell)) return cell
      neutralised++
      return `'${cell}`
    }
    const line = (sheet: Sheet, cells: readonly Cell[]) => {
      const written = cells.map(safe)
      begun.get(sheet)?.add(written)
      return `${written.map(quoted).join(",")}\r\n`
    }
    const begin = (sheet: Sheet) => {
      if (begun.has(sheet)) return ""
      begun.set(sheet, new RowFingerprints())
      return `\ufeff${line(sheet, sheet.columns)}`
    }
    return {
      *article(article): Generator<WrittenFile> {
        tally.article(article)
        const pieces = new Map<Sheet, string>()
        for (const { sheet, cells } of tables.rowsOf(article)) {
          pieces.set(sheet, `${pieces.get(sheet) ?? begin(sheet)}${line(sheet, cells)}`)
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
          yield { name: `${sheet.stem}.csv`, content: line(sheet, cells) }
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
      *rows() {
        for (const [sheet, fingerprints] of begun) yield { file: `${sheet.stem}.csv`, fingerprints }
      },
      losses: () => tally.list(),
    }
  },
}

function quoted(text: Cell): Cell {
  if (typeof text === "number" || isBare(text)) return text
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Whether a text is short and has nothing but letters, digits and signs of ASCII that need no quotes, as most have. */
function isBare(text: string): boolean {
  if (text.length > SHORT) return false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const isInner = code === SPACE && at > 0 && at < text.length - 1
    if (!isInner && (code <= QUOTE || code > TILDE || code === COMMA || code === SEMICOLON)) return false
  }
  return true
}

const SHORT = 64
const [SPACE, QUOTE, COMMA, SEMICOLON, TILDE] = [0x20, 0x22, 0x2c, 0x3b, 0x7e]
