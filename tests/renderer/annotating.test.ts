// Everything an analyst does to annotations and text, in any order, against the plainest model there is: letters in an
// array, annotations as sets of letters, and a list of former states for undo.

import fc from "fast-check"
import { TextSelection } from "prosemirror-state"
import { expect, it } from "vitest"
import { Annotating } from "../../renderer/editor/annotating.ts"
import { annotationsOf, setAnnotationsMeta } from "../../renderer/editor/annotations-plugin.ts"
import { type EditorContext, selectedSpan, spanToMark } from "../../renderer/editor/editor-context.ts"
import { Resizing } from "../../renderer/editor/resizing.ts"
import { Session } from "../../renderer/editor/session.ts"
import { articleToJson } from "../../shared/domain/article.ts"
import { dragBoundary, stepBoundary } from "../../shared/domain/boundary.ts"
import { documentSchema } from "../../shared/domain/document.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import { applyOperations } from "../../shared/domain/operation.ts"
import { unwrap } from "../../shared/domain/result.ts"
import type { Span } from "../../shared/domain/span.ts"
import { builtInKinds } from "../../shared/kinds/registry.ts"
import { articleOf, runs } from "../support/arbitrary-article.ts"

const paragraphs = [
  "Zoe\u0301 Dupre\u0301 met Maryam\u00a0Haddad, \u201cas planned\u201d.",
  "The \u{1f468}\u200d\u{1f469}\u200d\u{1f467} family saw \u05d9\u05d0\u05d9\u05e8 \u05dc\u05e4\u05d9\u05d3 and \u0645\u062d\u0645\u0648\u062f.",
  "Co\u00adoperation goes on. Nothing else was agreed.",
]

const kinds = ["person", "claim", "event"] as const
/** Places are in thousandths of the text, annotations by number. */
const place = fc.nat(1000)
const which = fc.nat(5)
const anyAction = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant("mark" as const),
      kind: fc.constantFrom(...kinds),
      from: place,
      to: place,
      exact: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("add" as const), which, from: place, to: place }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("take" as const), which, from: place, to: place }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant("step" as const),
      which,
      unit: fc.constantFrom("word" as const, "grapheme" as const),
      keys: fc.array(fc.constantFrom("ArrowLeft" as const, "ArrowRight" as const), { maxLength: 6 }),
      accept: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("drag" as const),
      which,
      side: fc.constantFrom("start" as const, "end" as const),
      to: place,
      exact: fc.boolean(),
    }),
  },
  fc.record({ type: fc.constant("kind" as const), which, kind: fc.constantFrom(...kinds) }),
  fc.record({ type: fc.constant("note" as const), which, note: fc.constantFrom("", "a", "b") }),
  fc.record({ type: fc.constant("remove" as const), which }),
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("type" as const),
      at: place,
      text: fc.constantFrom("x", "new word", "\u{1f642}", "\u05d0"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("delete" as const),
      at: place,
      count: fc.integer({ min: 1, max: 12 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ type: fc.constantFrom("undo" as const, "redo" as const) }) },
)
type Action = typeof anyAction extends fc.Arbitrary<infer T> ? T : never

interface Plain {
  readonly kind: string
  readonly note: string
  /** The letters it covers, by what they are, not by where. */
  readonly letters: ReadonlySet<number>
}
interface State {
  readonly letters: readonly { readonly id: number; readonly unit: string }[]
  readonly annotations: ReadonlyMap<string, Plain>
}

class Model {
  private past: State[] = []
  private future: State[] = []
  private last = 0
  state: State

  constructor(text: string) {
    this.state = { letters: this.lettersOf(text), annotations: new Map() }
  }

  get text(): string {
    return this.state.letters.map(({ unit }) => unit).join("")
  }

  spansOf({ letters }: Plain): Span[] {
    const spans: { start: number; end: number }[] = []
    for (const [index, { id }] of this.state.letters.entries()) {
      if (!letters.has(id)) continue
      const last = spans.at(-1)
      if (last?.end === index) last.end = index + 1
      else spans.push({ start: index, end: index + 1 })
    }
    return spans.map(({ start, end }) => ({ start: utf16(start), end: utf16(end) }))
  }

  cover(spans: readonly Span[]): Set<number> {
    return new Set(
      spans.flatMap(({ start, end }) => this.state.letters.slice(start, end).map(({ id }) => id)),
    )
  }

  set(id: string, annotation: Plain | undefined): void {
    const annotations = new Map(this.state.annotations)
    if (annotation === undefined) annotations.delete(id)
    else annotations.set(id, annotation)
    this.go({ ...this.state, annotations })
  }

