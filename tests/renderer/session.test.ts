import fc from "fast-check"
import { Fragment, Slice } from "prosemirror-model"
import { type Command, TextSelection, type Transaction } from "prosemirror-state"
import { findWrapping } from "prosemirror-transform"
import { DecorationSet } from "prosemirror-view"
import { describe, expect, it } from "vitest"
import { AnnotationStep } from "../../renderer/editor/annotation-step.ts"
import {
  annotationsKey,
  annotationsOf,
  setAnnotationsMeta,
} from "../../renderer/editor/annotations-plugin.ts"
import { BlockIndex } from "../../renderer/editor/block-index.ts"
import { drawnSchema } from "../../renderer/editor/drawing.ts"
import { Session } from "../../renderer/editor/session.ts"
import {
  breakLine,
  deleteSelected,
  joinBackward,
  joinForward,
  splitParagraph,
} from "../../renderer/editor/writing.ts"
import { byPosition } from "../../shared/domain/annotation.ts"
import { type Article, articleToJson } from "../../shared/domain/article.ts"
import { canonicalText, documentSchema } from "../../shared/domain/document.ts"
import {
  type ArticleOperation,
  applyOperations,
  articleOperationSchema,
} from "../../shared/domain/operation.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { builtInKinds } from "../../shared/kinds/registry.ts"
import {
  anyAnnotations,
  anySpans,
  articleOf,
  fitted,
  lineOfText,
  runs,
  topBlocks,
  whole,
} from "../support/arbitrary-article.ts"

const commands = { splitParagraph, joinBackward, joinForward, deleteSelected, breakLine }
const commandNames = ["splitParagraph", "joinBackward", "joinForward", "deleteSelected", "breakLine"] as const

/** What an analyst may do, said without knowing the article: places are in thousandths of it. */
const place = fc.record({ anchor: fc.nat(1000), head: fc.option(fc.nat(1000)), edge: fc.boolean() })
const anyAction = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant("type" as const), at: place, text: lineOfText }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant("command" as const),
      at: place,
      name: fc.constantFrom(...commandNames),
    }),
  },
  fc.record({
    type: fc.constant("paste" as const),
    at: place,
    blocks: topBlocks,
    open: fc.boolean(),
    times: fc.constantFrom(1, 1, 30),
  }),
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("annotate" as const),
      id: fc.constantFrom("n0", "n1", "x", "y"),
      spans: anySpans,
    }),
  },
  fc.record({ type: fc.constant("unmark" as const), id: fc.constantFrom("n0", "n1", "x", "y") }),
  fc.record({ type: fc.constant("strong" as const), at: place }),
  fc.record({ type: fc.constant("quote" as const), at: place }),
  fc.record({ type: fc.constant("heading" as const), at: place }),
  { weight: 3, arbitrary: fc.record({ type: fc.constantFrom("undo" as const, "redo" as const) }) },
  fc.record({
    type: fc.constant("look" as const),
    from: fc.nat(1000),
    count: fc.nat(40),
    keep: fc.boolean(),
  }),
  fc.record({ type: fc.constant("select" as const), id: fc.constantFrom("n0", "x", null) }),
)
type Action = typeof anyAction extends fc.Arbitrary<infer T> ? T : never

const anyArticle = fc
  .tuple(topBlocks, fc.constantFrom(1, 1, 8, 30), fc.nat(2), fc.nat(2), anyAnnotations)
  .map(([blocks, times, lead, tail, spans]) => {
    const repeated = Array.from({ length: times }, () => blocks).flat()
    return articleOf(documentSchema.node("doc", { lead, tail }, repeated), spans)
  })

