// Annotations as plugin state: the set of them, which one is selected or being resized, and the decorations that draw
// those in view. Decorations exist for the blocks in view and about a screen around them, and while one scrolls for some
// that were there before; never for the whole article.

import type { Node } from "prosemirror-model"
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state"
import { DecorationSet } from "prosemirror-view"
import type { Kind } from "../../shared/domain/codebook.ts"
import { blocksOf } from "./anchors.ts"
import type { AnnotationSet } from "./annotation-set.ts"
import { type Drawing, decorate } from "./draw-annotations.ts"
import { type Resize, resized } from "./resize.ts"
import { type BlockRange, mapRange, translate } from "./translate.ts"

export interface AnnotationsState {
  readonly annotations: AnnotationSet
  readonly selected: string | null
  /** What is being resized: it is drawn as it would be. */
  readonly resize: Resize | null
  /** The textblocks that are drawn, both included. */
  readonly drawn: BlockRange
  /** How many textblocks beyond those still have the decorations they had when they were drawn. */
  readonly leftover: number
  readonly decorations: DecorationSet
  /** By id. */
  readonly kinds: ReadonlyMap<string, Kind>
}

interface AnnotationsMeta {
  readonly kinds?: readonly Kind[]
  readonly selected?: string | null
  readonly resize?: Resize | null
  readonly drawn?: BlockRange
  /** Whether what was drawn may stay as it is for now, because taking it away takes time as well. */
  readonly keep?: boolean
}

export const annotationsKey = new PluginKey<AnnotationsState>("annotations")

/** The state of annotations in an editor that has the plugin. */
export function annotationsOf(state: EditorState): AnnotationsState {
  const found = annotationsKey.getState(state)
  if (found === undefined) throw new Error("The editor lacks the annotations plugin")
  return found
}

export function setAnnotationsMeta(tr: Transaction, meta: AnnotationsMeta): Transaction {
  return tr.setMeta(annotationsKey, { ...annotationsMeta(tr), ...meta })
}

/** What a transaction says of annotations beside its steps. */
export function annotationsMeta(tr: Transaction): AnnotationsMeta | undefined {
  return tr.getMeta(annotationsKey)
}

export function annotationsPlugin(initial: AnnotationSet, kinds: readonly Kind[]): Plugin<AnnotationsState> {
  return new Plugin<AnnotationsState>({
    key: annotationsKey,
    state: {
      init: () => ({
        annotations: initial,
        selected: null,
        resize: null,
        drawn: { from: 0, to: -1 },
        leftover: 0,
        decorations: DecorationSet.empty,
        kinds: byId(kinds),
      }),
      apply(tr, before) {
        const meta = annotationsMeta(tr)
        if (tr.steps.length === 0 && meta === undefined) return before
        const read = tr.steps.length === 0 ? undefined : translate(tr, before.annotations)
        const annotations = read?.annotations ?? before.annotations
        const wanted = meta?.selected === undefined ? before.selected : meta.selected
        const selected = wanted !== null && annotations.get(wanted) !== undefined ? wanted : null
        const resize = stillMeant(meta?.resize === undefined ? before.resize : meta.resize, annotations)
        const shown = withPreview(annotations, resize)
        const kinds = meta?.kinds === undefined ? before.kinds : byId(meta.kinds)
        const drawing = { annotations: shown, selected, kinds }
        const drawn =
          meta?.drawn ?? limited((read?.updates ?? []).reduce(mapRange, before.drawn), before.drawn)
        const isBroken = tr.steps.length > 0 && resize !== before.resize
        const leftover = before.leftover + countOf(beyond(drawn, before.drawn))
        const isSame = tr.steps.length === 0 && selected === before.selected && resize === before.resize
        if (meta?.keep === true && isSame && leftover <= MOST_LEFT) {
          let { decorations } = before
          for (const range of beyond(before.drawn, drawn))
            decorations = redraw(decorations, tr.doc, drawing, range, drawn)
          return { ...before, drawn, leftover, decorations }
        }
        if (
          meta?.drawn !== undefined ||
          meta?.kinds !== undefined ||
          read?.restructured === true ||
          isBroken ||
          before.leftover > 0
        ) {
          const decorations = DecorationSet.create(tr.doc, decorate(drawing, drawn))
          return { annotations, selected, resize, drawn, leftover: 0, decorations, kinds }
        }
        const dirty = [
          read?.dirty,
          ...reselected(annotations, before.selected, selected),
          ...(resize === before.resize
            ? []
            : [before.resize, resize].flatMap((one) => reach(one, annotations))),
        ]
        let decorations =
          tr.doc === tr.before ? before.decorations : before.decorations.map(tr.mapping, tr.doc)
        for (const range of dirty) decorations = redraw(decorations, tr.doc, drawing, range, drawn)
        return { annotations, selected, resize, drawn, leftover: 0, decorations, kinds }
      },
    },
    props: {
      decorations: (state) => annotationsOf(state).decorations,
    },
  })
}

