// Footnotes: smaller type at the foot of a column that begins with a number or sign. They are taken out of the text, lest
// they stand in the middle of a sentence that goes on on the next page, and come after the paragraph that ends there.

import type { Line } from "./lines.ts"

export interface WithNotes {
  readonly body: readonly Line[]
  /** The lines of each note. */
  readonly notes: readonly (readonly Line[])[]
}

/** @param size of the running text, in points */
export function takeNotes(lines: readonly Line[], size: number): WithNotes {
  const columns = new Map<string, Line[]>()
  for (const line of lines) {
    const key = `${line.column.left} ${line.column.right}`
    const column = columns.get(key)
    if (column === undefined) columns.set(key, [line])
    else column.push(line)
  }
  const notes: Line[][] = []
  for (const column of columns.values()) notes.push(...notesIn(column, size))
  const taken = new Set(notes.flat())
  // A page of notes alone, such as those at the end of a book, is text.
  if (taken.size === 0 || taken.size === lines.length) return { body: lines, notes: [] }
  return { body: lines.filter((line) => !taken.has(line)), notes }
}

/** A note's own text, with its number raised as in the text. */
export function withRaisedMark(text: string): string {
  const found = MARK.exec(text)
  if (found === null) return text
  const mark = (found[1] ?? "").replace(/\d/g, (digit) => RAISED[Number(digit)] ?? digit)
  return `${mark} ${text.slice(found[0].length)}`
}

function notesIn(column: readonly Line[], size: number): Line[][] {
  let start = column.length
  while (start > 0 && (column[start - 1]?.size ?? size) < 0.92 * size) start--
  const notes: Line[][] = []
  for (const line of column.slice(start)) {
    const last = notes.at(-1)
    const mark = markOf(line)
    const follows =
      last === undefined || mark === undefined || mark === (numberOf(last[0]) ?? 0) + 1 || mark === 0
    if (mark !== undefined && follows) notes.push([line])
    else last?.push(line)
  }
  return notes
}

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
const MARK = /^(\d{1,3}|[⁰¹²³⁴-⁹]{1,3}|[*†‡§]{1,3})[.)]?\s*(?=\S)/

/** The number that a line begins with; 0 for a sign; undefined where it begins with neither. */
function markOf(line: Line): number | undefined {
  const mark = MARK.exec(line.text)?.[1]
  if (mark === undefined) return undefined
  const digits = mark.replace(/[⁰¹²³⁴-⁹]/g, (raised) => String(RAISED.indexOf(raised)))
  return /^\d+$/.test(digits) ? Number(digits) : 0
}

function numberOf(line: Line | undefined): number | undefined {
  return line === undefined ? undefined : markOf(line)
}
