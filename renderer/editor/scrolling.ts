// Keeps drawn what is in view, brings a place into view, and tells when the layout has changed. Heights of
// sections that were never laid out are estimates, so a jump is measured again after it was painted.

import type { Node } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { extentOf } from "../../shared/domain/annotation.ts"
import { type Utf16Offset, utf16 } from "../../shared/domain/offset.ts"
import type { Span } from "../../shared/domain/span.ts"
import { AnnotationStep } from "./annotation-step.ts"
import { annotationsOf, setAnnotationsMeta } from "./annotations-plugin.ts"
import type { BlockIndex } from "./block-index.ts"
import { catchUp } from "./catch-up.ts"
import type { LineInView } from "./editor-state.ts"
import { PlaceKept } from "./place-kept.ts"
import type { BlockRange } from "./translate.ts"
import { blocksBetween } from "./viewport.ts"

/** How often a jump is corrected before it is left as it is. */
const CORRECTIONS = 4

/** How many screens around the view are drawn. */
const AROUND = 1
/** How many of them always are: nearly as many, so that each frame of scrolling has a little to draw, and none much. */
const NEAR = 0.95
/** As many where the view has come from afar: what one sees comes first. */
const AT_FIRST = 0.25
/** Milliseconds without scrolling after which the rest is drawn, and what is no longer near is drawn no more. */
const REST = 300

/** More annotations than these that change at once are measured when they are asked for. */
const FORESEEN = 10

interface Measured {
  readonly blocks: BlockIndex
  /** By number, the distance of a textblock from the top. */
  readonly tops: Map<number, number>
  /** By margin, the textblocks in view; forgotten when the view moves. */
  readonly ranges: Map<number, BlockRange>
}

/**
 * Milliseconds without a change of the layout, and then a moment without work, after which text, fonts and cards have found
 * their place. From then on the browser keeps in place what one sees, and whatever moves the view, a screen reader for one,
 * is left alone.
 */
const SETTLED = 500

/** What an analyst does to move on their own. */
const ownMoves = ["wheel", "pointerdown", "keydown", "touchstart"] as const

export class Scrolling {
  private readonly view: EditorView
  private readonly scroller: HTMLElement
  private readonly onLayout: () => void
  private readonly observer: ResizeObserver
  private readonly placeKept: PlaceKept
  /** The line to come back to, until the analyst moves; `null` for the very top. */
  private wanted: LineInView | null | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private idle = 0
  private rest: ReturnType<typeof setTimeout> | undefined
  /** What was measured since the text was last laid out anew. Annotations move nothing, so none of it is asked again. */
  private measured: Measured | undefined
  /**
   * By offset in a textblock, the distance of its line from the block's own top. Writing moves the blocks behind it, and
   * leaves their lines where they are in them.
   */
  private lines = new WeakMap<Node, Map<number, number>>()

  constructor(view: EditorView, scroller: HTMLElement, onLayout: () => void) {
    this.view = view
    this.scroller = scroller
    this.onLayout = onLayout
    this.placeKept = new PlaceKept({
      element: view.dom,
      scroller,
      lineInView: () => this.lineInView(),
      topFor: (line) => this.topFor(line),
    })
    this.observer = new ResizeObserver(() => {
      this.measured = undefined
      this.lines = new WeakMap()
      if (this.wanted === undefined && !view.isDestroyed) this.placeKept.resized()
      this.keepTo()
      this.draw()
      this.onLayout()
    })
    // What stands above the text moves it without changing its size: then what holds both changes.
    for (let element: Element | null = view.dom; element !== null; element = element.parentElement) {
      this.observer.observe(element)
      if (element === scroller) break
    }
    scroller.addEventListener("scroll", this.drawNow, { passive: true })
    window.addEventListener("beforeprint", this.drawAll)
    window.addEventListener("afterprint", this.drawView)
  }

  destroy(): void {
    clearTimeout(this.rest)
    this.letGo()
    this.placeKept.destroy()
    this.observer.disconnect()
    this.scroller.removeEventListener("scroll", this.drawNow)
    window.removeEventListener("beforeprint", this.drawAll)
    window.removeEventListener("afterprint", this.drawView)
  }

