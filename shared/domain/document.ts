// The rich-text document of an article, as a ProseMirror schema, and the canonical text it stands for.
// Deliberately absent: annotations (they stand off), images, and any inline leaf but the hard break, so that
// inside a textblock a ProseMirror position and a UTF-16 offset advance together.

import {
  type Attrs,
  Fragment,
  type Mark,
  type MarkSpec,
  Node,
  type NodeSpec,
  Schema,
} from "prosemirror-model"
import { fail, ok, type Result } from "./result.ts"

/** The deepest nesting of blocks accepted from a file. Deeper documents are hostile or broken. */
export const MAX_DEPTH = 200

const wholeFrom = (least: number) => (value: unknown) => {
  if (!Number.isSafeInteger(value) || (value as number) < least)
    throw new RangeError(`Not a whole number from ${least}`)
}

/** Newlines between a textblock and the one before it: 1, 2 after a blank line, more after several. */
const gap = { default: 1, validate: wholeFrom(1) }

type NodeName =
  | "doc"
  | "paragraph"
  | "heading"
  | "blockquote"
  | "bullet_list"
  | "ordered_list"
  | "list_item"
  | "table"
  | "table_row"
  | "table_cell"
  | "page_break"
  | "hard_break"
  | "text"

export const nodeSpecs: { readonly [name in NodeName]: NodeSpec } = {
  // `lead` and `tail` are the newlines before the first and after the last textblock.
  doc: {
    content: "block+",
    attrs: { lead: { default: 0, validate: wholeFrom(0) }, tail: { default: 0, validate: wholeFrom(0) } },
  },
  paragraph: { group: "block", content: "inline*", attrs: { gap }, toDOM: () => ["p", { dir: "auto" }, 0] },
  heading: {
    group: "block",
    content: "inline*",
    attrs: { gap, level: { default: 2, validate: wholeFrom(1) } },
    defining: true,
    toDOM: (node) => [`h${Math.min(6, Number(node.attrs.level) + 1)}`, { dir: "auto" }, 0],
  },
  blockquote: { group: "block", content: "block+", defining: true, toDOM: () => ["blockquote", 0] },
  bullet_list: { group: "block", content: "list_item+", toDOM: () => ["ul", 0] },
  ordered_list: {
    group: "block",
    content: "list_item+",
    attrs: { start: { default: 1, validate: wholeFrom(0) } },
    toDOM: (node) => ["ol", { start: String(node.attrs.start) }, 0],
  },
  list_item: { content: "block+", defining: true, toDOM: () => ["li", 0] },
  table: { group: "block", content: "table_row+", isolating: true, toDOM: () => ["table", ["tbody", 0]] },
  table_row: { content: "table_cell+", toDOM: () => ["tr", 0] },
  table_cell: {
    content: "block+",
    attrs: {
      header: { default: false, validate: "boolean" },
      columns: { default: 1, validate: wholeFrom(1) },
      rows: { default: 1, validate: wholeFrom(1) },
    },
    isolating: true,
    toDOM: ({ attrs }) => [
      attrs.header === true ? "th" : "td",
      { colspan: String(attrs.columns), rowspan: String(attrs.rows) },
      0,
    ],
  },
  // Where a page of the source begins. It holds no text: the blocks after it began on that page.
  page_break: {
    group: "block",
    attrs: { page: { default: 1, validate: wholeFrom(1) } },
    selectable: false,
    toDOM: (node) => [
      "div",
      { class: "page-break", "data-page": String(node.attrs.page), contenteditable: "false" },
    ],
  },
  hard_break: { group: "inline", inline: true, selectable: false, leafText: () => "\n", toDOM: () => ["br"] },
  text: { group: "inline" },
}

export const markSpecs: { readonly [name in "link" | "em" | "strong"]: MarkSpec } = {
  link: {
    attrs: { href: { validate: assertSafeUrl } },
    inclusive: false,
    toDOM: (mark) => ["a", { href: String(mark.attrs.href), rel: "noopener noreferrer" }, 0],
  },
  em: { toDOM: () => ["em", 0] },
  strong: { toDOM: () => ["strong", 0] },
}

export const documentSchema = new Schema({ nodes: nodeSpecs, marks: markSpecs })

/** A document as JSON, exactly as `Node.toJSON` of ProseMirror writes it. */
export type DocumentJson = { readonly type: "doc"; readonly [key: string]: unknown }

/** Reads a document from JSON of any origin: schema, attributes and depth are checked. */
export function parseDocument(json: unknown): Result<Node> {
  if (depthOf(json) > MAX_DEPTH * 2)
    return fail("bad-request", `The document is nested deeper than ${MAX_DEPTH} levels.`)
  try {
    const node = Node.fromJSON(documentSchema, json)
    node.check()
    return node.type === documentSchema.topNodeType
      ? ok(node)
      : fail("bad-request", "That is only part of a document.")
  } catch (error) {
    return fail("bad-request", `The document does not follow the schema: ${(error as Error).message}`)
  }
}

/** Any node as JSON, exactly as `Node.toJSON` of ProseMirror writes it. */
export type NodeJson = { readonly type: string; readonly [key: string]: unknown }

export function nodeJson(node: Node): NodeJson {
  return node.toJSON() as NodeJson
}

export function documentJson(document: Node): DocumentJson {
  return document.toJSON() as DocumentJson
}