function perform(session: Session, action: Action): void {
  const { state, blocks } = session
  const tr = state.tr
  const position = (thousandths: number, edge: boolean) => {
    const offset = whole(blocks.text, thousandths)
    const block = blocks.blockAt(offset)
    return edge ? blocks.positionsOf(block).from : blocks.toPosition(offset, "end")
  }
  const select = ({ anchor, head, edge }: { anchor: number; head: number | null; edge: boolean }) => {
    const from = position(anchor, edge)
    return TextSelection.create(state.doc, from, head === null ? from : position(head, false))
  }
  switch (action.type) {
    case "type":
      session.dispatch(tr.setSelection(select(action.at)).insertText(action.text))
      return
    case "command": {
      session.dispatch(tr.setSelection(select(action.at)))
      const command: Command = commands[action.name]
      command(session.state, (made) => session.dispatch(made))
      return
    }
    case "paste": {
      const blocks = Array.from({ length: action.times }, () => action.blocks).flat()
      const content = Fragment.from(blocks.map((block) => drawnSchema.nodeFromJSON(block.toJSON())))
      const open = action.open && content.firstChild?.isTextblock && content.lastChild?.isTextblock ? 1 : 0
      session.dispatch(tr.setSelection(select(action.at)).replaceSelection(new Slice(content, open, open)))
      return
    }
    case "annotate":
    case "unmark": {
      const after = action.type === "unmark" ? undefined : fitted(action.id, action.spans, blocks.text)
      if (action.type === "annotate" && after === undefined) return
      if (action.type === "unmark" && session.annotations.get(action.id) === undefined) return
      session.dispatch(tr.step(new AnnotationStep([{ id: action.id, after }])))
      return
    }
    case "strong": {
      const { from, to } = select(action.at)
      session.dispatch(tr.addMark(from, to, drawnSchema.mark("strong")))
      return
    }
    case "quote": {
      const { $from, $to } = select(action.at)
      const range = $from.blockRange($to)
      const wrapping =
        range === null || range.depth === 0 ? null : findWrapping(range, drawnSchema.nodes.blockquote)
      if (range !== null && wrapping !== null) session.dispatch(tr.wrap(range, wrapping))
      return
    }
    case "heading": {
      const { from, to: wanted } = select(action.at)
      // Each block is a step of its own: hundreds of them at once, which nobody can ask for, would take minutes.
      const last = Math.min(blocks.count, blocks.blockAt(blocks.toOffset(from)) + 12) - 1
      const to = Math.max(from, Math.min(wanted, blocks.positionsOf(last).to))
      session.dispatch(tr.setBlockType(from, to, drawnSchema.nodes.heading, { level: 2, gap: 2 }))
      return
    }
    case "undo":
    case "redo": {
      const made = session.takeBack(action.type)
      if (made !== undefined) session.dispatch(made)
      return
    }
    case "look": {
      const from = Math.floor((blocks.count * action.from) / 1000)
      session.dispatch(
        setAnnotationsMeta(tr, { drawn: { from, to: from + action.count }, keep: action.keep }),
      )
      return
    }
    case "select":
      session.dispatch(setAnnotationsMeta(tr, { selected: action.id }))
  }
}

/** What is stored of what is drawn: the blocks without their sections. */
function stored({ blocks }: Session) {
  const { document } = blocks
  return {
    type: "doc",
    attrs: document.attrs,
    content: document.children.flatMap((section) => section.children.map((block) => block.toJSON())),
  }
}

function content(session: Session) {
  return { document: stored(session), text: session.blocks.text, annotations: session.annotations.ordered }
}

function contentOf(article: Article) {
  return {
    document: article.document.toJSON(),
    text: article.text,
    annotations: [...article.annotations.values()].sort(byPosition),
  }
}

/** A session in Edit text, and the article as its host has it from the operations alone. */
function start(first: Article) {
  let host = first
  const sent: ArticleOperation[][] = []
  const session = new Session(articleToJson(first), {
    kinds: builtInKinds,
    caret: 0,
    onOperations(operations) {
      const received = operations.map((one) => articleOperationSchema.parse(JSON.parse(JSON.stringify(one))))
      sent.push(received)
      host = unwrap(applyOperations(host, received))
    },
  })
  session.dispatch(session.enter("edit"))
  return { session, host: () => host, sent }
}

