// The editor of one article: a ProseMirror view over the drawn document, its plugins, and the few things the rest
// of the window may ask of it (editor-state.ts). All offsets that leave this folder are canonical.

import { type EditorState, TextSelection, type Transaction } from "prosemirror-state"
import { EditorView } from "prosemirror-view"
import {
  type Annotation,
  type AnnotationRecord,
  extentOf,
  quoteOf,
  withRecord,
} from "../../shared/domain/annotation.ts"
import type { ArticleJson } from "../../shared/domain/article.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import type { ArticleOperation } from "../../shared/domain/operation.ts"
import { snapToGraphemes, snapToWords, trimSpan } from "../../shared/domain/segment.ts"
import type { Span } from "../../shared/domain/span.ts"
import { sameSpans } from "../../shared/domain/text-change.ts"
import type { AnnotationSet } from "./annotation-set.ts"
import { type AnnotationChange, AnnotationStep } from "./annotation-step.ts"
import { annotationsOf, setAnnotationsMeta } from "./annotations-plugin.ts"
import type { BlockIndex } from "./block-index.ts"
import { copyPlugin, withCitation } from "./copy-plugin.ts"
import type { ArticleView, Box, Editor, EditorMode, EditorOptions, EditorSnapshot } from "./editor-state.ts"
import { hitsPlugin, setHits } from "./hits-plugin.ts"
import { keysPlugin } from "./keys-plugin.ts"
import { lockPlugin } from "./lock-plugin.ts"
import { pastingPlugin } from "./pasting-plugin.ts"
import { pointerPlugin } from "./pointer-plugin.ts"
import { Scrolling } from "./scrolling.ts"
import { Session } from "./session.ts"
import { Snapshots } from "./snapshots.ts"
import { sourceOf } from "./transaction-source.ts"
import type { Beside } from "./undo-history.ts"
import { writingPlugin } from "./writing-plugin.ts"
import "./editor.css"

/**
 * How long after the last keystroke the rest of the window is told of the new text, in milliseconds: the longer the
 * more annotations have moved, so that telling of them does not come between one keystroke and the next.
 */
const typingPause = (annotations: number): number => 100 + annotations / 50

/** Makes an editor for an article; `view` is where the analyst was in it. */
export function createEditor(article: ArticleJson, view: ArticleView | null, options: EditorOptions): Editor {
  return new ArticleEditor(article, view, options)
}

class ArticleEditor implements Editor {
  private readonly options: EditorOptions
  private readonly start: ArticleView | null
  private readonly session: Session
  private readonly snapshots: Snapshots
  private view: EditorView | undefined
  private scrolling: Scrolling | undefined
  private typing: ReturnType<typeof setTimeout> | undefined

  constructor(article: ArticleJson, start: ArticleView | null, options: EditorOptions) {
    this.options = options
    this.start = start
    this.session = new Session(article, {
      kinds: options.kinds,
      caret: start?.caret ?? 0,
      onOperations: options.onOperations,
      plugins: [
        keysPlugin(this, options.kinds, (id) => options.onOpenCard(id)),
        writingPlugin(this),
        pointerPlugin({
          language: options.language,
          select: (id) => this.select(id),
          onPointer: (down) => this.snapshots.publish({ selecting: down }),
        }),
        copyPlugin({
          selected: () => this.selectedText(),
          citation: options.citation,
          onCopied: () => options.onAnnounce({ type: "copied" }),
        }),
        pastingPlugin(),
        hitsPlugin(),
        lockPlugin(() => options.onAnnounce({ type: "locked" })),
      ],
    })
    this.snapshots = new Snapshots({
      articleId: article.id,
      mode: "annotate",
      text: this.blocks.text,
      annotations: this.annotations.ordered,
      selected: null,
      selection: null,
      selecting: false,
      readOnly: options.readOnly ?? false,
      preferredKind: options.kinds[0]?.id ?? "person",
      canUndo: false,
      canRedo: false,
      layoutVersion: 0,
    })
  }

  getSnapshot = (): EditorSnapshot => this.snapshots.get()

