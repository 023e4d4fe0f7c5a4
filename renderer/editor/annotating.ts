// What the analyst does to annotations: marking, kinds, notes, parts added and taken away. Each is one step and one
// undo. Nothing here needs a page.

import { TextSelection } from "prosemirror-state"
import {
  type Annotation,
  type AnnotationRecord,
  normalizeSpans,
  withRecord,
} from "../../shared/domain/annotation.ts"
import { moveFields } from "../../shared/domain/field.ts"
import { markable, snapToGraphemes, trimSpan } from "../../shared/domain/segment.ts"
import type { Span } from "../../shared/domain/span.ts"
import { sameSpans } from "../../shared/domain/text-change.ts"
import { type AnnotationChange, AnnotationStep } from "./annotation-step.ts"
import { annotationsOf, setAnnotationsMeta } from "./annotations-plugin.ts"
import { type EditorContext, refusesChanges, snappingOf, spanToMark, wordsOf } from "./editor-context.ts"
import type { Given } from "./editor-state.ts"

export class Annotating {
  private readonly context: EditorContext

  constructor(context: EditorContext) {
    this.context = context
  }

  /** Marks the selected text; false where there is nothing to mark. The same place is not marked twice as one kind. */
  mark(kind: string, exact: boolean): boolean {
    const { session, options, dispatch } = this.context
    if (refusesChanges(this.context) || options.kinds.every(({ id }) => id !== kind)) return false
    const span = spanToMark(this.context, kind, exact)
    if (span === null) return false
    const twin = session.annotations
      .at(span.start)
      .find((one) => one.kind === kind && sameSpans(one.spans, [span]))
    const annotation = twin ?? this.make(kind, span)
    const tr = session.state.tr
    tr.setSelection(TextSelection.create(tr.doc, session.blocks.toPosition(span.end, "end")))
    if (twin === undefined) tr.step(new AnnotationStep([{ id: annotation.id, after: annotation }]))
    dispatch(setAnnotationsMeta(tr, { selected: annotation.id }))
    options.onAnnounce({ type: "marked", kind, quote: wordsOf(annotation, session) })
    return true
  }

  markSpans(kind: string, spans: readonly Span[], given?: Given): void {
    if (refusesChanges(this.context)) return
    const { text } = this.context.session.blocks
    const { language } = this.context.options
    const changes = markable(text, spans, language).map((span): AnnotationChange => {
      const made = this.make(kind, span)
      const after = given === undefined ? made : withRecord(made, { fields: given.fields })
      return { id: after.id, after }
    })
    if (changes.length === 0) return
    const also = given === undefined ? undefined : this.context.session.annotations.get(given.also)
    if (also !== undefined) {
      const modified = new Date().toISOString()
      const fields = { ...also.fields, ...given?.fields }
      changes.push({ id: also.id, after: { ...withRecord(also, { fields }), modified } })
    }
    this.change(changes)
    this.context.options.onAnnounce({ type: "markedAll", kind, count: changes.length })
  }

  /** Changes several annotations in one step; one that becomes undefined goes. */
  changeAll(ids: readonly string[], change: (annotation: Annotation) => Annotation | undefined): void {
    if (refusesChanges(this.context)) return
    const modified = new Date().toISOString()
    const changes = ids.flatMap((id): readonly AnnotationChange[] => {
      const before = this.context.session.annotations.get(id)
      const after = before === undefined ? undefined : change(before)
      if (before === undefined || after === before) return []
      return [{ id, after: after === undefined ? undefined : { ...after, modified } }]
    })
    if (changes.length > 0) this.change(changes)
  }

  put(annotation: Annotation): void {
    if (refusesChanges(this.context)) return
    this.change([{ id: annotation.id, after: annotation }])
    const quote = wordsOf(annotation, this.context.session)
    this.context.options.onAnnounce({ type: "marked", kind: annotation.kind, quote })
  }

  remove(id: string): void {
    const annotation = this.context.session.annotations.get(id)
    if (annotation === undefined || refusesChanges(this.context)) return
    const quote = wordsOf(annotation, this.context.session)
    this.change([{ id, after: undefined }])
    this.context.options.onAnnounce({ type: "removed", kind: annotation.kind, quote })
  }

  /** Gives an annotation the state it had; where its words are others by now, it stays where it is. */
  restore(annotation: Annotation, quote: string): boolean {
    if (refusesChanges(this.context)) return false
    const { session } = this.context
    const { text } = session.blocks
    const isThere = annotation.spans.map((span) => text.slice(span.start, span.end)).join(" … ") === quote
    const spans = isThere ? annotation.spans : session.annotations.get(annotation.id)?.spans
    if (spans === undefined) return false
    const fields = moveFields(annotation.fields, (span) => (span.end <= text.length ? span : undefined))
    const modified = new Date().toISOString()
    const after = withRecord({ ...annotation, spans, modified }, { fields })
    this.change([{ id: annotation.id, after }])
    return true
  }

