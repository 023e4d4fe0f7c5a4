// The editor of one article: a ProseMirror view over the drawn document, its plugins, and the few things the rest
// of the window may ask of it (editor-state.ts). All offsets that leave this folder are canonical.

import { closeHistory, history, redo, redoDepth, undo, undoDepth } from "prosemirror-history"
import { EditorState, TextSelection, type Transaction } from "prosemirror-state"
import { EditorView } from "prosemirror-view"
import { type Annotation, extentOf, quoteOf, type Span } from "../../shared/domain/annotation.ts"
import type { ArticleJson } from "../../shared/domain/article.ts"
import type { ArticleOperation } from "../../shared/domain/operation.ts"
import type { Kind } from "../../shared/domain/project.ts"
import { snapToGraphemes, snapToWords } from "../../shared/domain/segment.ts"
import { AnnotationSet } from "./annotation-set.ts"
import { type AnnotationChange, AnnotationStep } from "./annotation-step.ts"
import {
  annotationChanges,
  annotationsOf,
  annotationsPlugin,
  setAnnotationsMeta,
} from "./annotations-plugin.ts"
import { BlockIndex } from "./block-index.ts"
import { copyPlugin, withCitation } from "./copy-plugin.ts"
import { drawnDocument } from "./drawing.ts"
import type { ArticleView, Box, Editor, EditorOptions, EditorSnapshot } from "./editor-state.ts"
import { keysPlugin } from "./keys-plugin.ts"
import { lockPlugin } from "./lock-plugin.ts"
import { pointerPlugin } from "./pointer-plugin.ts"
import { Scrolling } from "./scrolling.ts"
import { changesOf, operationsOf } from "./translate.ts"
import "./editor.css"

/** Undo groups kept in memory. */
const UNDO_DEPTH = 10_000

/** Transactions with this meta came from another window and are not sent on. */
const REMOTE = "remote"

/** Makes an editor for an article; `view` is where the analyst was in it. */
export function createEditor(article: ArticleJson, view: ArticleView | null, options: EditorOptions): Editor {
  return new ArticleEditor(article, view, options)
}

class ArticleEditor implements Editor {
  private readonly options: EditorOptions
  private readonly blocks: BlockIndex
  private readonly listeners = new Set<() => void>()
  private readonly start: ArticleView | null
  private state: EditorState
  private view: EditorView | undefined
  private scrolling: Scrolling | undefined
  private snapshot: EditorSnapshot

  constructor(article: ArticleJson, start: ArticleView | null, options: EditorOptions) {
    this.options = options
    this.start = start
    const doc = drawnDocument(article.document)
    this.blocks = new BlockIndex(doc)
    const annotations = AnnotationSet.create(this.blocks, article.annotations)
    const caret = this.blocks.toPosition(Math.min(start?.caret ?? 0, this.blocks.text.length), "start")
    this.state = EditorState.create({
      doc,
      selection: TextSelection.near(doc.resolve(caret)),
      plugins: [
        keysPlugin(this, options.kinds, this.blocks, (id) => options.onOpenCard(id)),
        pointerPlugin({
          blocks: this.blocks,
          language: options.language,
          select: (id) => this.select(id),
          onPointer: (down) => this.publish({ selecting: down }),
        }),
        copyPlugin({
          selected: () => this.selectedText(),
          citation: options.citation,
          onCopied: () => options.onAnnounce({ type: "copied" }),
        }),
        lockPlugin(() => options.onAnnounce({ type: "locked" })),
        annotationsPlugin(annotations, this.blocks, options.kinds),
        history({ depth: UNDO_DEPTH }),
      ],
    })
    this.snapshot = {
      articleId: article.id,
      text: this.blocks.text,
      annotations: annotations.ordered,
      selected: null,
      selection: null,
      selecting: false,
      readOnly: options.readOnly ?? false,
      preferredKind: options.kinds[0]?.id ?? "person",
      canUndo: false,
      canRedo: false,
      layoutVersion: 0,
    }
  }

  getSnapshot = (): EditorSnapshot => this.snapshot

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  mount(element: HTMLElement, scroller: HTMLElement): void {
    this.destroy()
    const view = new EditorView(element, {
      state: this.state,
      attributes: { class: "article-text", "aria-label": this.options.label, dir: "auto" },
      dispatchTransaction: (tr) => this.dispatch(tr),
    })
    this.view = view
    if (this.options.language !== undefined) view.dom.lang = this.options.language
    this.scrolling = new Scrolling(view, this.blocks, scroller, () => {
      this.publish({ layoutVersion: this.snapshot.layoutVersion + 1 })
    })
    this.scrolling.restore(this.start?.top ?? 0)
  }

  destroy(): void {
    this.scrolling?.destroy()
    this.view?.destroy()
    this.scrolling = undefined
    this.view = undefined
  }

  focus(): void {
    this.view?.focus()
  }

