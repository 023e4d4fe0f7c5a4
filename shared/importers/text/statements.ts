// What the beginning of a text says about the article: its title, its date, who wrote it. The date and the
// author are offered to the analyst with the place that says so, and nothing is taken out of the text.

import type { MetadataOffer } from "../../domain/article.ts"
import { utf16 } from "../../domain/offset.ts"

/** Reads a canonical text's first lines. The spans of offers cover the value itself: text.slice gives it. */
export function readStatements(text: string): { title: string | undefined; offers: MetadataOffer[] } {
  const front = frontMatter(text)
  if (front.length > 0) return { title: undefined, offers: front }
  const lines = firstLines(text)
  const offers: MetadataOffer[] = []
  let title: string | undefined
  for (const [index, line] of lines.entries()) {
    const stated = offerOf(line)
    if (stated !== undefined) {
      if (!offers.some(({ field }) => field === stated.field)) offers.push(stated)
      continue
    }
    // The article itself begins with the second line that states nothing, or with the first that is no title.
    if (title !== undefined) break
    const next = lines[index + 1]
    const alone = line.afterBlank && next !== undefined && (next.afterBlank || offerOf(next) !== undefined)
    title = alone ? asTitle(line.text) : undefined
    if (title === undefined) break
  }
  return { title, offers }
}

/** Fields between two lines of dashes, as Markdown files begin with them: title, author and date are offered. */
function frontMatter(text: string): MetadataOffer[] {
  const block = /^(---[ \t]*\n)((?:.*\n){1,60}?)---[ \t]*(?:\n|$)/.exec(text)
  if (block === null) return []
  const offers: MetadataOffer[] = []
  let start = block[1]?.length ?? 0
  for (const line of block[2]?.split("\n") ?? []) {
    const stated = /^(title|author|date|published)\s*:\s*(["']?)(.+?)\2\s*$/di.exec(line)
    const name = stated?.[1]?.toLowerCase() ?? ""
    const field = name === "title" || name === "author" ? name : "publishedOn"
    const [from, to] = stated?.indices?.[3] ?? []
    if (from !== undefined && to !== undefined && !offers.some((offer) => offer.field === field)) {
      // Of a date with a time, the day counts.
      const value = field === "publishedOn" ? line.slice(from, from + 10) : line.slice(from, to)
      if (field !== "publishedOn" || isRealDate(value)) {
        offers.push({ field, value, start: utf16(start + from), end: utf16(start + from + value.length) })
      }
    }
    start += line.length + 1
  }
  return offers
}

interface Line {
  readonly text: string
  readonly start: number
  /** Whether a blank line, or nothing at all, comes before it. */
  readonly afterBlank: boolean
}

/** How many lines that are not blank count as the beginning, and how much of each is looked at. */
const LINES = 6
const LONGEST_LINE = 400

function firstLines(text: string): Line[] {
  const lines: Line[] = []
  let afterBlank = true
  for (let start = 0; start < text.length && lines.length < LINES; ) {
    const newline = text.indexOf("\n", start)
    const end = newline < 0 ? text.length : newline
    const line = text.slice(start, Math.min(end, start + LONGEST_LINE))
    if (line.trim() === "") afterBlank = true
    else {
      lines.push({ text: line, start, afterBlank })
      afterBlank = false
    }
    start = end + 1
  }
  return lines
}

const DATE = /^\s*(?:(?:date|dateline|published(?: on)?)\b\s*:?\s*)?(\d{4}-\d\d-\d\d)(?![\d-])/di
const NAME = "\\p{Lu}[\\p{L}\\p{M}.'’-]*"
const AUTHOR = new RegExp(
  `^\\s*(?:By|by|BY):?\\s+(${NAME}(?:,? (?:and|de|da|van|von|der|al|bin|ibn|la|le|du|${NAME}))*)\\s*$`,
  "du",
)

function offerOf(line: Line): MetadataOffer | undefined {
  const date = offer("publishedOn", DATE, line)
  return date !== undefined && isRealDate(date.value) ? date : offer("author", AUTHOR, line)
}

function offer(field: MetadataOffer["field"], pattern: RegExp, line: Line): MetadataOffer | undefined {
  const [start, end] = pattern.exec(line.text)?.indices?.[1] ?? []
  if (start === undefined || end === undefined) return undefined
  return {
    field,
    value: line.text.slice(start, end),
    start: utf16(line.start + start),
    end: utf16(line.start + end),
  }
}

function isRealDate(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}

/** A headline is short and is no sentence: it does not end in a full stop. */
function asTitle(line: string): string | undefined {
  const title = line
    .replace(/^\s*#{1,6}\s+/, "")
    .replace(/\s+/g, " ")
    .trim()
  if (title.length < 3 || title.length > 150 || /[.,;:…][\p{Pe}\p{Pf}"']*$/u.test(title)) return undefined
  return title
}
