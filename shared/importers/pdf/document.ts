// Lines of pages as paragraphs and headings, with the beginning of each page noted.

import type { Node } from "prosemirror-model"
import { RichText } from "../rich-text.ts"
import { joiningOf } from "./joining.ts"
import type { Line } from "./lines.ts"
import { takeNotes, withRaisedMark } from "./notes.ts"

/** @returns the document, and its first heading as a title. */
export function documentFromPages(pages: readonly Line[][]): {
  document: Node | undefined
  heading: string | undefined
} {
  const all = pages.flat()
  const size = bodySize(all)
  const parted = pages.map((lines) => takeNotes(lines, size))
  const style = styleOf(parted.map(({ body }) => body))
  const join = joiningOf(all.map(({ text }) => text))
  const text = new RichText()
  let heading: string | undefined
  let paragraph: Line[] = []
  /** Notes of the page before, until the paragraph that goes on from there has ended. */
  let waiting: readonly (readonly Line[])[] = []
  const end = () => {
    const [first] = paragraph
    if (first !== undefined) {
      const words = join(paragraph.map(({ text }) => text))
      if (isHeading(paragraph, words, style)) {
        text.startHeading(first.size > 1.6 * style.size ? 1 : 2)
        heading ??= words
      }
      text.text(words)
      text.endBlock()
      paragraph = []
    }
    for (const note of waiting) {
      text.text(withRaisedMark(join(note.map(({ text }) => text))))
      text.endBlock()
    }
    waiting = []
  }
  for (const [index, { body: lines, notes }] of parted.entries()) {
    let noted = pages.length === 1
    for (const line of lines) {
      const last = paragraph.at(-1)
      if (last !== undefined && (beginsParagraph(line, last, style) || endsBold(paragraph, line, style)))
        end()
      if (!noted && paragraph.length === 0) {
        text.page(index + 1)
        noted = true
      }
      paragraph.push(line)
    }
    if (!noted && lines.length > 0) {
      end()
      text.page(index + 1)
    }
    waiting = [...waiting, ...notes]
  }
  end()
  return { document: text.finish(), heading }
}

interface Style {
  /** Of the running text, in points. */
  readonly size: number
  /** From one baseline to the next. */
  readonly leading: number
  /** Whether paragraphs begin with an indented line. */
  readonly indented: boolean
  /** Whether most of it is bold. */
  readonly bold: boolean
}

function beginsParagraph(line: Line, last: Line, { size, leading, indented }: Style): boolean {
  if (Math.abs(line.size - last.size) > 0.12 * size) return true
  if (/^[•‣◦▪–-]\s/.test(line.text)) return true
  const step = last.y - line.y
  const sameColumn = line.column.left === last.column.left && line.column.right === last.column.right
  if (sameColumn && step > 0) {
    if (step > 1.35 * leading * (line.size / size)) return true
    if (isIndented(line, size) && !isIndented(last, size)) return true
  } else if (indented) return isIndented(line, size)
  // A sentence that ends well before the edge of its column ends its paragraph.
  const room = last.column.right - last.right
  return /[.!?…][”’"')\]]*$/.test(last.text) && room > 0.15 * (last.column.right - last.column.left)
}

/** Larger than the text; or bold where the text is not, and no sentence. */
function isHeading(lines: readonly Line[], words: string, { size, bold }: Style): boolean {
  if (lines.length > 4) return false
  if (lines.every((line) => line.size > 1.15 * size)) return true
  return !bold && lines.every((line) => line.bold) && isTitleLike(words)
}

function isTitleLike(words: string): boolean {
  return words.length < 200 && /\p{L}/u.test(words) && !/[.,;:…][”’"')\]]*$/.test(words)
}

/** Whether bold type ends between a heading and what stands beneath it, rather than in the middle of a sentence. */
function endsBold(paragraph: readonly Line[], line: Line, { bold }: Style): boolean {
  if (bold || line.bold || !paragraph.every((line) => line.bold)) return false
  const words = paragraph.map(({ text }) => text).join(" ")
  return isTitleLike(words)
    ? /^[\p{Lu}\p{Lt}\p{Lo}“„«"‘'(\d]/u.test(line.text)
    : /[.!?…][”’"')\]]*$/.test(words)
}

function isIndented(line: Line, size: number): boolean {
  const indent = line.left - line.column.left
  return indent >= 0.7 * size && indent < 6 * size
}

function styleOf(pages: readonly (readonly Line[])[]): Style {
  const size = bodySize(pages.flat())
  let balance = 0
  for (const { bold, text } of pages.flat()) balance += bold ? text.length : -text.length
  const leading = leadingOf(pages)
  let [indents, gaps] = [0, 0]
  for (const lines of pages) {
    for (const [index, line] of lines.entries()) {
      const last = lines[index - 1]
      if (last === undefined || last.y < line.y) continue
      if (isIndented(line, size) && !isIndented(last, size)) indents++
      if (last.y - line.y > 1.35 * leading) gaps++
    }
  }
  return { size, leading, indented: indents > 2 && indents > gaps / 2, bold: balance > 0 }
}

/** The size that most characters have. */
function bodySize(lines: readonly Line[]): number {
  const characters = new Map<number, number>()
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2
    characters.set(rounded, (characters.get(rounded) ?? 0) + text.length)
  }
  return [...characters].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 10
}

/** The commonest step from one line to the next. */
function leadingOf(pages: readonly (readonly Line[])[]): number {
  const steps = new Map<number, number>()
  for (const lines of pages) {
    for (const [index, line] of lines.entries()) {
      const step = Math.round(((lines[index - 1]?.y ?? line.y) - line.y) * 2) / 2
      if (step > 0) steps.set(step, (steps.get(step) ?? 0) + 1)
    }
  }
  return [...steps].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 12
}