function checkIndexes(session: Session): void {
  const { state, blocks } = session
  const fresh = new BlockIndex(state.doc)
  expect(blocks.document).toBe(state.doc)
  expect(blocks.count).toBe(fresh.count)
  for (let block = 0; block < fresh.count; block++) {
    expect(blocks.spanOf(block)).toEqual(fresh.spanOf(block))
    expect(blocks.positionsOf(block)).toEqual(fresh.positionsOf(block))
  }
  expect(blocks.text).toBe(fresh.text)
  const { annotations } = session
  for (const one of annotations.ordered) expect(annotations.get(one.id)).toBe(one)
  for (const kind of ["person", "claim", "event"]) {
    const count = annotations.ordered.filter((one) => one.kind === kind).length
    expect(annotations.counts.get(kind) ?? 0).toBe(count)
  }
  const sizes = state.doc.children.map((section) => section.childCount)
  if (sizes.length > 1) for (const size of sizes) expect(size).toBeLessThanOrEqual(48)
}

/** Decorations that were carried along are those that drawing anew would give; others may be left elsewhere. */
function checkDecorations(session: Session): void {
  const { drawn, leftover, decorations } = annotationsOf(session.state)
  const last = Math.min(drawn.to, session.blocks.count - 1)
  const isDrawn = ({ from, to }: { from: number; to: number }) =>
    leftover === 0 ||
    (from >= session.blocks.positionsOf(drawn.from).from && to <= session.blocks.positionsOf(last).to)
  const drawnAnew = session.state.apply(setAnnotationsMeta(session.state.tr, { drawn }))
  const listed = (set: DecorationSet) =>
    set
      .find()
      .filter(isDrawn)
      .map(
        ({
          from,
          to,
          spec,
          type,
        }: {
          from: number
          to: number
          spec: unknown
          type?: { attrs: unknown }
        }) => ({ from, to, spec, attrs: type?.attrs }),
      )
      .sort((a, b) => a.from - b.from || a.to - b.to)
  expect(listed(decorations)).toEqual(
    listed(annotationsKey.getState(drawnAnew)?.decorations ?? DecorationSet.empty),
  )
}

describe("an article that is corrected and annotated in any order", () => {
  it("is the same for editor, host and another window after every change", () => {
    fc.assert(
      fc.property(anyArticle, fc.array(anyAction, { maxLength: 14 }), (article, actions) => {
        const { session, host, sent } = start(article)
        const other = start(article)
        for (const action of actions) {
          perform(session, action)
          expect(content(session)).toEqual(contentOf(host()))
          expect(canonicalText(host().document)).toBe(host().text)
          checkIndexes(session)
          checkDecorations(session)
          for (const operations of sent.splice(0)) {
            const made = other.session.remote(operations)
            if (made === undefined) throw new Error("The other window refuses")
            other.session.dispatch(made)
          }
          expect(content(other.session)).toEqual(content(session))
        }
      }),
      { numRuns: runs(60) },
    )
  })

  it("comes back to its first state by undo, and to its last by redo", () => {
    fc.assert(
      fc.property(anyArticle, fc.array(anyAction, { maxLength: 20 }), (article, actions) => {
        const { session, host } = start(article)
        for (const action of actions) perform(session, action)
        const last = content(session)
        const all = (direction: "undo" | "redo") => {
          for (let made: Transaction | undefined; ; ) {
            made = session.takeBack(direction)
            if (made === undefined) return
            session.dispatch(made)
          }
        }
        all("redo")
        const latest = content(session)
        all("undo")
        expect(content(session)).toEqual(contentOf(article))
        expect(contentOf(host())).toEqual(contentOf(article))
        all("redo")
        expect(content(session)).toEqual(latest)
        if (!actions.some(({ type }) => type === "undo")) expect(latest).toEqual(last)
      }),
      { numRuns: runs(80) },
    )
  })
})
