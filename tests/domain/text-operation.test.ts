import fc from "fast-check"
import type { Node } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import { checkSpans } from "../../shared/domain/annotation.ts"
import { type Article, articleFromJson, articleSchema, articleToJson } from "../../shared/domain/article.ts"
import { canonicalText, documentFromBlocks, nodeJson, regionText } from "../../shared/domain/document.ts"
import { sha256OfText } from "../../shared/domain/hash.ts"
import { invertOperations, withVersions } from "../../shared/domain/invert.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import {
  type ArticleOperation,
  applyOperations,
  articleOperationSchema,
} from "../../shared/domain/operation.ts"
import { unwrap } from "../../shared/domain/result.ts"
import {
  annotation,
  anyAnnotations,
  anyDocument,
  anySpans,
  articleOf,
  fitted,
  lineOfText,
  runs,
  topBlocks,
  whole,
} from "../support/arbitrary-article.ts"

/** A change said without knowing the article: where, in thousandths of it, and what. */
const anyChange = fc.oneof(
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
type Change = typeof anyChange extends fc.Arbitrary<infer T> ? T : never

const anyArticle = fc
  .tuple(anyDocument, anyAnnotations)
  .map(([document, spans]) => articleOf(document, spans))

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
function run(article: Article, changes: readonly Change[]) {
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

/** What undoing restores: everything but the records of what happened. */
function content({ document, annotations, metadata, offers, text }: Article) {
  return { document: document.toJSON(), annotations: new Map(annotations), metadata, offers, text }
}

const changes = fc.array(anyChange, { maxLength: 8 })

describe("changes of the text", () => {
  it("keep document, text and annotations true to each other", () => {
    fc.assert(
      fc.property(anyArticle, changes, (article, changes) => {
        const { after } = run(article, changes)
        after.document.check()
        expect(canonicalText(after.document)).toBe(after.text)
        for (const one of after.annotations.values()) unwrap(checkSpans(one, after.text.length))
      }),
      { numRuns: runs(300) },
    )
  })

  it("come to the same one by one, at once, and after a way through JSON", () => {
    fc.assert(
      fc.property(anyArticle, changes, (article, changes) => {
        const { operations, after } = run(article, changes)
        fc.pre(operations.length > 0)
        const sent = operations.map((one) => articleOperationSchema.parse(JSON.parse(JSON.stringify(one))))
        const received = unwrap(
          articleFromJson(articleSchema.parse(JSON.parse(JSON.stringify(articleToJson(article))))),
        )
        const atOnce = unwrap(applyOperations(received, sent))
        expect(content(atOnce)).toEqual(content(after))
        expect(atOnce.textVersion).toBe(after.textVersion)
      }),
      { numRuns: runs(200) },
    )
  })

  it("change nothing when they are sent again after a lost answer, alone or with what came later", () => {
    fc.assert(
      fc.property(anyArticle, changes, fc.nat(8), (article, changes, applied) => {
        const { operations, after } = run(article, changes)
        fc.pre(operations.length > 0 && applied <= operations.length && applied > 0)
        const first = unwrap(applyOperations(article, operations.slice(0, applied)))
        expect(content(unwrap(applyOperations(first, operations)))).toEqual(content(after))
      }),
      { numRuns: runs(200) },
    )
  })

  it("are undone exactly by their inverse, and done again by the inverse of that", () => {
    fc.assert(
      fc.property(anyArticle, changes, (article, changes) => {
        const { operations, after } = run(article, changes)
        fc.pre(operations.length > 0)
        const inverse = invertOperations(article, operations)
        const undone = inverse.length === 0 ? after : unwrap(applyOperations(after, inverse))
        expect(content(undone)).toEqual(content(article))
        if (inverse.length === 0) return
        const redone = applyOperations(undone, invertOperations(after, inverse))
        expect(content(unwrap(redone))).toEqual(content(after))
      }),
      { numRuns: runs(300) },
    )
  })
})

describe("a change of the text", () => {
  const document = documentFromBlocks([
    { text: "Austin called 🙂 Shoigu.", gap: 1 },
    { text: "They spoke.", gap: 2 },
  ])
  const article: Article = {
    ...articleOf(document),
    annotations: new Map([["a", annotation("a", [0, 6])]]),
  }
  const refusal = (operation: ArticleOperation, before = article) => {
    const applied = applyOperations(before, [operation])
    return applied.ok ? undefined : applied.error.code
  }
  const typed = (at: number, insert: string, on?: string): ArticleOperation => ({
    type: "text.replace",
    at: utf16(at),
    delete: 0,
    insert,
    on,
  })

  it("is refused where it does not fit the text", () => {
    const blocks = (content: readonly Node[]) => ({ from: 0, count: 1, content: content.map(nodeJson) })
    const one = document.child(0)
    const cases: ArticleOperation[] = [
      typed(100, "x"),
      { type: "text.replace", at: utf16(20), delete: 8, insert: "" }, // across two blocks
      { type: "text.replace", at: utf16(15), delete: 1, insert: "" }, // half of the emoji
      { type: "text.replace", at: utf16(0), delete: 0, insert: "x", blocks: blocks([one]) }, // blocks say otherwise
      {
        type: "text.replace",
        at: utf16(0),
        delete: 0,
        insert: "",
        blocks: { from: 2, count: 1, content: [] },
      },
      {
        type: "text.replace",
        at: utf16(0),
        delete: 0,
        insert: "",
        blocks: { from: 0, count: 1, content: [{ type: "script" }] },
      },
      { type: "text.replace", at: utf16(30), delete: 1, insert: "", blocks: blocks([one]) }, // outside its blocks
    ]
    for (const operation of cases) expect(refusal(operation), JSON.stringify(operation)).toBe("bad-operation")
    expect(articleOperationSchema.safeParse(typed(0, "\ud800")).success).toBe(false)
  })

  it("is refused on a text other than the one it was made on", () => {
    const once = unwrap(applyOperations(article, [typed(0, "x", "")]))
    expect(refusal(typed(0, "y", ""), once)).toBe("text-changed")
    expect(refusal(typed(0, "y", once.textVersion), once)).toBeUndefined()
  })

  it("takes an annotation away with its text, and the inverse brings it back", () => {
    const cut: ArticleOperation = { type: "text.replace", at: utf16(0), delete: 7, insert: "" }
    const after = unwrap(applyOperations(article, [cut]))
    expect(after.annotations.size).toBe(0)
    const undone = unwrap(applyOperations(after, invertOperations(article, [cut])))
    expect(undone.annotations).toEqual(article.annotations)
  })

  it("is recorded as a revision once, with the hashes of both texts", () => {
    const after = unwrap(applyOperations(article, [typed(0, "x")]))
    const revision = {
      from: sha256OfText(article.text),
      to: sha256OfText(after.text),
      time: "2022-10-22T08:00:00.000Z",
    }
    const record: ArticleOperation = { type: "revision.record", ...revision }
    const recorded = unwrap(applyOperations(after, [record, record]))
    expect(recorded.revisions).toEqual([revision])
    expect(refusal(record)).toBe("text-changed")
  })
})
