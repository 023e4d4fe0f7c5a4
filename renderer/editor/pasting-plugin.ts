// Text that comes in by paste or drop in Edit text. It enters through the schema: blocks, emphasis and safe links are
// kept, everything else falls away. Sections, which are only drawn, leave with nothing.

import { DOMParser, Fragment, type Node, type ParseRule, Slice } from "prosemirror-model"
import { Plugin } from "prosemirror-state"
import { inlineContent, isSafeUrl } from "../../shared/domain/document.ts"
import { annotationsOf } from "./annotations-plugin.ts"
import { drawnSchema } from "./drawing.ts"
import { gapNear } from "./writing.ts"

const rules: readonly ParseRule[] = [
  { tag: "p", node: "paragraph" },
  ...[1, 2, 3, 4, 5, 6].map((rank) => ({
    tag: `h${rank}`,
    node: "heading",
    // The article's own title is the first rank; headings within it are drawn one lower.
    attrs: { level: Math.max(1, rank - 1) },
  })),
  { tag: "blockquote", node: "blockquote" },
  { tag: "ul", node: "bullet_list" },
  {
    tag: "ol",
    node: "ordered_list",
    getAttrs: (element) => ({
      start: Math.max(0, Math.trunc(Number(element.getAttribute("start") ?? 1)) || 0),
    }),
  },
  { tag: "li", node: "list_item" },
  { tag: "br", node: "hard_break" },
  {
    tag: "a[href]",
    mark: "link",
    getAttrs(element) {
      const href = element.getAttribute("href") ?? ""
      return isSafeUrl(href) ? { href } : false
    },
  },
  { tag: "em", mark: "em" },
  { tag: "i", mark: "em" },
  { tag: "strong", mark: "strong" },
  { tag: "b", mark: "strong" },
  ...["head", "script", "style", "template", "noscript", "svg", "math", "object", "iframe", "form"].map(
    (tag) => ({
      tag,
      ignore: true,
    }),
  ),
]

export function pastingPlugin(): Plugin {
  const parser = new DOMParser(drawnSchema, rules)
  return new Plugin({
    props: {
      domParser: parser,
      clipboardParser: parser,
      clipboardTextParser: (text) => plainSlice(text),
      transformCopied: withoutSections,
      transformPasted(slice, view, plain) {
        const gap = gapNear(annotationsOf(view.state).annotations, view.state.selection.from)
        const clean = withoutSections(slice)
        return plain ? clean : new Slice(withGaps(clean.content, gap), clean.openStart, clean.openEnd)
      },
    },
  })
}

/** Plain text as it is: each line a paragraph, at the distance from the one before that it has in the text. */
function plainSlice(text: string): Slice {
  const blocks: Node[] = []
  let gap = 1
  for (const line of text.replaceAll(/\r\n?/g, "\n").split("\n")) {
    if (line === "" && blocks.length > 0) gap++
    else {
      blocks.push(drawnSchema.node("paragraph", { gap }, inlineContent(drawnSchema, line)))
      gap = 1
    }
  }
  return new Slice(Fragment.from(blocks), 1, 1)
}

/** The blocks of a slice that reaches across sections. */
function withoutSections(slice: Slice): Slice {
  const { content, openStart, openEnd } = slice
  if (content.firstChild?.type !== drawnSchema.nodes.section) return slice
  const blocks = content.content.flatMap((section) => section.children)
  return new Slice(Fragment.from(blocks), Math.max(0, openStart - 1), Math.max(0, openEnd - 1))
}

/** Pages say nothing of newlines between blocks: what is pasted from one takes after the article. */
function withGaps(content: Fragment, gap: number): Fragment {
  return Fragment.from(
    content.content.map((node) =>
      node.isTextblock
        ? node.type.create({ ...node.attrs, gap }, node.content, node.marks)
        : node.isText || node.isLeaf
          ? node
          : node.copy(withGaps(node.content, gap)),
    ),
  )
}