  setKind(id: string, kind: string): void {
    this.edit(id, (annotation) => (annotation.kind === kind ? annotation : { ...annotation, kind }))
  }

  setNote(id: string, note: string): void {
    this.edit(id, (annotation) =>
      note === (annotation.note ?? "") ? annotation : withRecord(annotation, { note }),
    )
  }

  /** Changes the record behind an annotation; what is undefined is cleared. */
  revise(id: string, changes: AnnotationRecord): void {
    this.edit(id, (annotation) => withRecord(annotation, changes))
  }

  /** Gives an annotation other spans; all else of it stays. */
  setSpans(id: string, spans: readonly Span[]): void {
    this.edit(id, (annotation) =>
      spans.length === 0 || sameSpans(spans, annotation.spans) ? annotation : { ...annotation, spans },
    )
  }

  /** Adds the selected text to the selected annotation as a further part. */
  addSpan(exact: boolean): void {
    const annotation = this.selected()
    if (annotation === undefined) return
    const span = spanToMark(this.context, annotation.kind, exact)
    if (span === null) return
    this.setSpans(annotation.id, normalizeSpans([...annotation.spans, span]))
    this.collapse(span)
    this.tellSpans("added", span)
  }

  /**
   * Takes the selected text away from the selected annotation; without selected text, the part at the caret, or the
   * last one. The last text of an annotation stays.
   */
  removeSpan(at = this.caret()): void {
    const annotation = this.selected()
    if (annotation === undefined) return
    const { session, options } = this.context
    const { trim } = snappingOf(options, annotation.kind)
    const taken =
      spanToMark(this.context, annotation.kind, false) ??
      annotation.spans.find(({ start, end }) => start <= at && at <= end) ??
      annotation.spans.at(-1)
    if (taken === undefined) return
    const rest = annotation.spans
      .flatMap(({ start, end }) => [
        { start, end: lesser(end, taken.start) },
        { start: greater(start, taken.end), end },
      ])
      .filter(({ start, end }) => start < end)
    // What is cut off within a part leaves space or punctuation behind that the kind would not begin or end with.
    const kept = rest.flatMap((span) =>
      annotation.spans.some((one) => one.start === span.start && one.end === span.end)
        ? [span]
        : (trimSpan(session.blocks.text, span, trim) ?? []),
    )
    const whole = kept.flatMap((span) => snapToGraphemes(session.blocks.text, span, options.language) ?? [])
    if (whole.length === 0) {
      options.onAnnounce({ type: "lastSpan" })
      return
    }
    this.setSpans(annotation.id, normalizeSpans(whole))
    this.tellSpans("taken", taken)
  }

  private selected(): Annotation | undefined {
    const { selected, annotations } = annotationsOf(this.context.session.state)
    if (selected === null || this.context.session.mode === "edit" || refusesChanges(this.context))
      return undefined
    return annotations.get(selected)
  }

  private caret(): number {
    const { blocks, state } = this.context.session
    return blocks.toOffset(state.selection.head)
  }

  private collapse({ end }: Span): void {
    const { session, dispatch } = this.context
    const tr = session.state.tr
    dispatch(tr.setSelection(TextSelection.create(tr.doc, session.blocks.toPosition(end, "end"))))
  }

  private tellSpans(change: "added" | "taken", { start, end }: Span): void {
    const { session, options } = this.context
    const count = this.selected()?.spans.length ?? 0
    options.onAnnounce({ type: "spans", change, quote: session.blocks.slice(start, end), count })
  }

  private make(kind: string, span: Span): Annotation {
    const now = new Date().toISOString()
    const creator = this.context.options.creator.id
    return { id: crypto.randomUUID(), kind, spans: [span], creator, created: now, modified: now }
  }

  private edit(id: string, change: (annotation: Annotation) => Annotation): void {
    const before = this.context.session.annotations.get(id)
    const after = before === undefined ? undefined : change(before)
    if (before === undefined || after === undefined || after === before || refusesChanges(this.context))
      return
    this.change([{ id, after: { ...after, modified: new Date().toISOString() } }])
  }

  private change(changes: readonly AnnotationChange[]): void {
    this.context.dispatch(this.context.session.state.tr.step(new AnnotationStep(changes)))
  }
}

function lesser(one: Span["start"], other: Span["start"]): Span["start"] {
  return one < other ? one : other
}

function greater(one: Span["start"], other: Span["start"]): Span["start"] {
  return one < other ? other : one
}
