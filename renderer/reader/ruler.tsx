// A strip beside the text for all of the article at once: a bar for each annotation, in a
// column for each kind, and what is in view shaded.
// Deliberately not for the keyboard or for screen readers: Tab walks the annotations, and paragraphs have numbers.

import {
  type PointerEvent,
  type RefObject,
  startTransition,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react"
import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import { useKinds } from "../app/model-context.ts"
import type { Editor } from "../editor/editor-state.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { useInView } from "./use-in-view.ts"
import { useSettled } from "./use-settled.ts"
import "./reader.css"

interface RulerProps {
  readonly editor: Editor
  readonly scroller: RefObject<HTMLElement | null>
}

export function Ruler({ editor, scroller }: RulerProps) {
  const { t } = useTranslation()
  const strip = useRef<HTMLDivElement>(null)
  const kinds = useKinds()
  const { annotations, text } = useSettled(editor)
  const { length } = text
  const [height, setHeight] = useState(0)
  useEffect(() => {
    if (strip.current === null) return
    // The text comes first: a long article has many bars.
    const observer = new ResizeObserver(([entry]) =>
      startTransition(() => setHeight(Math.floor(entry?.contentRect.height ?? 0))),
    )
    observer.observe(strip.current)
    return () => observer.disconnect()
  }, [])
  // Scrolling draws the frame anew, and need not look at every annotation for that.
  const ticks = useMemo(() => {
    const rows = rowsByKind(annotations, length, height)
    return kinds.map((kind, index) => (
      <svg key={kind.id} aria-hidden="true" className="ruler-ticks" data-colour={kind.colour}>
        <path d={barsOf(rows.get(kind.id), kind, (WIDTH * (index + 0.5)) / kinds.length)} />
      </svg>
    ))
  }, [annotations, length, height, kinds])
  const { from, to } = useInView(editor, scroller, partInView, samePart)
  const go = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const part = Math.min(1, Math.max(0, (event.clientY - box.top) / box.height))
    const offset = utf16(Math.round(part * length))
    editor.showSpan({ start: offset, end: offset })
  }
  return (
    <div className="ruler-edge" aria-hidden>
      <div
        ref={strip}
        className="ruler"
        title={t("reading.rulerLabel")}
        onPointerDown={(event) => {
          // The selection stays, and the focus where it is.
          event.preventDefault()
          event.currentTarget.setPointerCapture(event.pointerId)
          go(event)
        }}
        onPointerMove={(event) => event.buttons === 1 && go(event)}
      >
        {ticks}
        {to - from < 1000 && (
          <div className="ruler-view" style={{ top: `${from / 10}%`, height: `${(to - from) / 10}%` }} />
        )}
      </div>
    </div>
  )
}

/** Which part of the article is in view, in whole thousandths: a character more or less moves nothing. */
function partInView(editor: Editor): { readonly from: number; readonly to: number } {
  const { start, end } = editor.textInView()
  const length = Math.max(1, editor.getSnapshot().text.length)
  return { from: Math.round((1000 * start) / length), to: Math.round((1000 * end) / length) }
}

type Part = ReturnType<typeof partInView>

function samePart(one: Part, other: Part): boolean {
  return one.from === other.from && one.to === other.to
}

/** Of the strip, in pixels; see reader.css. */
const WIDTH = 18
/** The shortest bar that is still seen, in pixels. */
const SHORTEST = 3

/** For each kind, a 1 for each pixel that annotations of it cover. */
function rowsByKind(
  annotations: readonly Annotation[],
  length: number,
  height: number,
): ReadonlyMap<string, Uint8Array> {
  const byKind = new Map<string, Uint8Array>()
  if (length === 0 || height === 0) return byKind
  for (const { kind, spans } of annotations) {
    const rows = byKind.get(kind) ?? new Uint8Array(height)
    if (!byKind.has(kind)) byKind.set(kind, rows)
    for (const { start, end } of spans) {
      const first = Math.floor((start / length) * height)
      const last = Math.max(first + SHORTEST, Math.floor((end / length) * height))
      for (let row = first; row < last; row++) rows[row] = 1
    }
  }
  return byKind
}

/** A path of upright lines, one for each run of pixels; two for kinds with a double underline. */
function barsOf(rows: Uint8Array | undefined, { underline }: Kind, middle: number): string {
  if (rows === undefined) return ""
  const columns =
    underline === "double" ? [middle - 1.5, middle + 1.5] : [middle - 0.75, middle, middle + 0.75]
  const bars: string[] = []
  for (let from = rows.indexOf(1); from !== -1; ) {
    const gap = rows.indexOf(0, from)
    const to = gap === -1 ? rows.length : gap
    for (const x of columns) bars.push(`M${x} ${from}V${to}`)
    from = rows.indexOf(1, to)
  }
  return bars.join("")
}
