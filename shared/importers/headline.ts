// The title of a written document often stands over its text once more. The article has it already: in the text it
// would be a heading that every reader of quotes meets twice.

import type { Node } from "prosemirror-model"
import { textOf } from "../domain/document.ts"
import { oneLine } from "./markup.ts"

/** Blocks in which the first heading is the title's: before it stands at most what a page has above its story. */
const FIRST = 5

/** The document without its first heading, where that stands near the beginning and says the title. */
export function withoutTitle(document: Node | undefined, title: string | undefined): Node | undefined {
  if (document === undefined || title === undefined || document.childCount < 2) return document
  let start = 0
  for (const block of document.children.slice(0, FIRST)) {
    const end = start + block.nodeSize
    if (block.type.name === "heading") {
      const { content } = document
      const repeats = oneLine(textOf(block)) === title
      return repeats ? document.copy(content.cut(0, start).append(content.cut(end))) : document
    }
    start = end
  }
  return document
}