/** Calls back for each textblock in reading order with the newlines before it; returns the newlines at the end. */
export function eachTextblock(
  document: Node,
  visit: (block: Node, newlines: number, pos: number) => void,
): number {
  let first = true
  document.descendants((node, pos) => {
    if (!node.isTextblock) return true
    visit(node, first ? Number(document.attrs.lead) : Number(node.attrs.gap), pos)
    first = false
    return false
  })
  return Number(document.attrs.tail)
}

/** A textblock and its place: its canonical offset and the indexes that lead to it from the document down. */
export interface PlacedBlock {
  readonly block: Node
  readonly start: number
  readonly path: readonly number[]
}

/** The textblock that holds an offset of the canonical text; undefined for one between two blocks or past the end. */
export function textblockAt(document: Node, offset: number): PlacedBlock | undefined {
  let end = 0
  let first = true
  const search = (parent: Node, path: readonly number[]): PlacedBlock | undefined => {
    for (const [index, child] of parent.children.entries()) {
      if (!child.isTextblock) {
        const found = search(child, [...path, index])
        if (found !== undefined || end >= offset) return found
        continue
      }
      const start = end + Number(first ? document.attrs.lead : child.attrs.gap)
      first = false
      // Inside a textblock, sizes are UTF-16 code units: its only leaf beside text is the hard break, of size 1.
      end = start + child.content.size
      if (offset < start) return undefined
      if (offset <= end) return { block: child, start, path: [...path, index] }
    }
    return undefined
  }
  return search(document, [])
}

/**
 * The canonical text of the top-level blocks `[from, to)` with the newlines on both sides of them, and where in the
 * whole it begins.
 */
export function regionText(document: Node, from: number, to: number): { start: number; text: string } {
  let start = 0
  let first = true
  const parts: string[] = []
  const newlinesOf = (block: Node): number => Number(first ? document.attrs.lead : block.attrs.gap)
  for (const [index, child] of document.children.entries()) {
    if (index > to) break
    for (const block of textblocksOf(child)) {
      if (index < from) start += newlinesOf(block) + block.content.size
      else parts.push("\n".repeat(newlinesOf(block)), index < to ? textOf(block) : "")
      first = false
      if (index === to) break
    }
  }
  if (to >= document.childCount) parts.push("\n".repeat(Number(document.attrs.tail)))
  return { start, text: parts.join("") }
}

/** The textblocks of a node, itself included, in reading order. */
export function* textblocksOf(node: Node): Generator<Node> {
  if (node.isTextblock) yield node
  else for (const child of node.children) yield* textblocksOf(child)
}

/** The canonical text: the textblocks joined by their newlines. Every offset outside the editor counts into it. */
export function canonicalText(document: Node): string {
  const parts: string[] = []
  const tail = eachTextblock(document, (block, newlines) => {
    parts.push("\n".repeat(newlines), textOf(block))
  })
  parts.push("\n".repeat(tail))
  return parts.join("")
}

/** The text of one textblock; a hard break is a newline. */
export function textOf(block: Node): string {
  return block.textBetween(0, block.content.size, undefined, "\n")
}

/** One block of a document that is made from plain text: its own text and the newlines before it. */
export interface PlainBlock {
  readonly text: string
  readonly gap: number
  /** Heading level; a paragraph where absent. */
  readonly heading?: number
}

/** Builds a document from plain blocks. A newline inside a block's text becomes a hard break. */
export function documentFromBlocks(blocks: readonly PlainBlock[], lead = 0, tail = 0): Node {
  const { doc, paragraph, heading } = documentSchema.nodes
  const nodes = blocks.map((block) => {
    const attrs: Attrs = { gap: Math.max(1, block.gap) }
    return block.heading === undefined
      ? paragraph.create(attrs, inlineContent(documentSchema, block.text))
      : heading.create({ ...attrs, level: block.heading }, inlineContent(documentSchema, block.text))
  })
  return doc.create({ lead, tail }, nodes.length > 0 ? nodes : [paragraph.create()])
}

/** Schemes a link in an article may have. Everything else is dropped by importers and refused by the schema. */
export function isSafeUrl(url: string): boolean {
  return /^(https?:\/\/|mailto:)/i.test(url)
}

function assertSafeUrl(value: unknown): void {
  if (typeof value !== "string" || !isSafeUrl(value)) throw new RangeError("Not a web or mail address")
}

/** Text as the content of a textblock: a newline becomes a hard break. */
export function inlineContent(schema: Schema, text: string, marks: readonly Mark[] = []): Fragment {
  const nodes: Node[] = []
  for (const [index, line] of text.split("\n").entries()) {
    if (index > 0) nodes.push(schema.node("hard_break", null, undefined, marks))
    if (line !== "") nodes.push(schema.text(line, marks))
  }
  return Fragment.fromArray(nodes)
}

function depthOf(json: unknown): number {
  // Iterative, because the depth of hostile JSON is exactly what may be excessive.
  let deepest = 0
  const stack: [unknown, number][] = [[json, 1]]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [value, depth] = next
    if (typeof value !== "object" || value === null) continue
    if (depth > deepest) deepest = depth
    if (depth > MAX_DEPTH * 4) return depth
    for (const child of Object.values(value)) stack.push([child, depth + 1])
  }
  return deepest
}
