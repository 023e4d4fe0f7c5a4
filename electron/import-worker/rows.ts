// Rows of separated values, with where each lies in the text.

import Papa from "papaparse"
import { fail, ok, type Result } from "../../shared/domain/result.ts"
import { MOST_ARTICLES } from "../../shared/importers/limits.ts"
import type { Row } from "../../shared/importers/tools.ts"

export function readRows(text: string): Result<readonly Row[]> {
  const rows: Row[] = []
  let start = 0
  Papa.parse<string[]>(text, {
    skipEmptyLines: true,
    step: ({ data, meta }, parser) => {
      rows.push({ values: data, start, end: meta.cursor })
      start = meta.cursor
      if (rows.length > 2 * MOST_ARTICLES) parser.abort()
    },
  })
  if (rows.length > 2 * MOST_ARTICLES) return fail("too-large", `It has more than ${2 * MOST_ARTICLES} rows.`)
  return ok(rows)
}
