// Resizing the selected annotation, by keys or by its handles: what it would become is drawn at once, and it becomes
// so when the analyst accepts it. Until then nothing has changed, so that giving up costs nothing.

import type { Annotation } from "../../shared/domain/annotation.ts"
import { dragBoundary, isRightToLeft, type Side, stepBoundary } from "../../shared/domain/boundary.ts"
import type { Annotating } from "./annotating.ts"
import { annotationsOf, setAnnotationsMeta } from "./annotations-plugin.ts"
import { type EditorContext, refusesChanges, snappingOf, wordsOf } from "./editor-context.ts"
import { type Resize, resized } from "./resize.ts"

export class Resizing {
  private readonly context: EditorContext
  private readonly annotating: Annotating
  private readonly reveal: (offset: number) => void

  constructor(context: EditorContext, annotating: Annotating, reveal: (offset: number) => void) {
    this.context = context
    this.annotating = annotating
    this.reveal = reveal
  }

  get current(): Resize | null {
    return annotationsOf(this.context.session.state).resize
  }

  /** Begins with the end of the part that the caret is at, or of the last one. */
  start(): void {
    const { session } = this.context
    const { annotations, selected } = annotationsOf(session.state)
    const annotation = selected === null ? undefined : annotations.get(selected)
    if (annotation === undefined || session.mode === "edit" || refusesChanges(this.context)) return
    const caret = session.blocks.toOffset(session.state.selection.head)
    const at = annotation.spans.findIndex(({ start, end }) => start <= caret && caret <= end)
    this.take(annotation, at < 0 ? annotation.spans.length - 1 : at, "end")
    this.tell()
  }

  /** Takes one end of one part of an annotation. */
  take(annotation: Annotation, index: number, side: Side): void {
    const span = annotation.spans[index]
    if (span === undefined) return
    this.show({ annotation, others: annotation.spans.filter((one) => one !== span), span, side })
  }

  /** Moves the end as an arrow key says: to the left or to the right as the text runs there. */
  arrow(key: "ArrowLeft" | "ArrowRight", unit: "word" | "grapheme"): void {
    const { current } = this
    if (current === null) return
    const { blocks } = this.context.session
    const block = blocks.spanOf(blocks.blockAt(current.span[current.side]))
    const forward = isRightToLeft(blocks.slice(block.start, block.end)) ? "ArrowLeft" : "ArrowRight"
    const direction = key === forward ? 1 : -1
    const span = stepBoundary(
      blocks.text,
      current.span,
      current.side,
      direction,
      unit,
      this.snapping(current),
    )
    this.show({ ...current, span })
    this.reveal(span[current.side])
    this.tell()
  }

  /** Goes on with the next end of any part, round and round. */
  swap(): void {
    const { current } = this
    if (current === null) return
    const { annotation } = current
    const { spans } = resized(current)
    const here = spans.findIndex(({ start, end }) => start <= current.span.start && current.span.end <= end)
    const next = current.side === "start" ? here : (here + 1) % spans.length
    const span = spans[next]
    if (span === undefined) return
    const side = current.side === "start" ? "end" : "start"
    this.show({ annotation, others: spans.filter((one) => one !== span), span, side })
    this.reveal(span[side])
    this.tell()
  }

  /** Moves the end to a place, snapped to words unless `exact`. */
  drag(offset: number, exact: boolean): void {
    const { current } = this
    if (current === null) return
    const { text } = this.context.session.blocks
    const span = dragBoundary(text, current.span, current.side, offset, exact, this.snapping(current))
    this.show({ ...current, span })
  }

  accept(): void {
    const { current } = this
    if (current === null) return
    const annotation = resized(current)
    this.show(null)
    this.annotating.setSpans(annotation.id, annotation.spans)
    const { session, options } = this.context
    options.onAnnounce({ type: "resized", kind: annotation.kind, quote: wordsOf(annotation, session) })
  }

  cancel(): void {
    if (this.current === null) return
    this.show(null)
    this.context.options.onAnnounce({ type: "notResized" })
  }

  private snapping({ annotation }: Resize) {
    return snappingOf(this.context.options, annotation.kind)
  }

  private show(resize: Resize | null): void {
    this.context.dispatch(setAnnotationsMeta(this.context.session.state.tr, { resize }))
  }

  /** Says which end it is and the words there: the whole of a long claim at every step would be no help. */
  private tell(): void {
    const { current } = this
    if (current === null) return
    const { blocks } = this.context.session
    const { start, end } = current.span
    const from = Math.max(start, end - HEARD)
    const to = Math.min(end, start + HEARD)
    const quote =
      current.side === "start"
        ? blocks.slice(start, to).replace(to < end ? /\s+\S*$/u : "", "")
        : blocks.slice(from, end).replace(from > start ? /^\S*\s+/u : "", "")
    this.context.options.onAnnounce({ type: "resizing", side: current.side, quote })
  }
}

/** How much of the text at the moving end is said, in UTF-16 code units. */
const HEARD = 30