  subscribe = (listener: () => void): (() => void) => this.snapshots.subscribe(listener)

  mount(element: HTMLElement, scroller: HTMLElement): void {
    this.destroy()
    const view = new EditorView(element, {
      state: this.session.state,
      attributes: { class: "article-text", "aria-label": this.options.label, dir: "auto" },
      dispatchTransaction: (tr) => this.dispatch(tr),
    })
    this.view = view
    if (this.options.language !== undefined) view.dom.lang = this.options.language
    this.scrolling = new Scrolling(view, scroller, () => {
      this.snapshots.publish({ layoutVersion: this.getSnapshot().layoutVersion + 1 })
    })
    this.scrolling.restore(this.start?.top ?? 0)
  }

  destroy(): void {
    this.setMode("annotate")
    this.scrolling?.destroy()
    this.view?.destroy()
    this.scrolling = undefined
    this.view = undefined
  }

  setMode(mode: EditorMode): void {
    if (mode === this.session.mode || (mode === "edit" && this.refusesChanges())) return
    this.dispatch(this.session.enter(mode))
    this.options.onAnnounce({ type: "mode", mode })
  }

  focus(): void {
    this.view?.focus()
  }

  mark(kindId: string, options: { readonly exact?: boolean } = {}): void {
    if (this.refusesChanges()) return
    const kind = this.options.kinds.find(({ id }) => id === kindId)
    const span = kind === undefined ? null : this.spanToMark(kind, options.exact ?? false)
    if (kind === undefined || span === null) return
    const twin = this.annotations
      .at(span.start)
      .find((one) => one.kind === kindId && sameSpans(one.spans, [span]))
    const tr = this.state.tr
    const position = this.blocks.toPosition(span.end, "end")
    tr.setSelection(TextSelection.create(tr.doc, position))
    const annotation = twin ?? this.newAnnotation(kindId, span)
    if (twin === undefined) tr.step(new AnnotationStep([{ id: annotation.id, after: annotation }]))
    setAnnotationsMeta(tr, { selected: annotation.id })
    this.snapshots.publish({ preferredKind: kindId })
    this.dispatch(tr)
    this.options.onAnnounce({ type: "marked", kind: kindId, quote: this.blocks.slice(span.start, span.end) })
  }

  markSpans(kind: string, spans: readonly Span[]): void {
    if (this.refusesChanges()) return
    // A regular expression may find space alone, or words with the space around them.
    const changes = spans
      .map((span) => trimSpan(this.blocks.text, span, "space"))
      .filter((span) => span !== undefined)
      .map((span) => snapToGraphemes(this.blocks.text, span, this.options.language))
      .filter((span) => span !== undefined)
      .map((span): AnnotationChange => {
        const after = this.newAnnotation(kind, span)
        return { id: after.id, after }
      })
    if (changes.length === 0) return
    this.change(changes)
    this.options.onAnnounce({ type: "markedAll", kind, count: changes.length })
  }

  remove(id: string): void {
    const annotation = this.annotations.get(id)
    if (annotation === undefined || this.refusesChanges()) return
    this.change([{ id, after: undefined }])
    this.options.onAnnounce({ type: "removed", kind: annotation.kind, quote: this.quote(annotation) })
  }

  setKind(id: string, kind: string): void {
    this.edit(id, (annotation) => (annotation.kind === kind ? annotation : { ...annotation, kind }))
  }

  setNote(id: string, note: string): void {
    this.edit(id, (annotation) =>
      note === (annotation.note ?? "") ? annotation : withRecord(annotation, { note }),
    )
  }

  revise(id: string, changes: AnnotationRecord): void {
    this.edit(id, (annotation) => withRecord(annotation, changes))
  }

  recordBeside(change: Beside): void {
    this.session.recordBeside(change)
    const { canUndo, canRedo } = this.session.history
    this.snapshots.publish({ canUndo, canRedo })
  }

