// The rows of a comma-separated table (RFC 4180), however another program wrote it: with or without a byte order mark and
// needless quotes, with any line ends. Other separators than commas are another table.

export interface CsvRow {
  readonly cells: readonly string[]
  /** Where it begins in the file, from 1: a quoted cell may go over several lines. */
  readonly line: number
}

/** Goes through a table. What is damaged is read as far as it goes. */
export function* csvRows(text: string): Generator<CsvRow> {
  let at = text.startsWith("\ufeff") ? 1 : 0
  let line = 1
  while (at < text.length) {
    const cells: string[] = []
    const begun = line
    for (let isLast = false; !isLast; ) {
      const end = text.charAt(at) === '"' ? quoteEnd(text, at) : at
      CELL_END.lastIndex = end
      CELL_END.test(text)
      const stop = CELL_END.lastIndex
      const cell = text.slice(at, end).slice(1, -1).replaceAll('""', '"') + text.slice(end, stop)
      line += cell.includes("\n") ? cell.split("\n").length - 1 : 0
      cells.push(cell)
      isLast = text.charAt(stop) !== ","
      at = stop + 1
    }
    if (text.charAt(at - 1) === "\r" && text.charAt(at) === "\n") at++
    line++
    yield { cells, line: begun }
  }
}

const CELL_END = /[^,\r\n]*/y

/** Behind the quote that ends a quoted cell; the end of the text where none does. */
function quoteEnd(text: string, start: number): number {
  for (let at = start + 1; ; ) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return text.length
    if (text.charAt(quote + 1) !== '"') return quote + 1
    at = quote + 2
  }
}
