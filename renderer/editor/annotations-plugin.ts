// Annotations as plugin state: the set of them, which one is selected, and the decorations that draw those in
// view. Decorations exist for the blocks in view and about a screen around them, never for the whole article.

import type { Node } from "prosemirror-model"
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"
import type { Kind } from "../../shared/domain/codebook.ts"
import { blocksOf } from "./anchors.ts"
import type { AnnotationSet } from "./annotation-set.ts"
import { LEVELS, type Stretch, stretchesOf } from "./marks.ts"
import { type BlockRange, mapRange, translate } from "./translate.ts"

export interface AnnotationsState {
  readonly annotations: AnnotationSet
  readonly selected: string | null
  /** The textblocks that are drawn, both included. */
  readonly drawn: BlockRange
  readonly decorations: DecorationSet
}

interface AnnotationsMeta {
  readonly selected?: string | null
  readonly drawn?: BlockRange
}

export const annotationsKey = new PluginKey<AnnotationsState>("annotations")

/** The state of annotations in an editor that has the plugin. */
export function annotationsOf(state: EditorState): AnnotationsState {
  const found = annotationsKey.getState(state)
  if (found === undefined) throw new Error("The editor lacks the annotations plugin")
  return found
}

export function setAnnotationsMeta(tr: Transaction, meta: AnnotationsMeta): Transaction {
  const before: AnnotationsMeta | undefined = tr.getMeta(annotationsKey)
  return tr.setMeta(annotationsKey, { ...before, ...meta })
}

export function annotationsPlugin(initial: AnnotationSet, kinds: readonly Kind[]): Plugin<AnnotationsState> {
  const byId = new Map(kinds.map((kind) => [kind.id, kind]))
  return new Plugin<AnnotationsState>({
    key: annotationsKey,
    state: {
      init: () => ({
        annotations: initial,
        selected: null,
        drawn: { from: 0, to: -1 },
        decorations: DecorationSet.empty,
      }),
      apply(tr, before) {
        const meta: AnnotationsMeta | undefined = tr.getMeta(annotationsKey)
        if (tr.steps.length === 0 && meta === undefined) return before
        const read = tr.steps.length === 0 ? undefined : translate(tr, before.annotations)
        const annotations = read?.annotations ?? before.annotations
        const wanted = meta?.selected === undefined ? before.selected : meta.selected
        const selected = wanted !== null && annotations.get(wanted) !== undefined ? wanted : null
        const drawing = { annotations, selected, kinds: byId }
        const drawn = meta?.drawn ?? (read?.updates ?? []).reduce(mapRange, before.drawn)
        if (meta?.drawn !== undefined || read?.restructured === true) {
          return {
            annotations,
            selected,
            drawn,
            decorations: DecorationSet.create(tr.doc, decorate(drawing, drawn)),
          }
        }
        const dirty = [read?.dirty, ...reselected(annotations, before.selected, selected)]
        let decorations =
          tr.doc === tr.before ? before.decorations : before.decorations.map(tr.mapping, tr.doc)
        for (const range of dirty) decorations = redraw(decorations, tr.doc, drawing, range, drawn)
        return { annotations, selected, drawn, decorations }
      },
    },
    props: {
      decorations: (state) => annotationsOf(state).decorations,
    },
  })
}

interface Drawing {
  readonly annotations: AnnotationSet
  readonly selected: string | null
  readonly kinds: ReadonlyMap<string, Kind>
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

function decorate({ annotations, selected, kinds }: Drawing, drawn: BlockRange): Decoration[] {
  const { blocks } = annotations
  const decorations: Decoration[] = []
  for (let block = drawn.from; block <= Math.min(drawn.to, blocks.count - 1); block++) {
    const span = blocks.spanOf(block)
    const { from } = blocks.positionsOf(block)
    for (const stretch of stretchesOf(annotations.inBlock(block), span)) {
      const start = from + stretch.start - span.start
      decorations.push(
        Decoration.inline(start, start + stretch.end - stretch.start, attributesOf(stretch, selected, kinds)),
      )
    }
  }
  return decorations
}

/**
 * Each level brings its tint and its underline as custom properties; `editor.css` stacks them. The kinds are named
 * for assistive technology, because colour and underline speak to the eye only.
 */
function attributesOf(
  stretch: Stretch,
  selected: string | null,
  kinds: ReadonlyMap<string, Kind>,
): Record<string, string> {
  const classes = ["mark"]
  const style = [`--n:${stretch.levels.length}`]
  const names: string[] = []
  const ids: string[] = []
  for (const [level, annotation] of stretch.levels.slice(0, LEVELS).entries()) {
    const kind = annotation === undefined ? undefined : kinds.get(annotation.kind)
    if (annotation === undefined) continue
    ids.push(annotation.id)
    const colour = kind?.colour ?? "blue"
    const chosen = annotation.id === selected
    style.push(`--u${level}:var(--${colour}-${kind?.underline ?? "solid"})`)
    style.push(`--t${level}:var(--${colour}-${chosen ? "strong" : "tint"})`)
    names.push(kind?.name ?? annotation.kind)
    if (chosen) {
      classes.push("mark-selected")
      style.push(`--chosen:var(--${colour}-line)`)
    }
    if (annotation.spans.some(({ start }) => start === stretch.start)) classes.push("mark-begins")
    if (annotation.spans.some(({ end }) => end === stretch.end)) classes.push("mark-ends")
  }
  return {
    nodeName: "mark",
    class: [...new Set(classes)].join(" "),
    style: style.join(";"),
    "data-annotations": ids.join(" "),
    // Innermost first: "Person in Claim".
    "aria-roledescription": names.join(" in "),
  }
}
