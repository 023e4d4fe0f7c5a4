// Handles at the ends of the selected annotation, to be dragged. They lie in a layer beside the text, not in it, so
// that they are no part of what is read, selected or copied. Keys do the same (`Resizing`), so that assistive technology
// need not know of them.

import { Plugin, PluginKey } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Side } from "../../shared/domain/boundary.ts"
import { annotationsMeta, annotationsOf } from "./annotations-plugin.ts"
import { edgeOf } from "./edge-box.ts"
import { modeOf } from "./mode-plugin.ts"
import { resized } from "./resize.ts"
import type { Resizing } from "./resizing.ts"

const handlesKey = new PluginKey<boolean>("handles")

/**
 * Nothing lies in the way of the next selection after marking: handles come when an annotation is selected, not when
 * it is made.
 */
export function handlesPlugin(options: HandlesOptions): Plugin<boolean> {
  return new Plugin<boolean>({
    key: handlesKey,
    state: {
      init: () => false,
      apply: (tr, before) => (annotationsMeta(tr)?.selected === undefined ? before : tr.steps.length === 0),
    },
    view: (view) => new Handles(view, options),
  })
}

interface HandlesOptions {
  readonly resizing: Resizing
  /** What scrolls the text. */
  scroller(): HTMLElement | undefined
}

/** How near to the upper or lower edge of what scrolls the pointer has it scroll on, and how fast, in pixels. */
const EDGE = 48
const SPEED = 12

class Handles {
  private readonly view: EditorView
  private readonly resizing: Resizing
  private readonly scroller: HandlesOptions["scroller"]
  private readonly layer: HTMLElement
  private readonly observer: ResizeObserver
  private frame = 0
  private drag: { readonly dx: number; readonly dy: number; x: number; y: number; exact: boolean } | undefined

  constructor(view: EditorView, { resizing, scroller }: HandlesOptions) {
    this.view = view
    this.resizing = resizing
    this.scroller = scroller
    this.layer = document.createElement("div")
    this.layer.className = "handles"
    this.layer.setAttribute("aria-hidden", "true")
    view.dom.after(this.layer)
    this.observer = new ResizeObserver(() => this.placeSoon())
    this.observer.observe(view.dom)
  }

  update(): void {
    this.placeSoon()
  }

  destroy(): void {
    cancelAnimationFrame(this.frame)
    this.observer.disconnect()
    this.layer.remove()
  }

  private placeSoon(): void {
    if (this.drag === undefined && this.shown() === undefined && this.layer.childElementCount === 0) return
    cancelAnimationFrame(this.frame)
    this.frame = requestAnimationFrame(() => this.place())
  }

  /** The annotation that has handles, as it is drawn. */
  private shown(): Annotation | undefined {
    const { state } = this.view
    const { annotations, selected, resize } = annotationsOf(state)
    if (resize !== null) return resized(resize)
    if (selected === null || modeOf(state) === "edit" || handlesKey.getState(state) !== true) return undefined
    return annotations.get(selected)
  }

  private place(): void {
    if (this.view.isDestroyed) return
    const { annotations, drawn, resize } = annotationsOf(this.view.state)
    const { blocks } = annotations
    const origin = this.layer.getBoundingClientRect()
    const wanted = (this.shown()?.spans ?? []).flatMap((span, index) =>
      (["start", "end"] as const).flatMap((side) => {
        const block = blocks.blockAt(side === "start" ? span.start : span.end - 1)
        if (block < drawn.from || block > drawn.to) return []
        const edge = edgeOf(this.view, blocks, span, side)
        const isActive =
          resize?.side === side && span.start <= resize.span.start && resize.span.end <= span.end
        return edge === undefined ? [] : [{ index, side, edge, isActive }]
      }),
    )
    while (this.layer.childElementCount > wanted.length) this.layer.lastElementChild?.remove()
    for (const [number, { index, side, edge, isActive }] of wanted.entries()) {
      const handle = this.handle(number)
      handle.dataset.index = String(index)
      handle.dataset.side = side
      handle.dataset.inward = edge.inward
      handle.toggleAttribute("data-active", isActive)
      handle.style.translate = `${edge.x - origin.left}px ${edge.top - origin.top}px`
      handle.style.blockSize = `${edge.bottom - edge.top}px`
    }
  }

  private handle(number: number): HTMLElement {
    const known = this.layer.children[number]
    if (known instanceof HTMLElement) return known
    const handle = document.createElement("div")
    handle.className = "handle"
    const grip = document.createElement("div")
    grip.className = "handle-grip"
    handle.append(grip)
    grip.addEventListener("pointerdown", (event) => this.grab(event, handle))
    grip.addEventListener("pointermove", (event) => this.move(event))
    grip.addEventListener("pointerup", (event) => this.release(event, true))
    grip.addEventListener("pointercancel", (event) => this.release(event, false))
    this.layer.append(handle)
    return handle
  }

  private grab(event: PointerEvent, handle: HTMLElement): void {
    const { selected, annotations } = annotationsOf(this.view.state)
    const annotation = selected === null ? undefined : annotations.get(selected)
    const side: Side = handle.dataset.side === "start" ? "start" : "end"
    if (event.button !== 0 || annotation === undefined || !(event.target instanceof Element)) return
    event.preventDefault()
    this.resizing.accept()
    const box = handle.getBoundingClientRect()
    // The pointer holds the handle beside the line; what counts is the text at the line's height.
    const dx = box.left - event.clientX
    const dy = (box.top + box.bottom) / 2 - event.clientY
    this.drag = { dx, dy, x: event.clientX, y: event.clientY, exact: event.altKey }
    this.view.focus()
    event.target.setPointerCapture(event.pointerId)
    this.layer.dataset.dragging = ""
    this.resizing.take(annotation, Number(handle.dataset.index), side)
    this.scrollOn()
  }

  private move(event: PointerEvent): void {
    const { drag } = this
    if (drag === undefined) return
    if (this.resizing.current === null) {
      this.release(event, false)
      return
    }
    Object.assign(drag, { x: event.clientX, y: event.clientY, exact: event.altKey })
    this.follow()
  }

  private follow(): void {
    if (this.drag === undefined) return
    const { x, y, dx, dy, exact } = this.drag
    const found = this.view.posAtCoords({ left: x + dx, top: y + dy })
    if (found === null) return
    this.resizing.drag(annotationsOf(this.view.state).annotations.blocks.toOffset(found.pos), exact)
  }

  private release(event: PointerEvent, accepted: boolean): void {
    if (this.drag === undefined) return
    this.drag = undefined
    delete this.layer.dataset.dragging
    if (event.target instanceof Element) event.target.releasePointerCapture(event.pointerId)
    if (accepted) this.resizing.accept()
    else this.resizing.cancel()
    this.placeSoon()
  }

  /** Scrolls as long as the pointer is held near an edge. */
  private scrollOn(): void {
    if (this.drag === undefined || this.view.isDestroyed) return
    const scroller = this.scroller()
    if (scroller !== undefined) {
      const { top, bottom } = scroller.getBoundingClientRect()
      const by = this.drag.y < top + EDGE ? -SPEED : this.drag.y > bottom - EDGE ? SPEED : 0
      if (by !== 0) {
        scroller.scrollTop += by
        this.follow()
      }
    }
    requestAnimationFrame(() => this.scrollOn())
  }
}