  select(id: string | null, options: { readonly scroll?: boolean; readonly focus?: boolean } = {}): void {
    const annotation = id === null ? undefined : this.annotations.get(id)
    const tr = setAnnotationsMeta(this.state.tr, { selected: annotation?.id ?? null })
    if (annotation !== undefined && options.focus === true) {
      const behind = this.blocks.toPosition(extentOf(annotation).end, "end")
      tr.setSelection(TextSelection.create(tr.doc, behind))
    }
    this.dispatch(tr)
    if (annotation === undefined) return
    if (options.focus === true) this.view?.focus()
    if (options.scroll === true) this.scrolling?.reveal(extentOf(annotation).start)
  }

  selectNext(direction: 1 | -1): boolean {
    const { annotations, selected } = annotationsOf(this.state)
    const index = selected === null ? this.placeOfCaret(direction) : annotations.indexOf(selected) + direction
    const next = annotations.ordered[index]
    if (next === undefined) return false
    this.select(next.id, { scroll: true, focus: true })
    this.options.onAnnounce({
      type: "selected",
      kind: next.kind,
      quote: this.quote(next),
      index,
      count: annotations.ordered.length,
    })
    return true
  }

  showHits(spans: readonly Span[], current: number): void {
    this.dispatch(setHits(this.state.tr, { spans, current }))
  }

  showSpan(span: Span, options: { readonly select?: boolean } = {}): void {
    if (options.select === true) {
      const from = this.blocks.toPosition(span.start, "start")
      const to = this.blocks.toPosition(span.end, "end")
      this.dispatch(this.state.tr.setSelection(TextSelection.create(this.state.doc, from, to)))
      this.view?.focus()
    }
    this.scrolling?.reveal(span.start)
  }

  collapse(): void {
    this.dispatch(this.state.tr.setSelection(TextSelection.create(this.state.doc, this.state.selection.to)))
  }

  undo(): void {
    if (this.takeBack("undo")) this.options.onAnnounce({ type: "undone" })
  }

  redo(): void {
    if (this.takeBack("redo")) this.options.onAnnounce({ type: "redone" })
  }

  async copy(options: { readonly citation?: boolean; readonly annotation?: string } = {}): Promise<void> {
    const quote = this.quoteToCopy(options.annotation)
    if (quote === undefined) return
    const citation = options.citation === false ? "" : this.options.citation()
    await navigator.clipboard.writeText(withCitation(quote, citation))
    this.options.onAnnounce({ type: "copied" })
  }

  applyRemote(operations: readonly ArticleOperation[]): boolean {
    const tr = this.session.remote(operations)
    if (tr !== undefined) this.dispatch(tr)
    return tr !== undefined
  }

  getView(): ArticleView {
    return { top: this.scrolling?.top ?? 0, caret: this.blocks.toOffset(this.state.selection.head) }
  }

  topOf(id: string): number | undefined {
    const annotation = this.annotations.get(id)
    return annotation === undefined ? undefined : this.scrolling?.topOf(extentOf(annotation).start)
  }

  visible(margin: number): readonly Annotation[] {
    if (this.scrolling === undefined) return []
    const { from, to } = this.scrolling.visibleBlocks(margin)
    return this.annotations.inBlocks(from, to)
  }

  selectionBox(): Box | null {
    const { selection } = this.getSnapshot()
    if (this.view === undefined || selection === null) return null
    const range = document.createRange()
    const start = this.view.domAtPos(this.blocks.toPosition(selection.start, "start"))
    const end = this.view.domAtPos(this.blocks.toPosition(selection.end, "end"))
    range.setStart(start.node, start.offset)
    range.setEnd(end.node, end.offset)
    const { left, top, right, bottom } = range.getBoundingClientRect()
    return { left, top, right, bottom }
  }

  private get state(): EditorState {
    return this.session.state
  }

  private get annotations(): AnnotationSet {
    return this.session.annotations
  }

  private get blocks(): BlockIndex {
    return this.session.blocks
  }

  /** The text as selected, without snapping. */
  private selectedText(): { readonly text: string; readonly span: Span } | null {
    const { from, to, empty } = this.state.selection
    if (empty) return null
    return {
      text: this.blocks.text,
      span: { start: this.blocks.toOffset(from), end: this.blocks.toOffset(to) },
    }
  }

