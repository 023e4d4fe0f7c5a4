// Draws places of the text that are not annotations, such as what was found, with the browser's own highlights:
// the document and its decorations stay as they are. Only what the annotations plugin has drawn, a screen around the
// view, gets ranges; they are made anew after each drawing, because drawing replaces the nodes they lie in.

import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import type { Span } from "../../shared/domain/span.ts"
import { annotationsOf } from "./annotations-plugin.ts"
import type { BlockIndex } from "./block-index.ts"

interface Hits {
  /** Ascending, none overlapping. */
  readonly spans: readonly Span[]
  /** The index of the one that stands out; -1 for none. */
  readonly current: number
}

const noHits: Hits = { spans: [], current: -1 }

const hitsKey = new PluginKey<Hits>("hits")

/** Names of the highlights in style sheets. */
const HIT = "hit"
const CURRENT = "hit-current"

/** Has a transaction show other hits. */
export function setHits(tr: Transaction, hits: Hits): Transaction {
  return tr.setMeta(hitsKey, hits)
}

/** Hits vanish when the text changes: whoever found them has to look again. */
export function hitsPlugin(): Plugin<Hits> {
  return new Plugin<Hits>({
    key: hitsKey,
    state: {
      init: () => noHits,
      apply: (tr, before) => tr.getMeta(hitsKey) ?? (tr.doc === tr.before ? before : noHits),
    },
    view: (first) => {
      let shown = noHits
      const update = (view: EditorView) => {
        const hits = hitsOf(view.state)
        if (hits.spans.length > 0) draw(view, hits)
        else if (shown.spans.length > 0) clear()
        shown = hits
      }
      update(first)
      return {
        update,
        destroy: () => {
          if (shown.spans.length > 0) clear()
        },
      }
    },
  })
}

function hitsOf(state: EditorState): Hits {
  return hitsKey.getState(state) ?? noHits
}

function draw(view: EditorView, { spans, current }: Hits): void {
  clear()
  const { drawn, annotations } = annotationsOf(view.state)
  const { blocks } = annotations
  const last = blocks.spanOf(Math.min(drawn.to, blocks.count - 1)).end
  const ranges: Range[] = []
  for (let index = firstEndingAfter(spans, blocks.spanOf(drawn.from).start); index < spans.length; index++) {
    const span = spans[index]
    if (span === undefined || span.start > last) break
    const range = rangeOf(view, span, blocks)
    if (index === current) CSS.highlights.set(CURRENT, new Highlight(range))
    else ranges.push(range)
  }
  CSS.highlights.set(HIT, new Highlight(...ranges))
}

function clear(): void {
  CSS.highlights.delete(HIT)
  CSS.highlights.delete(CURRENT)
}

function rangeOf(view: EditorView, { start, end }: Span, blocks: BlockIndex): Range {
  const range = document.createRange()
  const from = view.domAtPos(blocks.toPosition(start, "start"), 1)
  const to = view.domAtPos(blocks.toPosition(end, "end"), -1)
  range.setStart(from.node, from.offset)
  range.setEnd(to.node, to.offset)
  return range
}

function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((spans[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}
