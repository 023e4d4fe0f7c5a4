// Lines of plain text as paragraphs. Every character of the text stays where it is: the document's canonical
// text is the text given, always. Only blank lines, which no textblock holds, become the newlines between.

import type { Node } from "prosemirror-model"
import { documentFromBlocks } from "../../domain/document.ts"

/**
 * Lays out a canonical text. Every line is a paragraph, unless the text was wrapped at a fixed width: then lines
 * that follow each other make one paragraph with hard breaks. Lines of nothing but space belong to the
 * paragraph before them. Takes time in proportion to the text.
 */
export function documentFromText(text: string): Node {
  const lines = text.split("\n")
  const wrapped = isWrapped(lines)
  const blocks: { text: string; gap: number }[] = []
  let lead = 0
  let last = -1
  let words = false
  let unfinished = false
  for (const [index, line] of lines.entries()) {
    if (line === "") continue
    const newlines = index - last
    const blank = isBlank(line)
    const block = blocks.at(-1)
    if (block === undefined) {
      lead = index
      blocks.push({ text: line, gap: 1 })
    } else if (blank || !words || (unfinished && newlines === 1)) {
      // Space before the first words has no paragraph before it, and begins theirs.
      block.text += "\n".repeat(newlines) + line
    } else {
      blocks.push({ text: line, gap: newlines })
    }
    last = index
    words ||= !blank
    unfinished = wrapped && !blank
  }
  if (blocks.length === 0) return documentFromBlocks([], lines.length - 1)
  return documentFromBlocks(blocks, lead, lines.length - 1 - last)
}

/**
 * Whether lines were broken at a fixed width: of lines that another follows, nearly all are about as long as the
 * longest, and the next line's first word would not have fitted any more.
 */
function isWrapped(lines: readonly string[]): boolean {
  const followed: { length: number; needed: number }[] = []
  let width = 0
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1]
    // A line without a space is a web address or a row of dashes: it could not have been broken.
    if (next === undefined || isBlank(next) || !line.trim().includes(" ")) continue
    const { length } = line.trimEnd()
    followed.push({ length, needed: length + 1 + (/^\s*\S+/.exec(next)?.[0].length ?? 0) })
    width = Math.max(width, length)
  }
  if (followed.length < 3 || width < NARROWEST || width > WIDEST) return false
  const full = followed.filter(({ length, needed }) => length >= 0.6 * width && needed > width)
  return full.length >= 0.9 * followed.length
}

/** Columns that mail programs, terminals and typewriters wrap at lie between these. */
const NARROWEST = 40
const WIDEST = 100

function isBlank(line: string): boolean {
  return line.trim() === ""
}
