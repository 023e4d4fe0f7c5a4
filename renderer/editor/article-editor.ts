// The editor of one article: what the rest of the window may ask of it (editor-state.ts), given to the parts that do it,
// and what it tells the window after each transaction. All offsets that leave this folder are canonical.

import { type EditorState, TextSelection, type Transaction } from "prosemirror-state"
import { type Annotation, type AnnotationRecord, extentOf, quoteOf } from "../../shared/domain/annotation.ts"
import type { ArticleJson } from "../../shared/domain/article.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import type { ArticleOperation } from "../../shared/domain/operation.ts"
import type { Rebase } from "../../shared/domain/rebase.ts"
import type { Span } from "../../shared/domain/span.ts"
import { Annotating } from "./annotating.ts"
import type { AnnotationSet } from "./annotation-set.ts"
import { annotationsOf, setAnnotationsMeta } from "./annotations-plugin.ts"
import type { BlockIndex } from "./block-index.ts"
import { Choosing } from "./choosing.ts"
import { withCitation } from "./copy-plugin.ts"
import { type EditorContext, refusesChanges, selectedSpan, spanToMark, wordsOf } from "./editor-context.ts"
import { editorPlugins } from "./editor-plugins.ts"
import type {
  ArticleView,
  Box,
  Editor,
  EditorMode,
  EditorOptions,
  EditorSnapshot,
  Given,
  ParagraphInView,
} from "./editor-state.ts"
import { setHits } from "./hits-plugin.ts"
import { Hover } from "./hover-plugin.ts"
import { Page } from "./page.ts"
import { Resizing } from "./resizing.ts"
import { Session, type Work } from "./session.ts"
import { Snapshots } from "./snapshots.ts"
import { TakingBack } from "./taking-back.ts"
import { sourceOf } from "./transaction-source.ts"
import type { Beside } from "./undo-history.ts"
import "./editor.css"
import "./handles.css"
import "./marks.css"

/**
 * How long after the last keystroke the rest of the window is told of the new text, in milliseconds: longer than a
 * writer at ease takes from one key to the next, and the longer the more annotations have moved.
 */
const typingPause = (annotations: number): number => 250 + annotations / 50

/** Makes an editor for an article; `view` is where the analyst was in it. */
export function createEditor(article: ArticleJson, view: ArticleView | null, options: EditorOptions): Editor {
  return new ArticleEditor(article, view, options)
}

class ArticleEditor implements Editor {
  private options: EditorOptions
  private readonly session: Session
  private readonly snapshots: Snapshots
  private readonly annotating: Annotating
  private readonly choosing: Choosing
  private readonly resizing: Resizing
  private readonly takingBack: TakingBack
  private readonly page: Page
  private readonly hover = new Hover()
  private typing: ReturnType<typeof setTimeout> | undefined

  constructor(article: ArticleJson, start: ArticleView | null, options: EditorOptions) {
    this.options = options
    this.session = new Session(article, {
      kinds: options.kinds,
      caret: start?.caret ?? 0,
      onOperations: options.onOperations,
      earlier: options.earlier,
    })
    const context = this.context
    this.annotating = new Annotating(context)
    this.choosing = new Choosing(context)
    this.resizing = new Resizing(context, this.annotating, (offset) => this.page.reveal(offset))
    this.takingBack = new TakingBack(context, () => {
      const { canUndo, canRedo } = this.session.history
      this.snapshots.publish({ canUndo, canRedo })
    })
    this.page = new Page(this.session, {
      start,
      options,
      dispatch: (tr) => this.dispatch(tr),
      onLayout: () => {
        this.snapshots.publish({ layoutVersion: this.getSnapshot().layoutVersion + 1 })
      },
    })
    this.session.use(
      editorPlugins(this, {
        options: () => this.options,
        resizing: this.resizing,
        hover: this.hover,
        scroller: () => this.page.scroller,
        selected: () => this.selectedText(),
        click: (offset, point) => this.click(offset, point),
        take: (offset) => this.take(offset),
        onPointer: (down) => this.snapshots.publish({ selecting: down }),
      }),
    )
    this.snapshots = new Snapshots({
      articleId: article.id,
      mode: "annotate",
      text: this.blocks.text,
      annotations: this.annotations.ordered,
      lookup: this.annotations,
      selected: null,
      selection: null,
      selecting: false,
      resizing: null,
      choice: null,
      readOnly: options.readOnly ?? false,
      preferredKind: options.kinds[0]?.id ?? "person",
      canUndo: this.session.history.canUndo,
      canRedo: false,
      layoutVersion: 0,
    })
  }

  getSnapshot = (): EditorSnapshot => this.snapshots.get()

