// Undo and redo in one window while another changes other words of the same text.

import fc from "fast-check"
import { expect, it } from "vitest"
import { AnnotationStep } from "../../renderer/editor/annotation-step.ts"
import { Session } from "../../renderer/editor/session.ts"
import { quoteOf } from "../../shared/domain/annotation.ts"
import { articleToJson } from "../../shared/domain/article.ts"
import { documentFromBlocks } from "../../shared/domain/document.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import type { ArticleOperation } from "../../shared/domain/operation.ts"
import { builtInKinds } from "../../shared/kinds/registry.ts"
import { articleOf, fitted, runs } from "../support/arbitrary-article.ts"

const words = Array.from({ length: 12 }, (_, index) => `w${index}.`)
const article = articleToJson(
  articleOf(
    documentFromBlocks([
      { text: words.slice(0, 6).join("  "), gap: 1 },
      { text: words.slice(6).join("  "), gap: 1 },
    ]),
  ),
)

function openSession() {
  const sent: ArticleOperation[] = []
  const session = new Session(article, {
    kinds: builtInKinds,
    caret: 0,
    onOperations: (operations) => sent.push(...operations),
  })
  return { session, sent }
}

function replace(session: Session, word: string, by: string) {
  const at = session.blocks.text.indexOf(word)
  const from = session.blocks.toPosition(utf16(at), "start")
  session.history.close()
  session.dispatch(session.state.tr.insertText(by, from, from + word.length))
}

function mark(session: Session, word: string) {
  const at = session.blocks.text.indexOf(word)
  const made = fitted(word, [[0, 1000]], word)
  if (made === undefined) throw new Error("The word has letters")
  const after = { ...made, spans: [{ start: utf16(at), end: utf16(at + word.length) }] }
  session.dispatch(session.state.tr.step(new AnnotationStep([{ id: word, after }])))
}

const textWith = (changed: ReadonlySet<number>) =>
  [words.slice(0, 6), words.slice(6)]
    .map((line, half) =>
      line.map((word, index) => (changed.has(half * 6 + index) ? `${word}new${index}` : word)).join("  "),
    )
    .join("\n")

const marked = "w11."
const anyStep = fc.record({
  does: fc.constantFrom("mine", "theirs", "undo", "redo"),
  at: fc.nat(words.length - 2),
})

it("take back one's own changes alone, and bring them back", () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 30 }), (steps) => {
      const mine = openSession()
      const theirs = openSession()
      // Behind everything that is changed: it stands at its word all along, until it is undone last of all.
      mark(mine.session, marked)
      const changedThere = new Set<number>()
      const changed = new Set<number>()
      /** Of mine, in the order they are undone in. */
      const done: number[] = []
      const undone: number[] = []
      const takeBack = (direction: "undo" | "redo") => {
        const tr = mine.session.takeBack(direction)
        if (tr !== undefined) mine.session.dispatch(tr)
        return tr !== undefined
      }
      const tell = () => {
        for (const [from, to] of [
          [mine, theirs],
          [theirs, mine],
        ] as const) {
          const tr = to.session.remote(from.sent.splice(0))
          if (tr === undefined) throw new Error("Both have the same text")
          to.session.dispatch(tr)
        }
      }
      for (const { does, at } of steps) {
        const word = words[at] ?? ""
        const by = `${word}new${at % 6}`
        if (does === "theirs" && at % 2 === 0 && !changedThere.has(at)) {
          changedThere.add(at)
          replace(theirs.session, word, by)
        } else if (does === "mine" && at % 2 === 1 && !changed.has(at)) {
          changed.add(at)
          done.push(at)
          undone.length = 0
          replace(mine.session, word, by)
        } else if (does === "undo" && done.length > 0) {
          expect(takeBack("undo")).toBe(true)
          const last = done.pop() ?? Number.NaN
          changed.delete(last)
          undone.push(last)
        } else if (does === "redo" && undone.length > 0) {
          expect(takeBack("redo")).toBe(true)
          const last = undone.pop() ?? Number.NaN
          changed.add(last)
          done.push(last)
        }
        tell()
        const expected = textWith(new Set([...changed, ...changedThere]))
        expect(mine.session.blocks.text).toBe(expected)
        expect(theirs.session.blocks.text).toBe(expected)
        for (const { session } of [mine, theirs])
          for (const { id, spans } of session.annotations.ordered)
            expect(spans.map((span) => quoteOf(expected, span))).toEqual([id])
      }
      while (takeBack("undo")) tell()
      for (const { session } of [mine, theirs]) {
        expect(session.blocks.text).toBe(textWith(changedThere))
        expect(session.annotations.ordered).toEqual([])
      }
    }),
    { numRuns: runs(100) },
  )
})

it("pass over what changed words that the other has changed since", () => {
  const mine = openSession()
  const theirs = openSession()
  replace(mine.session, "w0.", "mine first")
  replace(mine.session, "w1.", "mine second")
  theirs.session.dispatch(theirs.session.remote(mine.sent.splice(0)) ?? theirs.session.state.tr)
  replace(theirs.session, "second", "third")
  mine.session.dispatch(mine.session.remote(theirs.sent.splice(0)) ?? mine.session.state.tr)
  const tr = mine.session.takeBack("undo")
  if (tr === undefined) throw new Error("There is something to undo")
  mine.session.dispatch(tr)
  expect(mine.session.blocks.text).toMatch(/^w0\. {2}mine third {2}w2\./)
  expect(mine.session.takeBack("undo")).toBeUndefined()
})