  private quoteToCopy(id: string | undefined): string | undefined {
    if (id !== undefined) {
      const annotation = this.annotations.get(id)
      return annotation === undefined ? undefined : this.quote(annotation)
    }
    const selected = this.selectedText()
    return selected === null ? undefined : quoteOf(selected.text, selected.span)
  }

  private spanToMark(kind: Kind, exact: boolean): Span | null {
    const selected = this.selectedText()
    if (selected === null) return null
    const { text, span } = selected
    const { language } = this.options
    const snapped = exact
      ? snapToGraphemes(text, span, language)
      : snapToWords(text, span, kind.trim, language)
    return snapped ?? null
  }

  private newAnnotation(kind: string, span: Span): Annotation {
    const now = new Date().toISOString()
    const id = crypto.randomUUID()
    return { id, kind, spans: [span], creator: this.options.creator.id, created: now, modified: now }
  }

  private edit(id: string, change: (annotation: Annotation) => Annotation): void {
    const before = this.annotations.get(id)
    const after = before === undefined ? undefined : change(before)
    if (before === undefined || after === undefined || after === before || this.refusesChanges()) return
    this.change([{ id, after: { ...after, modified: new Date().toISOString() } }])
  }

  private refusesChanges(): boolean {
    const { readOnly } = this.getSnapshot()
    if (readOnly) this.options.onAnnounce({ type: "readOnly" })
    return readOnly
  }

  private change(changes: readonly AnnotationChange[]): void {
    this.dispatch(this.state.tr.step(new AnnotationStep(changes)))
  }

  private quote(annotation: Annotation): string {
    return annotation.spans.map(({ start, end }) => this.blocks.slice(start, end)).join(" … ")
  }

  /** Where in reading order the caret stands: the first annotation after it, or the last one before. */
  private placeOfCaret(direction: 1 | -1): number {
    const caret = this.blocks.toOffset(this.state.selection.head)
    const { ordered } = this.annotations
    let low = 0
    let high = ordered.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const annotation = ordered[middle]
      if (annotation !== undefined && extentOf(annotation).start < caret) low = middle + 1
      else high = middle
    }
    return direction === 1 ? low : low - 1
  }

  private takeBack(direction: "undo" | "redo"): boolean {
    const tr = this.session.takeBack(direction)
    if (tr !== undefined) this.dispatch(tr)
    return tr !== undefined
  }

  private dispatch(tr: Transaction): void {
    const { textChanged, annotationsChanged, lost } = this.session.dispatch(tr)
    this.view?.updateState(this.state)
    if (textChanged && !annotationsChanged && sourceOf(tr) === undefined) {
      clearTimeout(this.typing)
      this.typing = setTimeout(() => this.showText(), typingPause(this.annotations.size))
    } else if (annotationsChanged || textChanged || this.session.mode === "annotate") this.showText()
    const { mode, history } = this.session
    const { preferredKind, selection } = this.getSnapshot()
    const preferred = this.options.kinds.find(({ id }) => id === preferredKind)
    const marked = preferred === undefined || mode === "edit" ? null : this.spanToMark(preferred, false)
    this.snapshots.publish({
      mode,
      selected: annotationsOf(this.state).selected,
      selection: keep(selection, marked),
      canUndo: history.canUndo,
      canRedo: history.canRedo,
    })
    if (lost.length > 0) this.options.onAnnounce({ type: "lost", count: lost.length })
  }

  /** Shows the rest of the window the text and its annotations as they are now. */
  private showText(): void {
    clearTimeout(this.typing)
    this.snapshots.publish({ text: this.blocks.text, annotations: this.annotations.ordered })
  }
}

/** The former span where both are equal, so that the snapshot changes only when the selection does. */
function keep(before: Span | null, after: Span | null): Span | null {
  return before !== null && after !== null && before.start === after.start && before.end === after.end
    ? before
    : after
}
