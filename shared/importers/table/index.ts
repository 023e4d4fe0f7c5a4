// Many articles in one file: JSON Lines, and tables (CSV, TSV) whose columns are text and metadata. The column of
// the text is recognised by its name, else it is the one with the longest values; the analyst may choose another.

import { fail, ok, type Result } from "../../domain/result.ts"
import { dayIn } from "../dates.ts"
import { decode } from "../decode.ts"
import { checkLines, draftOf } from "../draft.ts"
import { endingOf, safeName } from "../file-name.ts"
import { addressOf } from "../html/map.ts"
import { languageOf } from "../html/metadata.ts"
import type { ArticleDraft, Importer, Remark } from "../importer.ts"
import { MOST_ARTICLES } from "../limits.ts"
import { notText } from "../refusals.ts"
import { documentFromText } from "../text/layout.ts"
import { chooseColumns } from "./columns.ts"
import { type RecordLine, readLines, readTable } from "./records.ts"

export const table: Importer = {
  name: "table",
  endings: ["jsonl", "ndjson", "csv", "tsv"],
  async read(input, tools) {
    const decoded = decode(input.bytes, tools, { chosen: input.choices?.encoding })
    if (decoded === undefined) return notText(input.name)
    // Lines are counted in the text as it is in the file, so that each article keeps its own bytes.
    const text = new TextDecoder(decoded.encoding).decode(input.bytes)
    const isTable = /^[ct]sv$/.test(endingOf(input.name))
    const read = isTable ? readTable(text, tools) : ok(readLines(text))
    if (!read.ok) return read
    const { records, remarks } = read.value
    const name = safeName(input.name)
    if (records.length > MOST_ARTICLES) {
      return fail(
        "too-large",
        `“${name}” holds ${records.length} articles; Postil reads up to ${MOST_ARTICLES} at once. Split it, and import the parts.`,
        name,
      )
    }
    const columns = chooseColumns(records, input.choices?.textColumn)
    if (columns === undefined) {
      return fail("no-text", `No column of “${name}” holds text. The first line must name the columns.`, name)
    }
    const drafts: ArticleDraft[] = []
    let refused: Result<never> | undefined
    const problems: Remark[] = [...decoded.remarks, ...remarks]
    const ends = byteCounter(text, decoded.encoding, decoded.byteOrderMark ? 3 : 0)
    for (const record of records) {
      const draft = draftOfRecord(record)
      if (draft.ok) drafts.push(draft.value)
      else {
        const { code, message } = draft.error
        const empty = code === "empty-file"
        if (!empty) refused ??= draft
        problems.push({
          code,
          message: empty ? "There is no text in this line." : message,
          line: record.line,
        })
      }
      if (drafts.length % 100 === 0) tools.progress()
    }
    const [first, ...others] = drafts
    if (first === undefined && refused !== undefined) return refused
    if (first === undefined)
      return fail("no-text", `No line of “${name}” holds text in the column “${columns.text}”.`, name)
    return ok([{ ...first, remarks: [...problems, ...first.remarks] }, ...others])

    function draftOfRecord(record: RecordLine): Result<ArticleDraft> {
      const value = (column: string | undefined) =>
        column === undefined ? undefined : record.fields.get(column)
      const story = value(columns?.text)?.replace(/\r\n?/g, "\n").replaceAll("\0", "").trim() ?? ""
      const lines = checkLines(story, name)
      if (!lines.ok) return lines
      const part =
        ends === undefined
          ? { start: 0, end: input.bytes.length }
          : { start: ends(record.start), end: ends(record.end) }
      const made = draftOf(
        { ...input, bytes: input.bytes.subarray(part.start, part.end) },
        {
          document: story === "" ? undefined : documentFromText(story),
          mediaType: isTable ? "text/csv" : "application/x-ndjson",
          encoding: decoded,
          metadata: {
            title: value(columns?.title) ?? story.slice(0, 80),
            author: value(columns?.author),
            publisher: value(columns?.publisher),
            url: addressOf(value(columns?.url), undefined),
            publishedOn: dayIn(value(columns?.publishedOn)),
            language: languageOf(value(columns?.language)),
          },
        },
      )
      if (!made.ok) return made
      return ok({ ...made.value, part, columns: columns?.all, textColumn: columns?.text })
    }
  },
}

/** Where UTF-16 offsets that only grow lie in the bytes; undefined for encodings in which that cannot be said. */
function byteCounter(text: string, encoding: string, mark: number): ((offset: number) => number) | undefined {
  if (encoding !== "utf-8") return undefined
  let at = 0
  let bytes = mark
  const encoder = new TextEncoder()
  return (offset) => {
    bytes += encoder.encode(text.slice(at, offset)).length
    at = offset
    return bytes
  }
}