  subscribe = (listener: () => void): (() => void) => this.snapshots.subscribe(listener)

  mount(element: HTMLElement, scroller: HTMLElement, onMounted: () => void): void {
    this.destroy()
    this.page.mount(element, scroller, onMounted)
  }

  destroy(): void {
    this.setMode("annotate")
    this.page.destroy()
  }

  setMode(mode: EditorMode): void {
    if (mode === this.session.mode || (mode === "edit" && refusesChanges(this.context))) return
    this.resizing.accept()
    this.dispatch(this.session.enter(mode))
    this.options.onAnnounce({ type: "mode", mode })
  }

  focus(): void {
    this.page.focus()
  }

  mark(kind: string, options: { readonly exact?: boolean } = {}): void {
    if (this.annotating.mark(kind, options.exact ?? false)) this.snapshots.publish({ preferredKind: kind })
  }

  markSpans(kind: string, spans: readonly Span[], given?: Given): void {
    this.annotating.markSpans(kind, spans, given)
  }

  setKinds(kinds: readonly Kind[]): void {
    if (kinds === this.options.kinds) return
    this.options = { ...this.options, kinds }
    const { preferredKind } = this.getSnapshot()
    if (kinds.every(({ id }) => id !== preferredKind))
      this.snapshots.publish({ preferredKind: kinds[0]?.id ?? preferredKind })
    this.dispatch(setAnnotationsMeta(this.state.tr, { kinds }))
  }

  put(annotation: Annotation): void {
    this.annotating.put(annotation)
  }

  remove(id: string): void {
    this.annotating.remove(id)
  }

  restore(annotation: Annotation, quote: string): boolean {
    return this.annotating.restore(annotation, quote)
  }

  setKind(id: string, kind: string): void {
    this.annotating.setKind(id, kind)
  }

  setNote(id: string, note: string): void {
    this.annotating.setNote(id, note)
  }

  changeAll(ids: readonly string[], change: (annotation: Annotation) => Annotation | undefined): void {
    this.annotating.changeAll(ids, change)
  }

  revise(id: string, changes: AnnotationRecord): void {
    this.annotating.revise(id, changes)
  }

  recordBeside(change: Beside): void {
    this.session.recordBeside(change)
    const { canUndo, canRedo } = this.session.history
    this.snapshots.publish({ canUndo, canRedo })
  }

  resize(): void {
    this.resizing.start()
    this.page.focus()
  }

  endResize(outcome: "accept" | "cancel"): void {
    this.resizing[outcome]()
  }

  addSpan(options: { readonly exact?: boolean } = {}): void {
    this.annotating.addSpan(options.exact ?? false)
  }

  removeSpan(): void {
    this.annotating.removeSpan()
  }

  select(id: string | null, options: { readonly scroll?: boolean; readonly focus?: boolean } = {}): void {
    const annotation = this.choosing.select(id, options.focus ?? false)
    if (annotation === undefined) return
    if (options.focus === true) this.page.focus()
    if (options.scroll === true) this.page.reveal(extentOf(annotation).start)
  }

  selectNext(direction: 1 | -1): boolean {
    const next = this.choosing.next(direction)
    if (next === undefined) return false
    this.select(next.id, { scroll: true, focus: true })
    this.choosing.tell(next)
    return true
  }

  selectOuter(): void {
    const at = this.choosing.atCaret()
    if (at !== undefined) this.select(this.choosing.nextAt(at))
  }

  offerChoice(): void {
    const at = this.choosing.atCaret()
    const place = this.page.caretBox()
    if (at === undefined || place === undefined) return
    const annotations = this.annotations.at(at)
    this.snapshots.publish({ choice: { annotations, box: place, focus: true } })
  }

  pointAt(id: string | null): void {
    this.hover.show(id)
  }

  endChoice(): void {
    this.snapshots.publish({ choice: null })
  }

  showTyped(): void {
    if (this.getSnapshot().text !== this.blocks.text) this.showText()
  }

  showHits(spans: readonly Span[], current: number): void {
    this.dispatch(setHits(this.state.tr, { spans, current }))
  }

  showSpan(span: Span, options: { readonly select?: boolean } = {}): void {
    if (options.select === true) {
      const from = this.blocks.toPosition(span.start, "start")
      const to = this.blocks.toPosition(span.end, "end")
      this.dispatch(this.state.tr.setSelection(TextSelection.create(this.state.doc, from, to)))
      this.page.focus()
    }
    this.page.reveal(span.start)
  }

  collapse(): void {
    this.dispatch(this.state.tr.setSelection(TextSelection.create(this.state.doc, this.state.selection.to)))
  }

  undo(): void {
    this.resizing.cancel()
    this.takingBack.undo()
  }

