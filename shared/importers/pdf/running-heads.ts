// Running heads, feet and page numbers: lines at the edge of a page that come back on others. Taken out, because they
// would stand in the middle of sentences.

import type { PdfPage } from "../tools.ts"
import type { Line } from "./lines.ts"

/** The lines of each page without those that only say where one is. */
export function withoutRunningHeads(pages: readonly Line[][], sizes: readonly PdfPage[]): Line[][] {
  const times = new Map<string, number>()
  for (const [index, lines] of pages.entries()) {
    const keys = lines.filter((line) => atEdge(line, sizes[index])).map(({ text }) => keyOf(text))
    for (const key of new Set(keys)) times.set(key, (times.get(key) ?? 0) + 1)
  }
  // Heads may alternate between left and right pages.
  const often = Math.max(2, pages.length * 0.4)
  return pages.map((lines, index) =>
    lines.filter((line) => {
      if (!atEdge(line, sizes[index])) return true
      return !isPageNumber(line.text) && (times.get(keyOf(line.text)) ?? 0) < often
    }),
  )
}

function atEdge({ y }: Line, page: PdfPage | undefined): boolean {
  return page !== undefined && (y > 0.9 * page.height || y < 0.1 * page.height)
}

/** The same line on other pages, whatever number it holds. */
function keyOf(text: string): string {
  return text.replace(/\d+/g, "#").replace(/\s+/g, " ").trim().toLowerCase()
}

function isPageNumber(text: string): boolean {
  return /^[\s–—|-]*(?:(?:page|seite|página|p\.)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:\/|of|von|de)\s*\d{1,4})?[\s–—|-]*$/i.test(
    text,
  )
}
