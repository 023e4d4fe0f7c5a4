import fc from "fast-check"
import type { Node } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import { checkSpans } from "../../shared/domain/annotation.ts"
import { type Article, articleFromJson, articleSchema, articleToJson } from "../../shared/domain/article.ts"
import { canonicalText, documentFromBlocks, nodeJson } from "../../shared/domain/document.ts"
import { sha256OfText } from "../../shared/domain/hash.ts"
import { invertOperations } from "../../shared/domain/invert.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import {
  type ArticleOperation,
  applyOperations,
  articleOperationSchema,
} from "../../shared/domain/operation.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { annotation, anyAnnotations, anyDocument, articleOf, runs } from "../support/arbitrary-article.ts"
import { anyChange, run } from "../support/arbitrary-change.ts"

const anyArticle = fc
  .tuple(anyDocument, anyAnnotations)
  .map(([document, spans]) => articleOf(document, spans))

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