/** Textblocks beyond those drawn before that are drawn at once; what else came is drawn when it is in view. */
const AT_ONCE = 100

/** Textblocks that may keep their decorations while others are drawn: some twenty screens of text. */
const MOST_LEFT = 300

/** The textblocks of a range that another lacks. */
function beyond(other: BlockRange, range: BlockRange): readonly BlockRange[] {
  if (other.to < range.from || range.to < other.from) return [range]
  return [
    { from: range.from, to: other.from - 1 },
    { from: other.to + 1, to: range.to },
  ]
}

function countOf(ranges: readonly BlockRange[]): number {
  return ranges.reduce((sum, { from, to }) => sum + Math.max(0, to - from + 1), 0)
}

/** A range no longer than it was by more than a screen or two, lest what undo brings back is drawn all at once. */
function limited({ from, to }: BlockRange, before: BlockRange): BlockRange {
  return { from, to: Math.min(to, from + before.to - before.from + AT_ONCE) }
}

function byId(kinds: readonly Kind[]): ReadonlyMap<string, Kind> {
  return new Map(kinds.map((kind) => [kind.id, kind]))
}

/** A resize is over when what it is about was changed or moved, or went. */
function stillMeant(resize: Resize | null, annotations: AnnotationSet): Resize | null {
  return resize !== null && annotations.get(resize.annotation.id) === resize.annotation ? resize : null
}

function withPreview(annotations: AnnotationSet, resize: Resize | null): AnnotationSet {
  if (resize === null) return annotations
  return annotations.apply([{ id: resize.annotation.id, after: resized(resize) }])
}

/** The textblocks that an annotation being resized covers, before and as it would be. */
function reach(resize: Resize | null, { blocks }: AnnotationSet): BlockRange[] {
  return resize === null ? [] : [resize.annotation, resized(resize)].map((one) => blocksOf(one, blocks))
}

/** The textblocks that look different because another annotation is selected. */
function reselected(annotations: AnnotationSet, before: string | null, after: string | null): BlockRange[] {
  if (before === after) return []
  return [before, after].flatMap((id) => {
    const annotation = id === null ? undefined : annotations.get(id)
    return annotation === undefined ? [] : blocksOf(annotation, annotations.blocks)
  })
}

/** Draws the textblocks of a range anew, as far as they are drawn. The others keep the decorations they have. */
function redraw(
  decorations: DecorationSet,
  document: Node,
  drawing: Drawing,
  dirty: BlockRange | undefined,
  drawn: BlockRange,
): DecorationSet {
  const { blocks } = drawing.annotations
  const from = Math.max(dirty?.from ?? 0, drawn.from)
  const to = Math.min(dirty?.to ?? -1, drawn.to, blocks.count - 1)
  if (from > to) return decorations
  const stale = decorations.find(blocks.positionsOf(from).from, blocks.positionsOf(to).to)
  return decorations.remove(stale).add(document, decorate(drawing, { from, to }))
}
