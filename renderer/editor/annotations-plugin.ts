// Annotations as plugin state: the set of them, which one is selected, and the decorations that draw those in
// view. Decorations exist for the blocks in view and about a screen around them, never for the whole article.

import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"
import type { Kind } from "../../shared/domain/project.ts"
import type { AnnotationSet } from "./annotation-set.ts"
import { type AnnotationChange, AnnotationStep } from "./annotation-step.ts"
import type { BlockIndex } from "./block-index.ts"
import { LEVELS, type Stretch, stretchesOf } from "./marks.ts"

export interface AnnotationsState {
  readonly annotations: AnnotationSet
  readonly selected: string | null
  /** The textblocks that are drawn, both included. */
  readonly drawn: BlockRange
  readonly decorations: DecorationSet
}

export interface BlockRange {
  readonly from: number
  readonly to: number
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

/** What a transaction changes of the annotations, in order. */
export function annotationChanges(tr: Transaction): AnnotationChange[] {
  return tr.steps.flatMap((step) => (step instanceof AnnotationStep ? step.changes : []))
}

export function annotationsPlugin(
  initial: AnnotationSet,
  blocks: BlockIndex,
  kinds: readonly Kind[],
): Plugin<AnnotationsState> {
  const byId = new Map(kinds.map((kind) => [kind.id, kind]))
  const draw = (state: EditorState, annotations: AnnotationSet, drawn: BlockRange, selected: string | null) =>
    DecorationSet.create(state.doc, decorate(annotations, blocks, drawn, selected, byId))
  return new Plugin<AnnotationsState>({
    key: annotationsKey,
    state: {
      init: () => ({
        annotations: initial,
        selected: null,
        drawn: { from: 0, to: -1 },
        decorations: DecorationSet.empty,
      }),
      apply(tr, before, _, state) {
        const changes = annotationChanges(tr)
        const meta: AnnotationsMeta | undefined = tr.getMeta(annotationsKey)
        if (changes.length === 0 && meta === undefined) return before
        const annotations = changes.length === 0 ? before.annotations : before.annotations.apply(changes)
        const wanted = meta?.selected === undefined ? before.selected : meta.selected
        const selected = wanted !== null && annotations.get(wanted) !== undefined ? wanted : null
        const drawn = meta?.drawn ?? before.drawn
        return { annotations, selected, drawn, decorations: draw(state, annotations, drawn, selected) }
      },
    },
    props: {
      decorations: (state) => annotationsOf(state).decorations,
    },
  })
}

function decorate(
  annotations: AnnotationSet,
  blocks: BlockIndex,
  drawn: BlockRange,
  selected: string | null,
  kinds: ReadonlyMap<string, Kind>,
): Decoration[] {
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
