// Keeps in view what one reads where the text is laid out anew: in a narrower window, beside another pane, in larger
// letters. The browser does so only while no margin around the text changes, and here they go by the width.

import type { LineInView } from "./editor-state.ts"

/** What the text tells of its layout. Distances are pixels from the top of the scroller's content. */
export interface LaidOutText {
  readonly element: Element
  readonly scroller: Element
  /** What one reads; `null` at the very top, where one sees what stands above the text and goes on doing so. */
  lineInView(): LineInView | null
  /** How far to scroll for a line to lie where it lay. */
  topFor(line: LineInView): number
}

/** Milliseconds without scrolling after which what is in view counts as what one reads. */
const REST = 150
/** Milliseconds after the text was laid out anew in which the heights of what was never laid out still change. */
const SETTLING = 500

export class PlaceKept {
  private readonly text: LaidOutText
  private line: LineInView | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  /** Where the view was put to keep the place, in pixels. */
  private put: number | undefined
  private shape: string
  private settling = 0

  constructor(text: LaidOutText) {
    this.text = text
    this.shape = this.shapeNow()
    this.noteSoon()
  }

  destroy(): void {
    clearTimeout(this.timer)
  }

  /** The view has moved: what is at its top is another place, unless it was put there to keep the one before. */
  moved(): void {
    if (this.text.scroller.scrollTop === this.put) return
    this.line = null
    this.noteSoon()
  }

  /** The text is of another size. */
  resized(): void {
    const shape = this.shapeNow()
    if (shape !== this.shape) this.settling = performance.now() + SETTLING
    this.shape = shape
    if (this.line === null || performance.now() > this.settling) {
      this.noteSoon()
      return
    }
    const { scroller } = this.text
    const top = this.text.topFor(this.line)
    if (Math.abs(scroller.scrollTop - top) > 1) scroller.scrollTop = top
    this.put = scroller.scrollTop
  }

  private noteSoon(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.note(), REST)
  }

  private note(): void {
    this.line = this.text.lineInView()
    this.put = undefined
  }

  /** What changes where lines end and how high they are; writing and marking do not change it. */
  private shapeNow(): string {
    const { element } = this.text
    const { fontFamily, fontSize, lineHeight } = getComputedStyle(element)
    return [element.clientWidth, fontFamily, fontSize, lineHeight].join()
  }
}