  /** Draws what is in view and around it, unless most of that is drawn already. */
  draw(): void {
    if (this.view.isDestroyed) return
    const { drawn } = annotationsOf(this.view.state)
    const near = this.blocksAround(NEAR)
    if (drawn.from <= near.from && near.to <= drawn.to) return
    const isFar = near.to < drawn.from || drawn.to < near.from
    this.drawBlocks(this.blocksAround(isFar ? AT_FIRST : AROUND), true)
    clearTimeout(this.rest)
    this.rest = setTimeout(this.drawView, REST)
  }

  /** The textblocks in view and some screens around it. */
  private blocksAround(screens: number): BlockRange {
    const { top, height } = this.scroller.getBoundingClientRect()
    return blocksBetween(this.view, this.blocks, top - height * screens, top + height * (1 + screens))
  }

  /** The textblocks in view, with a margin in pixels above and below. */
  visibleBlocks(margin: number): BlockRange {
    const { ranges } = this.known
    let range = ranges.get(margin)
    if (range === undefined) {
      const { top, bottom } = this.scroller.getBoundingClientRect()
      range = blocksBetween(this.view, this.blocks, top - margin, bottom + margin)
      ranges.set(margin, range)
    }
    return range
  }

  /** The distance of an offset's line from the top of the scroller's content, in pixels, as the text was laid out last. */
  topOf(offset: number): number {
    const { blocks } = this.known
    const block = blocks.blockAt(offset)
    const node = blocks.nodeOf(block)
    const inside = offset - blocks.startOf(block)
    if (inside > node.content.size) return this.lineAt(offset)
    const top = this.topOfBlock(block)
    const lines = this.lines.get(node) ?? new Map<number, number>()
    const line = lines.get(inside) ?? this.lineAt(offset) - top
    this.lines.set(node, lines.set(inside, line))
    return top + line
  }

  private topOfBlock(block: number): number {
    const { tops } = this.known
    let top = tops.get(block)
    if (top === undefined) {
      const box = this.boxOf(block)
      top = box === undefined ? 0 : this.fromTop(box)
      tops.set(block, top)
    }
    return top
  }

  private boxOf(block: number): DOMRect | undefined {
    const element = this.view.nodeDOM(this.blocks.positionsOf(block).from - 1)
    return element instanceof Element ? element.getBoundingClientRect() : undefined
  }

  /** The text in view. Inside a textblock it goes by height, as if all of its lines were as long. */
  textInView(): Span {
    const { from, to } = this.visibleBlocks(0)
    const { top, bottom } = this.scroller.getBoundingClientRect()
    return { start: this.offsetAt(from, top), end: this.offsetAt(to, bottom) }
  }

  /** The offset in a textblock that lies about at a height of the window. */
  private offsetAt(block: number, height: number): Utf16Offset {
    const { start, end } = this.blocks.spanOf(block)
    const box = this.boxOf(block)
    const part = box === undefined || box.height === 0 ? 0 : (height - box.top) / box.height
    return utf16(Math.round(start + Math.min(1, Math.max(0, part)) * (end - start)))
  }

  /**
   * Measures where annotations begin before they are drawn: the page is laid out then, and need not be once more in
   * between.
   */
  foresee(tr: Transaction): void {
    if (tr.doc !== tr.before) return
    for (const step of tr.steps) {
      if (!(step instanceof AnnotationStep) || step.changes.length > FORESEEN) return
      for (const { after } of step.changes) if (after !== undefined) this.topOf(extentOf(after).start)
    }
  }

  private get known(): Measured {
    const { blocks } = this
    if (this.measured?.blocks !== blocks) this.measured = { blocks, tops: new Map(), ranges: new Map() }
    return this.measured
  }

  private lineAt(offset: number): number {
    return this.fromTop(this.view.coordsAtPos(this.blocks.toPosition(offset, "start")))
  }

