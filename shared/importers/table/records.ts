// The lines of a file of many articles as named fields, with where each line lies.

import { ok, type Result } from "../../domain/result.ts"
import type { Remark } from "../importer.ts"
import type { Tools } from "../tools.ts"

export interface RecordLine {
  readonly fields: ReadonlyMap<string, string>
  /** Counted from 1. */
  readonly line: number
  /** UTF-16 offsets into the text, half-open. */
  readonly start: number
  readonly end: number
}

export interface Records {
  readonly records: readonly RecordLine[]
  readonly remarks: readonly Remark[]
}

/** One JSON object a line (https://jsonlines.org). Lines that are none are remarked and left out. */
export function readLines(text: string): Records {
  const records: RecordLine[] = []
  const remarks: Remark[] = []
  let start = 0
  for (const [index, line] of text.split("\n").entries()) {
    const fields = line.trim() === "" ? undefined : fieldsOf(line)
    if (fields !== undefined) records.push({ fields, line: index + 1, start, end: start + line.length })
    else if (line.trim() !== "" && remarks.length < 20) {
      remarks.push({
        code: "no-object",
        message: "This line is no JSON object and was left out.",
        line: index + 1,
      })
    }
    start += line.length + 1
  }
  return { records, remarks }
}

function fieldsOf(line: string): ReadonlyMap<string, string> | undefined {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return undefined
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined
  const fields = Object.entries(value).flatMap(([name, field]) => {
    const said = Array.isArray(field) ? field.filter((item) => typeof item === "string").join(", ") : field
    return typeof said === "string" || typeof said === "number" ? [[name, String(said)] as const] : []
  })
  return new Map(fields)
}

/** A table whose first row names the columns. */
export function readTable(text: string, tools: Tools): Result<Records> {
  const rows = tools.rows(text)
  if (!rows.ok) return rows
  const [head, ...body] = rows.value
  let line = 1
  let counted = 0
  const records = body.map(({ values, start, end }) => {
    line += text.slice(counted, start).split("\n").length - 1
    counted = start
    const fields = new Map(head?.values.map((name, column) => [name.trim(), values[column] ?? ""]) ?? [])
    return { fields, line, start, end }
  })
  return ok({ records, remarks: [] })
}
