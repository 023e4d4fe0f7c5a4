// Random changes of random articles, as operations that say which text they were made on.

import fc from "fast-check"
import type { Node } from "prosemirror-model"
import type { Article } from "../../shared/domain/article.ts"
import { nodeJson, regionText } from "../../shared/domain/document.ts"
import { withVersions } from "../../shared/domain/invert.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import { type ArticleOperation, applyOperations } from "../../shared/domain/operation.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { anySpans, fitted, lineOfText, topBlocks, whole } from "./arbitrary-article.ts"

/** A change said without knowing the article: where, in thousandths of it, and what. */
export const anyChange = fc.oneof(
  fc.record({
    type: fc.constant("inline" as const),
    at: fc.nat(1000),
    to: fc.nat(1000),
    insert: lineOfText,
    broken: fc.boolean(),
  }),
  fc.record({
    type: fc.constant("blocks" as const),
    at: fc.nat(1000),
    count: fc.nat(3),
    content: fc.oneof(topBlocks, fc.constant<Node[]>([])),
  }),
  fc.record({
    type: fc.constant("annotate" as const),
    id: fc.constantFrom("n0", "n1", "new"),
    spans: anySpans,
  }),
  fc.record({ type: fc.constant("remove" as const), id: fc.constantFrom("n0", "n1", "new") }),
  fc.record({
    type: fc.constant("retitle" as const),
    title: fc.constantFrom("One", "Two"),
    author: fc.constantFrom("Ana", null),
  }),
)
export type Change = typeof anyChange extends fc.Arbitrary<infer T> ? T : never

function operationOf(article: Article, change: Change): ArticleOperation | undefined {
  const { text, document } = article
  switch (change.type) {
    case "inline": {
      const blocks: [number, number][] = []
      let end = 0
      document.descendants((node) => {
        if (!node.isTextblock) return true
        const start = end + Number(blocks.length === 0 ? document.attrs.lead : node.attrs.gap)
        end = start + node.content.size
        blocks.push([start, end])
        return false
      })
      const [start, last] = blocks[Math.floor((blocks.length * change.at) / 1001)] ?? [0, 0]
      const own = text.slice(start, last)
      const [from, to] = [whole(own, change.at), whole(own, change.to)].sort((a, b) => a - b)
      const insert = change.broken ? `${change.insert}\n` : change.insert
      return { type: "text.replace", at: utf16(start + (from ?? 0)), delete: (to ?? 0) - (from ?? 0), insert }
    }
    case "blocks": {
      const from = Math.floor((document.childCount * change.at) / 1001)
      const count = Math.min(change.count, document.childCount - from)
      const content = change.content
      if (document.childCount - count + content.length === 0) return undefined
      const { children } = document
      const after = document.type.create(document.attrs, [
        ...children.slice(0, from),
        ...content,
        ...children.slice(from + count),
      ])
      const before = regionText(document, from, from + count)
      return {
        type: "text.replace",
        at: utf16(before.start),
        delete: before.text.length,
        insert: regionText(after, from, from + content.length).text,
        blocks: { from, count, content: content.map(nodeJson) },
      }
    }
    case "annotate": {
      const annotation = fitted(change.id, change.spans, text)
      return annotation === undefined ? undefined : { type: "annotation.set", annotation }
    }
    case "remove":
      return { type: "annotation.remove", id: change.id }
    case "retitle":
      return { type: "article.set", fields: { title: change.title, author: change.author } }
  }
}

/** Makes the changes one after another; the operations they were, and the article after them. */
export function run(article: Article, changes: readonly Change[]) {
  const operations: ArticleOperation[] = []
  let after = article
  for (const change of changes) {
    const operation = operationOf(after, change)
    if (operation === undefined) continue
    const [versioned = operation] = withVersions(after.textVersion, [operation])
    operations.push(versioned)
    after = unwrap(applyOperations(after, [versioned]))
  }
  return { operations, after }
}