  /** What one reads; `null` at the very top. */
  lineInView(): LineInView | null {
    const { scrollTop } = this.scroller
    const offset = scrollTop === 0 ? undefined : this.firstLine()
    return offset === undefined ? null : { offset, below: this.lineAt(offset) - scrollTop }
  }

  /** How far to scroll for a line to lie where it lay. */
  private topFor({ offset, below }: LineInView): number {
    return this.lineAt(Math.min(offset, this.blocks.length)) - below
  }

  /** The first offset whose line begins in the view or below it. */
  private firstLine(): number | undefined {
    const { blocks } = this
    if (this.view.isDestroyed || blocks.count === 0) return undefined
    const { start, end } = blocks.spanOf(this.visibleBlocks(0).from)
    let [low, high] = [start as number, end as number]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.lineAt(middle) < this.scroller.scrollTop) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The distance of the middle of an offset's line from the top of the scroller's content, in pixels. */
  middleOf(offset: number): number {
    const { top, bottom } = this.view.coordsAtPos(this.blocks.toPosition(offset, "start"))
    return this.fromTop({ top: (top + bottom) / 2 })
  }

  /** From the top of the view to the top of the scroller's content. */
  private fromTop({ top }: { readonly top: number }): number {
    return top - this.scroller.getBoundingClientRect().top + this.scroller.scrollTop
  }

  /** Scrolls an offset's line into the upper part of the view, unless it is well in view. */
  reveal(offset: number, corrections = CORRECTIONS): void {
    const line = this.lineAt(offset) - this.scroller.scrollTop
    const { height } = this.scroller.getBoundingClientRect()
    if (line > height * 0.1 && line < height * 0.8) return
    this.letGo()
    this.scroller.scrollTop += line - height * 0.3
    this.draw()
    if (corrections > 0)
      requestAnimationFrame(() => this.view.isDestroyed || this.reveal(offset, corrections - 1))
  }

  /** Comes back to a line that was left earlier, and keeps to it while the page is still taking shape. Draws nothing. */
  restore(line: LineInView | null): void {
    this.wanted = line
    // The browser would move on its own to keep what it happened to show first.
    this.scroller.style.overflowAnchor = "none"
    for (const type of ownMoves) this.scroller.addEventListener(type, this.letGo, { passive: true })
    this.keepTo()
  }

  private get blocks(): BlockIndex {
    return annotationsOf(this.view.state).annotations.blocks
  }

  private keepTo(): void {
    if (this.view.isDestroyed || this.wanted === undefined) return
    const top = this.wanted === null ? 0 : this.topFor(this.wanted)
    if (Math.abs(this.scroller.scrollTop - top) > 1) this.scroller.scrollTop = top
    this.stopWaiting()
    this.timer = setTimeout(() => {
      this.idle = requestIdleCallback(this.letGo)
    }, SETTLED)
  }

  /** Drawing sets the caret to where the state has it; it may have moved since by a key that nobody was told of yet. */
  private drawBlocks(drawn: BlockRange, keep: boolean): void {
    if (this.view.hasFocus() && !this.view.composing) catchUp(this.view)
    this.view.dispatch(setAnnotationsMeta(this.view.state.tr, { drawn, keep }))
  }

  /** Draws what is in view and around it, and no more than that. */
  readonly drawView = (): void => {
    if (!this.view.isDestroyed) this.drawBlocks(this.blocksAround(AROUND), false)
  }

  /** Paper has no view. */
  private readonly drawAll = (): void => {
    clearTimeout(this.rest)
    this.drawBlocks({ from: 0, to: this.blocks.count - 1 }, false)
  }

  private stopWaiting(): void {
    clearTimeout(this.timer)
    cancelIdleCallback(this.idle)
  }

  private readonly letGo = (): void => {
    this.stopWaiting()
    for (const type of ownMoves) this.scroller.removeEventListener(type, this.letGo)
    this.wanted = undefined
    this.scroller.style.overflowAnchor = ""
  }

  /** At once, as the browser tells of scrolling once a frame: what comes into view is drawn in the frame that shows it. */
  private readonly drawNow = (): void => {
    this.measured?.ranges.clear()
    this.placeKept.moved()
    this.draw()
  }
}
