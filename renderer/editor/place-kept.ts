// Keeps in view what one reads where the text is laid out anew: in a narrower window, beside another pane, in larger
// letters. The browser does so only while no margin around the text changes, and here they go by the width.

/** What the text tells of its layout. Distances are pixels from the top of the scroller's content. */
export interface LaidOutText {
  readonly element: Element
  readonly scroller: Element
  /** The first line whose top is in view or below it, by an offset in it; undefined in an empty text. */
  firstLine(): number | undefined
  /** The distance of an offset's line. */
  lineAt(offset: number): number
}

interface Place {
  readonly offset: number
  /** How far below the upper edge of the view its line lies. */
  readonly below: number
}

/** Milliseconds without scrolling after which what is in view counts as what one reads. */
const REST = 150
/** Milliseconds after the text was laid out anew in which the heights of what was never laid out still change. */
const SETTLING = 500

export class PlaceKept {
  private readonly text: LaidOutText
  private place: Place | undefined
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
    this.place = undefined
    this.noteSoon()
  }

  /** The text is of another size. */
  resized(): void {
    const shape = this.shapeNow()
    if (shape !== this.shape) this.settling = performance.now() + SETTLING
    this.shape = shape
    if (this.place === undefined || performance.now() > this.settling) {
      this.noteSoon()
      return
    }
    const { scroller } = this.text
    const top = this.text.lineAt(this.place.offset) - this.place.below
    if (Math.abs(scroller.scrollTop - top) > 1) scroller.scrollTop = top
    this.put = scroller.scrollTop
  }

  private noteSoon(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.note(), REST)
  }

  private note(): void {
    const { scrollTop } = this.text.scroller
    // At the very top one sees what stands above the text, and goes on doing so.
    const offset = scrollTop === 0 ? undefined : this.text.firstLine()
    this.place = offset === undefined ? undefined : { offset, below: this.text.lineAt(offset) - scrollTop }
    this.put = undefined
  }

  /** What changes where lines end and how high they are; writing and marking do not change it. */
  private shapeNow(): string {
    const { element } = this.text
    const { fontFamily, fontSize, lineHeight } = getComputedStyle(element)
    return [element.clientWidth, fontFamily, fontSize, lineHeight].join()
  }
}