  replace(at: number, count: number, text: string): void {
    const { letters, annotations } = this.state
    const made = this.lettersOf(text)
    const [before, behind] = [letters[at - 1]?.id, letters[at]?.id]
    const followed = [...annotations].flatMap(([id, annotation]): [string, Plain][] => {
      const kept = new Set(annotation.letters)
      // What is typed between two letters of one annotation is its own.
      if (kept.has(before ?? -1) && kept.has(behind ?? -1)) for (const { id } of made) kept.add(id)
      for (const { id } of letters.slice(at, at + count)) kept.delete(id)
      return kept.size === 0 ? [] : [[id, { ...annotation, letters: kept }]]
    })
    this.go({
      letters: [...letters.slice(0, at), ...made, ...letters.slice(at + count)],
      annotations: new Map(followed),
    })
  }

  undo(): void {
    const before = this.past.pop()
    if (before === undefined) return
    this.future.push(this.state)
    this.state = before
  }

  redo(): void {
    const next = this.future.pop()
    if (next === undefined) return
    this.past.push(this.state)
    this.state = next
  }

  plain(): unknown {
    return [...this.state.annotations]
      .map(([id, one]) => ({ id, kind: one.kind, note: one.note, spans: this.spansOf(one) }))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  private go(state: State): void {
    this.past.push(this.state)
    this.future = []
    this.state = state
  }

  private lettersOf(text: string) {
    return text.split("").map((unit) => ({ id: ++this.last, unit }))
  }
}

function start() {
  const blocks = paragraphs.map((text) =>
    documentSchema.node("paragraph", { gap: 2 }, [documentSchema.text(text)]),
  )
  let host = articleOf(documentSchema.node("doc", { lead: 0, tail: 0 }, blocks), [])
  const session = new Session(articleToJson(host), {
    kinds: builtInKinds,
    caret: 0,
    onOperations: (operations) => {
      host = unwrap(applyOperations(host, operations))
    },
  })
  const context: EditorContext = {
    session,
    options: {
      kinds: builtInKinds,
      creator: { id: "ana", name: "Ana" },
      label: "Test",
      citation: () => "",
      onOperations: () => {},
      onAnnounce: () => {},
      onOpenCard: () => {},
      commandFor: () => undefined,
    },
    dispatch: (tr) => session.dispatch(tr),
  }
  const annotating = new Annotating(context)
  const resizing = new Resizing(context, annotating, () => {})
  return { session, context, annotating, resizing, model: new Model(session.blocks.text), host: () => host }
}
type World = ReturnType<typeof start>

function perform({ session, context, annotating, resizing, model }: World, action: Action): void {
  const { blocks } = session
  const offset = (thousandths: number) => Math.round((blocks.length * thousandths) / 1000)
  const select = (from: number, to: number) => {
    const [start, end] = [Math.min(offset(from), offset(to)), Math.max(offset(from), offset(to))]
    const tr = session.state.tr
    session.dispatch(
      tr.setSelection(
        TextSelection.create(tr.doc, blocks.toPosition(start, "start"), blocks.toPosition(end, "end")),
      ),
    )
  }
  const collapse = () => {
    const tr = session.state.tr
    session.dispatch(tr.setSelection(TextSelection.create(tr.doc, tr.selection.head)))
  }
  const chosen = (number: number) => {
    const ids = [...model.state.annotations.keys()].sort()
    const id = ids[number % Math.max(1, ids.length)]
    const plain = id === undefined ? undefined : model.state.annotations.get(id)
    if (id === undefined || plain === undefined) return undefined
    session.dispatch(setAnnotationsMeta(session.state.tr, { selected: id }))
    return { id, plain, spans: model.spansOf(plain) }
  }
  /** Nothing was done where the spans are the same. */
  const cover = (one: { id: string; plain: Plain }, spans: readonly Span[]) => {
    const letters = model.cover(spans)
    const { letters: before } = one.plain
    if (letters.size === before.size && [...letters].every((id) => before.has(id))) return
    model.set(one.id, { ...one.plain, letters })
  }
  const snapping = (kind: string) => ({ trim: builtInKinds.find(({ id }) => id === kind)?.trim ?? "space" })
  session.history.close()

  switch (action.type) {
    case "mark": {
      select(action.from, action.to)
      const span = spanToMark(context, action.kind, action.exact)
      annotating.mark(action.kind, action.exact)
      if (span === null) return
      const same = [...model.state.annotations.values()].some((one) => {
        const [only, ...others] = model.spansOf(one)
        return (
          one.kind === action.kind &&
          only?.start === span.start &&
          only.end === span.end &&
          others.length === 0
        )
      })
      if (same) return
      const { selected } = annotationsOf(session.state)
      model.set(selected ?? "", { kind: action.kind, note: "", letters: model.cover([span]) })
      return
    }
    case "add": {
      const one = chosen(action.which)
      select(action.from, action.to)
      const span = one === undefined ? null : spanToMark(context, one.plain.kind, false)
      annotating.addSpan(false)
      if (one !== undefined && span !== null) cover(one, [...one.spans, span])
      return
    }
    case "take": {
      const one = chosen(action.which)
      select(action.from, action.to)
      annotating.removeSpan()
      if (one === undefined) return
      // What is left is at most what was there without the words taken; all of it lies in what was there.
      const after = session.annotations.get(one.id)?.spans ?? []
      const letters = model.cover(after)
      for (const id of letters) expect(one.plain.letters.has(id)).toBe(true)
      cover(one, after)
      return
    }
    case "step": {
      const one = chosen(action.which)
      collapse()
      resizing.start()
      const resize = resizing.current
      if (one === undefined || resize === null) return
      let { span } = resize
      for (const key of action.keys) {
        resizing.arrow(key, action.unit)
        const block = blocks.spanOf(blocks.blockAt(span.end))
        const [letter = ""] = /\p{L}/u.exec(blocks.slice(block.start, block.end)) ?? []
        const forward = /[\u0590-\u08ff]/.test(letter) ? "ArrowLeft" : "ArrowRight"
        span = stepBoundary(
          model.text,
          span,
          "end",
          key === forward ? 1 : -1,
          action.unit,
          snapping(one.plain.kind),
        )
      }
      if (action.accept) {
        resizing.accept()
        cover(one, [...resize.others, span])
      } else resizing.cancel()
      return
    }
    case "drag": {
      const one = chosen(action.which)
      const annotation = one === undefined ? undefined : session.annotations.get(one.id)
      if (one === undefined || annotation === undefined) return
      resizing.take(annotation, 0, action.side)
      resizing.drag(offset(action.to), action.exact)
      resizing.accept()
      const [span, ...others] = one.spans
      if (span === undefined) return
      const moved = dragBoundary(
        model.text,
        span,
        action.side,
        offset(action.to),
        action.exact,
        snapping(one.plain.kind),
      )
      cover(one, [...others, moved])
      return
    }
    case "kind": {
      const one = chosen(action.which)
      if (one === undefined) return
      annotating.setKind(one.id, action.kind)
      if (one.plain.kind !== action.kind) model.set(one.id, { ...one.plain, kind: action.kind })
      return
    }
    case "note": {
      const one = chosen(action.which)
      if (one === undefined) return
      annotating.setNote(one.id, action.note)
      if (one.plain.note !== action.note) model.set(one.id, { ...one.plain, note: action.note })
      return
    }
    case "remove": {
      const one = chosen(action.which)
      if (one === undefined) return
      annotating.remove(one.id)
      model.set(one.id, undefined)
      return
    }
    case "type":
    case "delete": {
      // Whole letters within one paragraph: the rest is another test's business.
      const block = blocks.blockAt(offset(action.at))
      const { start, end } = blocks.spanOf(block)
      const whole = [...new Intl.Segmenter("en").segment(blocks.slice(start, end))].map(
        ({ index }) => start + index,
      )
      const stops = [...whole, end]
      const index = stops.findLastIndex((stop) => stop <= Math.max(start, offset(action.at)))
      const from = stops[index] ?? start
      const to =
        action.type === "type" ? from : (stops[Math.min(index + action.count, stops.length - 1)] ?? from)
      if (action.type === "delete" && from === to) return
      session.dispatch(session.enter("edit"))
      const tr = session.state.tr
      const position = blocks.positionsOf(block).from - start
      if (action.type === "type") tr.insertText(action.text, position + from)
      else tr.delete(position + from, position + to)
      session.dispatch(tr)
      // The caret goes elsewhere, so that what comes next is no correction of this.
      const away = session.state.tr
      session.dispatch(
        away.setSelection(from === 0 ? TextSelection.atEnd(away.doc) : TextSelection.atStart(away.doc)),
      )
      session.dispatch(session.enter("annotate"))
      model.replace(from, to - from, action.type === "type" ? action.text : "")
      return
    }
    case "undo":
    case "redo": {
      const made = session.takeBack(action.type)
      if (made !== undefined) session.dispatch(made)
      model[action.type]()
    }
  }
}

function check({ session, model, host }: World): void {
  expect(session.blocks.text).toBe(model.text)
  const plain = [...session.annotations.ordered]
    .map(({ id, kind, note = "", spans }) => ({ id, kind, note, spans }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  expect(plain).toEqual(model.plain())
  expect(host().text).toBe(model.text)
  expect([...host().annotations.keys()].sort()).toEqual(plain.map(({ id }) => id))
  expect(annotationsOf(session.state).resize).toBeNull()
  expect(selectedSpan(session)?.end ?? 0).toBeLessThanOrEqual(model.text.length)
}

it("annotations and text are at every step what a plain list of them would be, and undo leads back to the start", () => {
  fc.assert(
    fc.property(fc.array(anyAction, { maxLength: 25 }), (actions) => {
      const world = start()
      const first = world.session.blocks.text
      for (const action of actions) {
        perform(world, action)
        check(world)
      }
      for (;;) {
        const made = world.session.takeBack("undo")
        if (made === undefined) break
        world.session.dispatch(made)
        world.model.undo()
        check(world)
      }
      expect(world.session.blocks.text).toBe(first)
      expect(world.session.annotations.size).toBe(0)
    }),
    { numRuns: runs(150) },
  )
})