  mark(kindId: string, options: { readonly exact?: boolean } = {}): void {
    if (this.refusesChanges()) return
    const kind = this.options.kinds.find(({ id }) => id === kindId)
    const span = kind === undefined ? null : this.spanToMark(kind, options.exact ?? false)
    if (kind === undefined || span === null) return
    const twin = this.annotations.at(span.start).find((one) => one.kind === kindId && sameSpan(one, span))
    const tr = this.state.tr
    const position = this.blocks.toPosition(span.end, "end")
    tr.setSelection(TextSelection.create(tr.doc, position))
    const annotation = twin ?? this.newAnnotation(kindId, span)
    if (twin === undefined)
      tr.step(new AnnotationStep([{ id: annotation.id, before: undefined, after: annotation }]))
    setAnnotationsMeta(tr, { selected: annotation.id })
    this.publish({ preferredKind: kindId })
    this.dispatch(closeHistory(tr))
    this.options.onAnnounce({ type: "marked", kind: kindId, quote: quoteOf(this.blocks.text, span) })
  }

  remove(id: string): void {
    const annotation = this.annotations.get(id)
    if (annotation === undefined || this.refusesChanges()) return
    this.change([{ id, before: annotation, after: undefined }])
    this.options.onAnnounce({ type: "removed", kind: annotation.kind, quote: this.quote(annotation) })
  }

  setKind(id: string, kind: string): void {
    this.edit(id, (annotation) => (annotation.kind === kind ? annotation : { ...annotation, kind }))
  }

  setNote(id: string, note: string): void {
    this.edit(id, (annotation) => {
      const { note: before, ...rest } = annotation
      if (note === (before ?? "")) return annotation
      return note === "" ? rest : { ...rest, note }
    })
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

  collapse(): void {
    this.dispatch(this.state.tr.setSelection(TextSelection.create(this.state.doc, this.state.selection.to)))
  }

  undo(): void {
    if (undo(this.state, (tr) => this.dispatch(tr))) this.options.onAnnounce({ type: "undone" })
  }

  redo(): void {
    if (redo(this.state, (tr) => this.dispatch(tr))) this.options.onAnnounce({ type: "redone" })
  }

  async copy(options: { readonly citation?: boolean; readonly annotation?: string } = {}): Promise<void> {
    const quote = this.quoteToCopy(options.annotation)
    if (quote === undefined) return
    const citation = options.citation === false ? "" : this.options.citation()
    await navigator.clipboard.writeText(withCitation(quote, citation))
    this.options.onAnnounce({ type: "copied" })
  }

  applyRemote(operations: readonly ArticleOperation[]): void {
    const changes = changesOf(operations, this.annotations)
    if (changes.length === 0) return
    const tr = this.state.tr.step(new AnnotationStep(changes))
    this.dispatch(tr.setMeta("addToHistory", false).setMeta(REMOTE, true))
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
    const { selection } = this.snapshot
    if (this.view === undefined || selection === null) return null
    const range = document.createRange()
    const start = this.view.domAtPos(this.blocks.toPosition(selection.start, "start"))
    const end = this.view.domAtPos(this.blocks.toPosition(selection.end, "end"))
    range.setStart(start.node, start.offset)
    range.setEnd(end.node, end.offset)
    const { left, top, right, bottom } = range.getBoundingClientRect()
    return { left, top, right, bottom }
  }

  private get annotations(): AnnotationSet {
    return annotationsOf(this.state).annotations
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
    this.change([{ id, before, after: { ...after, modified: new Date().toISOString() } }])
  }

  private refusesChanges(): boolean {
    if (this.snapshot.readOnly) this.options.onAnnounce({ type: "readOnly" })
    return this.snapshot.readOnly
  }

  private change(changes: readonly AnnotationChange[]): void {
    this.dispatch(closeHistory(this.state.tr.step(new AnnotationStep(changes))))
  }

  private quote(annotation: Annotation): string {
    return annotation.spans.map((span) => quoteOf(this.blocks.text, span)).join(" … ")
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

  private dispatch(tr: Transaction): void {
    const before = this.state
    const { state, transactions } = before.applyTransaction(tr)
    this.state = state
    this.view?.updateState(state)
    const changes = transactions.flatMap(annotationChanges)
    if (changes.length > 0 && tr.getMeta(REMOTE) !== true) this.options.onOperations(operationsOf(changes))
    const { annotations, selected } = annotationsOf(state)
    const preferred = this.options.kinds.find(({ id }) => id === this.snapshot.preferredKind)
    this.publish({
      annotations: annotations.ordered,
      selected,
      selection:
        preferred === undefined ? null : keep(this.snapshot.selection, this.spanToMark(preferred, false)),
      canUndo: undoDepth(state) > 0,
      canRedo: redoDepth(state) > 0,
    })
  }

  private publish(changed: Partial<EditorSnapshot>): void {
    const next: EditorSnapshot = { ...this.snapshot, ...changed }
    const names = Object.keys(changed) as (keyof EditorSnapshot)[]
    if (names.every((name) => next[name] === this.snapshot[name])) return
    this.snapshot = next
    for (const listener of this.listeners) listener()
  }
}

/** The former span where both are equal, so that the snapshot changes only when the selection does. */
function keep(before: Span | null, after: Span | null): Span | null {
  return before !== null && after !== null && before.start === after.start && before.end === after.end
    ? before
    : after
}

function sameSpan(annotation: Annotation, span: Span): boolean {
  const [only, ...others] = annotation.spans
  return others.length === 0 && only?.start === span.start && only.end === span.end
}
