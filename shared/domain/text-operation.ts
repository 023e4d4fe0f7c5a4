// A change of an article's text as an operation: what the log keeps of typing, splitting, joining and pasting. Within
// one textblock it says only which characters give way to which; where the structure changes, the top-level blocks
// concerned come along as they are afterwards, and must agree with the change of the text.

import { Fragment, type Mark, Node } from "prosemirror-model"
import { z } from "zod"
import {
  documentSchema,
  inlineContent,
  type NodeJson,
  nodeJson,
  type PlacedBlock,
  regionText,
  textblockAt,
} from "./document.ts"
import { isHighSurrogate, isLowSurrogate } from "./offset.ts"
import { fail, ok, type Result } from "./result.ts"
import { idSchema, offsetSchema } from "./span.ts"
import type { TextChange } from "./text-change.ts"

export interface TextReplace extends TextChange {
  readonly type: "text.replace"
  /** The version of the text that the change was made on (`Article.textVersion`). Taken as it comes where absent. */
  readonly on?: string | undefined
  /** The top-level blocks `[from, from + count)` become `content`. Absent: the change lies within one textblock. */
  readonly blocks?: BlocksReplace | undefined
}

export interface BlocksReplace {
  readonly from: number
  readonly count: number
  readonly content: readonly NodeJson[]
}

const count = z.number().int().nonnegative()

export const textReplaceSchema = z.object({
  type: z.literal("text.replace"),
  at: offsetSchema,
  delete: count,
  insert: z.string().refine((text) => !/\p{Surrogate}/u.test(text), "Half a character"),
  inside: z.array(idSchema).optional(),
  on: z.string().max(64).optional(),
  blocks: z.object({ from: count, count, content: z.array(z.looseObject({ type: z.string() })) }).optional(),
})

/** The document after a change of its text. `text` is the document's canonical text before. */
export function replaceInDocument(document: Node, text: string, operation: TextReplace): Result<Node> {
  const { at, blocks } = operation
  const end = at + operation.delete
  if (end > text.length) return fail("bad-operation", `The text ends before ${end}.`)
  if (splitsPair(text, at) || splitsPair(text, end)) {
    return fail("bad-operation", `A change at ${at} would cut a character in two.`)
  }
  return blocks === undefined
    ? replaceInline(document, operation)
    : replaceBlocks(document, text, operation, blocks)
}

/**
 * A textblock in which `[from, to)` of its own text gave way to `insert`. Text takes the marks of what it replaces or
 * continues, as ProseMirror's `insertText` does; a newline is a hard break.
 */
export function replaceInBlock(block: Node, from: number, to: number, insert: string): Node {
  const inserted = inlineContent(block.type.schema, insert, inheritedMarks(block, from, to))
  return block.copy(block.content.cut(0, from).append(inserted).append(block.content.cut(to)))
}

/** The marks of text that takes the place of `[from, to)` of a textblock's own text. */
export function inheritedMarks(block: Node, from: number, to: number): readonly Mark[] {
  const $from = block.resolve(from)
  return (to > from ? $from.marksAcross(block.resolve(to)) : $from.marks()) ?? []
}

/** Top-level blocks that gave way to others. */
export interface ChangedBlocks {
  /** The index of the first. */
  readonly from: number
  readonly before: readonly Node[]
  readonly after: readonly Node[]
}

/**
 * The operation for a change of the text, as small as it can be said. `placed` is the textblock at the change, before
 * it, with its path from the changed block down.
 */
export function textReplace(
  change: TextChange,
  { from, before, after }: ChangedBlocks,
  placed: PlacedBlock | undefined,
): TextReplace {
  const [old, ...others] = before
  const [made, ...more] = after
  const operation = { type: "text.replace", ...change } as const
  if (old !== undefined && made !== undefined && placed !== undefined && others.length + more.length === 0) {
    const start = change.at - placed.start
    const end = start + change.delete
    if (start >= 0 && end <= placed.block.content.size) {
      const block = replaceInBlock(placed.block, start, end, change.insert)
      if (withChild(old, placed.path, block).eq(made)) return operation
    }
  }
  return { ...operation, blocks: { from, count: before.length, content: after.map(nodeJson) } }
}

function replaceInline(document: Node, operation: TextReplace): Result<Node> {
  const found = textblockAt(document, operation.at)
  const from = operation.at - (found?.start ?? 0)
  const to = from + operation.delete
  if (found === undefined || to > found.block.content.size) {
    return fail("bad-operation", `The change at ${operation.at} does not lie within one block of text.`)
  }
  const block = replaceInBlock(found.block, from, to, operation.insert)
  return ok(withChild(document, found.path, block))
}

function replaceBlocks(
  document: Node,
  text: string,
  operation: TextReplace,
  { from, count, content }: BlocksReplace,
): Result<Node> {
  if (from + count > document.childCount) return fail("bad-operation", `There is no block ${from + count}.`)
  const before = regionText(document, from, from + count)
  let after: Node
  try {
    const blocks = content.map((json) => Node.fromJSON(documentSchema, json))
    for (const block of blocks) block.check()
    const { children } = document
    after = document.copy(
      Fragment.from([...children.slice(0, from), ...blocks, ...children.slice(from + count)]),
    )
    if (!after.type.validContent(after.content)) throw new RangeError("no place for such a block")
  } catch (error) {
    return fail("bad-operation", `The changed blocks do not follow the schema: ${(error as Error).message}`)
  }
  const { start } = before
  const end = start + before.text.length
  const { at, insert } = operation
  if (at < start || at + operation.delete > end) {
    return fail("bad-operation", `The change at ${at} lies outside the blocks that it names.`)
  }
  const expected = text.slice(start, at) + insert + text.slice(at + operation.delete, end)
  if (regionText(after, from, from + content.length).text !== expected) {
    return fail("bad-operation", `The changed blocks do not hold the changed text at ${at}.`)
  }
  return ok(after)
}

/** A node with one descendant replaced; nodes that do not lie on the path are shared. */
function withChild(node: Node, path: readonly number[], child: Node): Node {
  const [index, ...rest] = path
  if (index === undefined) return child
  return node.copy(node.content.replaceChild(index, withChild(node.child(index), rest, child)))
}

function splitsPair(text: string, offset: number): boolean {
  return isLowSurrogate(text.charCodeAt(offset)) && isHighSurrogate(text.charCodeAt(offset - 1))
}