  redo(): void {
    this.resizing.cancel()
    this.takingBack.redo()
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

  getWork(): Work {
    return this.session.work
  }

  goOn(work: Work, through: Rebase): void {
    this.dispatch(this.session.goOn(work, through))
  }

  getView(): ArticleView {
    return { line: this.page.line, caret: this.blocks.toOffset(this.state.selection.head) }
  }

  topOf(id: string): number | undefined {
    const annotation = this.annotations.get(id)
    return annotation === undefined ? undefined : this.page.topOf(extentOf(annotation).start)
  }

  visible(margin: number): readonly Annotation[] {
    return this.page.visible(margin)
  }

  textInView(): Span {
    return this.page.textInView()
  }

  paragraphsInView(): readonly ParagraphInView[] {
    return this.page.paragraphsInView()
  }

  countParagraphs(): number {
    return this.blocks.count
  }

  goTo(paragraph: number): void {
    const block = Math.min(Math.max(1, paragraph), this.blocks.count) - 1
    const { from } = this.blocks.positionsOf(block)
    this.dispatch(this.state.tr.setSelection(TextSelection.create(this.state.doc, from)))
    this.page.reveal(this.blocks.startOf(block))
    this.page.focus()
  }

  selectionBox(): Box | null {
    const { selection } = this.getSnapshot()
    return selection === null ? null : this.page.boxOf(selection)
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

  private get context(): EditorContext {
    const options = () => this.options
    return {
      session: this.session,
      get options() {
        return options()
      },
      dispatch: (tr) => this.dispatch(tr),
    }
  }

  private click(offset: number, { x, y }: { readonly x: number; readonly y: number }): void {
    this.select(this.choosing.nextAt(offset))
    const annotations = this.annotations.at(offset)
    const box = { left: x, right: x, top: y - CLICK, bottom: y + CLICK }
    const choice = annotations.length < MANY ? null : { annotations, box, focus: false }
    this.snapshots.publish({ choice })
  }

  /** A part of the selected annotation that was clicked. */
  private take(offset: number): void {
    const { selected } = annotationsOf(this.state)
    const parts = selected === null ? [] : (this.annotations.get(selected)?.spans ?? [])
    if (parts.some(({ start, end }) => start <= offset && offset <= end)) this.annotating.removeSpan(offset)
  }

  private selectedText(): { readonly text: string; readonly span: Span } | null {
    const span = selectedSpan(this.session)
    return span === null ? null : { text: this.blocks.text, span }
  }

  private quoteToCopy(id: string | undefined): string | undefined {
    if (id !== undefined) {
      const annotation = this.annotations.get(id)
      return annotation === undefined ? undefined : wordsOf(annotation, this.session)
    }
    const selected = this.selectedText()
    return selected === null ? undefined : quoteOf(selected.text, selected.span)
  }

  private dispatch(tr: Transaction): void {
    const before = this.state.selection
    this.page.foresee(tr)
    const { textChanged, annotationsChanged, lost } = this.session.dispatch(tr)
    this.page.update(tr)
    if (textChanged && !annotationsChanged && sourceOf(tr) === undefined) {
      clearTimeout(this.typing)
      this.typing = setTimeout(() => this.showText(), typingPause(this.annotations.size))
    } else if (annotationsChanged || textChanged || this.session.mode === "annotate") this.showText()
    const { mode, history } = this.session
    const { preferredKind, selection, choice } = this.getSnapshot()
    const marked = mode === "edit" ? null : spanToMark(this.context, preferredKind, false)
    const { selected, resize } = annotationsOf(this.state)
    this.snapshots.publish({
      mode,
      selected,
      selection: keep(selection, marked),
      resizing: resize?.side ?? null,
      choice: tr.steps.length > 0 || !before.eq(this.state.selection) ? null : choice,
      canUndo: history.canUndo,
      canRedo: history.canRedo,
    })
    if (lost.length > 0) this.options.onAnnounce({ type: "lost", count: lost.length })
  }

  /** Shows the rest of the window the text and its annotations as they are now. */
  private showText(): void {
    clearTimeout(this.typing)
    const { annotations } = this
    this.snapshots.publish({ text: this.blocks.text, annotations: annotations.ordered, lookup: annotations })
  }
}

/** As many annotations in one place are offered as a list. */
const MANY = 3
/** Half the height of a line, so that the list lies beside it. In pixels. */
const CLICK = 14

/** The former span where both are equal, so that the snapshot changes only when the selection does. */
function keep(before: Span | null, after: Span | null): Span | null {
  return before !== null && after !== null && before.start === after.start && before.end === after.end
    ? before
    : after
}
