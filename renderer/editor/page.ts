// An article on the screen: its ProseMirror view in a scroller, and where things stand there. Before it is mounted, and
// after, an article is under change all the same; then there is nothing to see of it.

import type { Transaction } from "prosemirror-state"
import { EditorView } from "prosemirror-view"
import type { Annotation } from "../../shared/domain/annotation.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import type { Span } from "../../shared/domain/span.ts"
import { keepSelectionFromReact } from "./beside-react.ts"
import type { ArticleView, Box, EditorOptions, LineInView, ParagraphInView } from "./editor-state.ts"
import { adoptMarkStyles } from "./mark-styles.ts"
import { Scrolling } from "./scrolling.ts"
import type { Session } from "./session.ts"

interface PageOptions {
  /** Where the article was left. */
  readonly start: ArticleView | null
  readonly options: Pick<EditorOptions, "label" | "language">
  dispatch(tr: Transaction): void
  /** Lines stand elsewhere than before. */
  onLayout(): void
}

export class Page {
  scroller: HTMLElement | undefined
  private readonly session: Session
  private readonly options: PageOptions
  private view: EditorView | undefined
  private scrolling: Scrolling | undefined
  /** The offset to be brought into view once the text is laid out. */
  private wanted: number | undefined
  private turn: ReturnType<typeof setTimeout> | undefined
  /** Whether the transaction that is being shown brings the caret into view. */
  private caretAsked = false

  constructor(session: Session, options: PageOptions) {
    this.session = session
    this.options = options
  }

  mount(element: HTMLElement, scroller: HTMLElement, onMounted: () => void): void {
    adoptMarkStyles()
    const turns = [() => this.show(element), () => this.settle(scroller), onMounted]
    if (this.session.blocks.length < LONG) for (const turn of turns) turn()
    else this.inTurns(turns)
  }

  destroy(): void {
    clearTimeout(this.turn)
    this.scrolling?.destroy()
    this.view?.destroy()
    this.scrolling = undefined
    this.view = undefined
  }

  focus(): void {
    this.view?.focus()
  }

  /** Before a transaction takes effect. */
  foresee(tr: Transaction): void {
    this.scrolling?.foresee(tr)
  }

  /** Shows the session as it is after a transaction. */
  update({ scrolledIntoView }: Transaction): void {
    this.caretAsked = scrolledIntoView
    this.view?.updateState(this.session.state)
    this.caretAsked = false
  }

  /** Brings an offset's line into view, as soon as there are lines. */
  reveal(offset: number): void {
    if (this.scrolling === undefined) this.wanted = offset
    else this.scrolling.reveal(offset)
  }

  /** What one reads. */
  get line(): LineInView | null {
    return this.scrolling === undefined ? (this.options.start?.line ?? null) : this.scrolling.lineInView()
  }

  topOf(offset: number): number | undefined {
    return this.scrolling?.topOf(offset)
  }

  visible(margin: number): readonly Annotation[] {
    if (this.scrolling === undefined) return []
    const { from, to } = this.scrolling.visibleBlocks(margin)
    return this.session.annotations.inBlocks(from, to)
  }

  textInView(): Span {
    return this.scrolling?.textInView() ?? { start: utf16(0), end: utf16(0) }
  }

  paragraphsInView(): readonly ParagraphInView[] {
    const { scrolling } = this
    const { blocks } = this.session
    if (scrolling === undefined || blocks.count === 0) return []
    const { from, to } = scrolling.visibleBlocks(0)
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => {
      const span = blocks.spanOf(from + index)
      return { number: from + index + 1, span, middle: scrolling.middleOf(span.start) }
    })
  }

  /** Where the caret stands in the window. */
  caretBox(): Box | undefined {
    return this.view?.coordsAtPos(this.session.state.selection.from)
  }

  /** Where some of the text stands in the window; `null` where nothing is shown. */
  boxOf({ start, end }: Span): Box | null {
    if (this.view === undefined) return null
    const { blocks } = this.session
    const range = document.createRange()
    const from = this.view.domAtPos(blocks.toPosition(start, "start"))
    const to = this.view.domAtPos(blocks.toPosition(end, "end"))
    range.setStart(from.node, from.offset)
    range.setEnd(to.node, to.offset)
    const { left, top, right, bottom } = range.getBoundingClientRect()
    return { left, top, right, bottom }
  }

  /** Making a long text and laying it out would hold the window up: each has a turn of its own. */
  private inTurns([turn, ...rest]: readonly (() => void)[]): void {
    if (turn === undefined) return
    this.turn = setTimeout(() => {
      turn()
      this.inTurns(rest)
    })
  }

  private show(element: HTMLElement): void {
    const { label, language } = this.options.options
    const view = new EditorView(element, {
      state: this.session.state,
      attributes: { class: "article-text", "aria-label": label, dir: "auto" },
      dispatchTransaction: (tr) => this.options.dispatch(tr),
      // The view would also bring the caret into view after each focus: one may be reading far from it.
      handleScrollToSelection: () => !this.caretAsked,
    })
    this.view = view
    keepSelectionFromReact(view.dom)
    if (language !== undefined) view.dom.lang = language
    // Seen once it is where the analyst left it.
    view.dom.style.opacity = "0"
  }

  /** Draws what is in view, where the article was left or what was asked for since. */
  private settle(scroller: HTMLElement): void {
    if (this.view === undefined) return
    this.scroller = scroller
    this.scrolling = new Scrolling(this.view, scroller, () => this.options.onLayout())
    if (this.wanted === undefined) this.scrolling.restore(this.options.start?.line ?? null)
    else this.scrolling.reveal(this.wanted)
    this.scrolling.drawView()
    this.wanted = undefined
    this.view.dom.style.opacity = ""
  }
}

/** Texts of more UTF-16 code units are made and laid out in two turns. */
const LONG = 200_000
