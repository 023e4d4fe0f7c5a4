// The drawn document: the article's blocks in sections of a few dozen, so that the browser can skip what is
// off screen and an update need not walk every paragraph. Sections exist for drawing only; they are never stored.

import { type DOMOutputSpec, Node, Schema } from "prosemirror-model"
import { type DocumentJson, markSpecs, nodeSpecs } from "../../shared/domain/document.ts"

/** Blocks in one section. Trials put the best update times near 32. */
export const SECTION_SIZE = 32

/** The body text in pixels and characters, for guessing the height of what was never laid out. */
const LINE_HEIGHT = 32
const LINE_LENGTH = 68
const BLOCK_SPACE = 24

export const drawnSchema = new Schema({
  nodes: {
    ...nodeSpecs,
    doc: { ...nodeSpecs.doc, content: "section+" },
    // What the specification says, made without reading it: a long article has many thousands of paragraphs.
    paragraph: { ...nodeSpecs.paragraph, toDOM: () => paragraph() },
    section: {
      content: "block+",
      selectable: false,
      attrs: { height: { default: 0 } },
      toDOM: (node) => [
        "div",
        { class: "section", style: `contain-intrinsic-height: auto ${Number(node.attrs.height)}px` },
        0,
      ],
    },
  },
  marks: markSpecs,
})

function paragraph(): DOMOutputSpec {
  const dom = document.createElement("p")
  dom.dir = "auto"
  return { dom, contentDOM: dom }
}

/** Draws a stored document. @throws if it does not follow the schema; the host has checked that it does. */
export function drawnDocument(document: DocumentJson): Node {
  const content: readonly unknown[] = Array.isArray(document.content) ? document.content : []
  const sections: Node[] = []
  for (let index = 0; index < content.length; index += SECTION_SIZE) {
    const blocks = content.slice(index, index + SECTION_SIZE).map((json) => Node.fromJSON(drawnSchema, json))
    sections.push(drawnSchema.node("section", { height: guessHeight(blocks) }, blocks))
  }
  const attrs = typeof document.attrs === "object" ? { ...document.attrs } : null
  return drawnSchema.node("doc", attrs, sections)
}

export function guessHeight(blocks: readonly Node[]): number {
  let height = 0
  for (const block of blocks) {
    height += Math.max(1, Math.ceil(block.content.size / LINE_LENGTH)) * LINE_HEIGHT + BLOCK_SPACE
  }
  return height
}
