// Running heads, feet and page numbers: what stands at the edge of a page and only says where one is. Taken out before
// columns are looked for, because heads run across them and would stand in the middle of sentences.

import type { PdfPage } from "../tools.ts"
import { type Row, sameBaseline } from "./rows.ts"

/** The rows of each page without those that only say where one is. */
export function withoutRunningHeads(pages: readonly Row[][], sizes: readonly PdfPage[]): Row[][] {
  const edges = pages.map((rows, index) => stripsOf(rows.filter((row) => atEdge(row, sizes[index]))))
  const comesBack = repeatedIn(edges)
  const count = countOf(edges)
  return pages.map((rows, index) => {
    const strips = edges[index] ?? []
    const gone = new Set(strips.filter((strip) => comesBack(keyOf(strip))).flat())
    for (const strip of strips) {
      if (strip.length > 1 && !standsApart(strip, rows, gone)) continue
      // What shares its line with a page number belongs to it, such as the title of a chapter.
      const tellsPage = strip.some(({ text }) => isPrintStamp(text) || count(text, index))
      for (const row of strip) if (tellsPage || (strip.length > 1 && comesBack(keyOf([row])))) gone.add(row)
    }
    return rows.filter((row) => !gone.has(row))
  })
}

/** Rows on one baseline. */
type Strip = readonly Row[]

/** @param rows from top to bottom */
function stripsOf(rows: readonly Row[]): Strip[] {
  const strips: Row[][] = []
  for (const row of rows) {
    const last = strips.at(-1)
    if (last?.[0] !== undefined && sameBaseline(last[0], row)) last.push(row)
    else strips.push([row])
  }
  return strips.map((strip) => strip.sort((a, b) => a.left - b.left))
}

function atEdge({ y }: Row, page: PdfPage | undefined): boolean {
  return page !== undefined && (y > 0.9 * page.height || y < 0.1 * page.height)
}

/** Tells what stands at the edges of several pages. */
function repeatedIn(pages: readonly (readonly Strip[])[]): (key: string) => boolean {
  const times = new Map<string, number>()
  for (const strips of pages) {
    const keys = strips.flatMap((strip) => [keyOf(strip), ...strip.map((row) => keyOf([row]))])
    for (const key of new Set(keys)) times.set(key, (times.get(key) ?? 0) + 1)
  }
  // Heads may alternate between left and right pages.
  const often = Math.max(2, pages.length * 0.4)
  // A number alone has to count the pages.
  return (key) => /\p{L}/u.test(key) && (times.get(key) ?? 0) >= often
}

/** The same words on other pages, whatever number they hold. */
function keyOf(strip: Strip): string {
  const text = strip.map((row) => row.text).join(" ")
  return text.replace(/\d+/g, "#").replace(/\s+/g, " ").trim().toLowerCase()
}

/** Tells whether a text at the edge of a page is its number: numbers have to grow from page to page as the pages do. */
function countOf(pages: readonly (readonly Strip[])[]): (text: string, index: number) => boolean {
  const firsts = new Map<number, number>()
  for (const [index, strips] of pages.entries()) {
    for (const { text } of strips.flat()) {
      const number = numberIn(text)
      if (number !== undefined) firsts.set(number - index, (firsts.get(number - index) ?? 0) + 1)
    }
  }
  const [first, times] = [...firsts].sort(([, a], [, b]) => b - a)[0] ?? [1, 1]
  const begin = times > 1 || pages.length === 1 ? first : 1
  return (text, index) => isRoman(text) || numberIn(text) === begin + index
}

function numberIn(text: string): number | undefined {
  const number =
    /^[\s–—|-]*(?:(?:page|seite|página|p\.)\s*)?(\d{1,4})(?:\s*(?:\/|of|von|de)\s*\d{1,4})?[\s–—|-]*$/i.exec(
      text,
    )?.[1]
  return number === undefined ? undefined : Number(number)
}

function isRoman(text: string): boolean {
  return /^[\s–—|-]*[ivxlc]{1,6}[\s–—|-]*$/i.test(text)
}

/** Day and hour, as browsers note them on what they print. */
function isPrintStamp(text: string): boolean {
  return /^\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}[:.]\d{2}(\s?[AP]M)?$/i.test(text.trim())
}

/** Whether more than a line's space lies between a strip and the text of the page. */
function standsApart(strip: Strip, rows: readonly Row[], gone: ReadonlySet<Row>): boolean {
  return strip.every((row) =>
    rows.every(
      (other) =>
        strip.includes(other) ||
        gone.has(other) ||
        Math.abs(other.y - row.y) > 1.6 * Math.max(row.size, other.size),
    ),
  )
}
