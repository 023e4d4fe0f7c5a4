// Builds an article's document from what markup, word processors and PDF say in turn: text, breaks, ends of blocks,
// containers opened and closed. Whatever the order, the result follows the document schema: empty blocks vanish,
// stray content gets the list item or table cell it needs, white space is that of running text.

import type { Attrs, Mark, Node, NodeType } from "prosemirror-model"
import { documentSchema } from "../domain/document.ts"

const { nodes } = documentSchema
const {
  paragraph,
  heading,
  bullet_list,
  ordered_list,
  list_item,
  table,
  table_row,
  table_cell,
  page_break,
  hard_break,
} = nodes

export type Container =
  | "blockquote"
  | "bullet_list"
  | "ordered_list"
  | "list_item"
  | "table"
  | "table_row"
  | "table_cell"

interface Frame {
  readonly type: NodeType
  readonly attrs: Attrs | null
  readonly children: Node[]
}

export class RichText {
  private readonly frames: Frame[] = [{ type: nodes.doc, attrs: null, children: [] }]
  private line: Node[] = []
  private headingLevel: number | undefined

  /** Adds running text: white space is single, and none begins a line. */
  text(value: string, marks: readonly Mark[] = []): void {
    const single = clean(value).replace(/[\t\n\r\f \u2028\u2029]+/g, " ")
    const text = this.atLineStart() && single.startsWith(" ") ? single.slice(1) : single
    if (text !== "") this.line.push(documentSchema.text(text, marks))
  }

  /** Adds text whose white space matters; its newlines are hard breaks. */
  preformatted(value: string, marks: readonly Mark[] = []): void {
    for (const [index, line] of clean(value)
      .replace(/\r\n?|[\u2028\u2029]/g, "\n")
      .split("\n")
      .entries()) {
      if (index > 0) this.lineBreak()
      if (line !== "") this.line.push(documentSchema.text(line, marks))
    }
  }

  lineBreak(): void {
    this.line.push(hard_break.create())
  }

  /** What follows, to the end of the block, is a heading; 1 is the highest level. */
  startHeading(level: number): void {
    this.endBlock()
    this.headingLevel = Math.min(6, Math.max(1, level))
  }

  /** Ends a paragraph or heading. Nothing happens where there is no text. */
  endBlock(): void {
    const { line, headingLevel } = this
    this.line = []
    this.headingLevel = undefined
    for (const content of paragraphsOf(line)) {
      this.add(
        headingLevel === undefined
          ? paragraph.create(null, content)
          : heading.create({ level: headingLevel }, content),
      )
    }
  }

  /** Notes that a page of the source begins here. */
  page(number: number): void {
    this.add(page_break.create({ page: number }))
  }

  open(container: Container, attrs: Attrs | null = null): void {
    this.endBlock()
    this.frames.push({ type: nodes[container], attrs, children: [] })
  }

  /** Closes what was opened last. */
  close(): void {
    this.endBlock()
    const frame = this.frames.pop()
    if (frame === undefined || this.frames.length === 0) throw new Error("Nothing is open")
    for (const node of closed(frame)) this.add(node)
  }

  /** Gives up what was opened last, unless there is something in it. */
  drop(): void {
    this.endBlock()
    if (this.frames.at(-1)?.children.length === 0 && this.frames.length > 1) this.frames.pop()
    else this.close()
  }

  /** The document; undefined where there is no text in it. */
  finish(): Node | undefined {
    while (this.frames.length > 1) this.close()
    this.endBlock()
    const children = this.frames[0]?.children ?? []
    return children.some((child) => child.type !== page_break) ? nodes.doc.create(null, children) : undefined
  }

  private add(node: Node): void {
    const frame = this.frames.at(-1)
    if (frame === undefined) throw new Error("The document is always open")
    frame.children.push(...fitted(frame.type, node))
  }

  private atLineStart(): boolean {
    const last = this.line.at(-1)
    return last === undefined || last.type === hard_break || last.text?.endsWith(" ") === true
  }
}

/** A block in the wrapping that its container asks for. */
function fitted(container: NodeType, node: Node): Node[] {
  if (container === bullet_list || container === ordered_list) {
    return node.type === list_item ? [node] : node.type === page_break ? [] : [list_item.create(null, node)]
  }
  if (container === table) {
    if (node.type === table_row) return [node]
    return fitted(table_row, node).map((cell) => table_row.create(null, cell))
  }
  if (container === table_row) {
    if (node.type === table_cell) return [node]
    return node.type === page_break ? [] : [table_cell.create(null, node)]
  }
  // A list item, row or cell that no list or table was opened for stands for its content.
  if (node.type === list_item || node.type === table_row || node.type === table_cell) {
    return childrenOf(node).flatMap((child) => fitted(container, child))
  }
  return [node]
}

function closed({ type, attrs, children }: Frame): Node[] {
  if (type === table_cell) {
    return [table_cell.create(attrs, children.length > 0 ? children : [paragraph.create()])]
  }
  if (children.every((child) => child.type === page_break)) return children
  // A table of one column lays out a page; it tells nothing that paragraphs would not.
  if (type === table && children.every((row) => row.childCount === 1)) {
    return children.flatMap((row) => childrenOf(row).flatMap(childrenOf)).filter(hasText)
  }
  if (type === table_row && !children.some(hasText)) return []
  return [type.create(attrs, children)]
}

function hasText(node: Node): boolean {
  return node.textContent !== ""
}

function childrenOf(node: Node): Node[] {
  return [...node.content.content]
}

/** Splits a line at two breaks in a row, and takes space and breaks off the ends. */
function paragraphsOf(line: readonly Node[]): Node[][] {
  const paragraphs: Node[][] = [[]]
  let breaks = 0
  for (const node of line) {
    if (node.type === hard_break) {
      breaks++
      continue
    }
    if (node.text?.trim() === "" && breaks > 0) continue
    const current = paragraphs.at(-1) ?? []
    if (breaks > 1 && current.length > 0) paragraphs.push([])
    else if (breaks === 1 && current.length > 0) current.push(hard_break.create())
    breaks = 0
    paragraphs.at(-1)?.push(node)
  }
  return paragraphs
    .map(trimmed)
    .filter((content) => content.some(({ text }) => text !== undefined && text.trim() !== ""))
}

function trimmed(content: readonly Node[]): Node[] {
  return content.flatMap((node, index) => {
    const next = content[index + 1]
    if (node.text === undefined || (next !== undefined && next.type !== hard_break)) return [node]
    const text = node.text.replace(/[ \t]+$/, "")
    return text === "" ? [] : [documentSchema.text(text, node.marks)]
  })
}

/** Without characters that no text has; half a surrogate pair becomes U+FFFD. */
function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
  return text.replace(/[\0-\x08\x0b\x0e-\x1f\x7f\ufeff]/g, "").replace(/\p{Cs}/gu, "\ufffd")
}
