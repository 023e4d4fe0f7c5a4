// Which annotation is selected: by click, key or card, one after the other in reading order, or out of those that lie
// in one place.

import { TextSelection } from "prosemirror-state"
import { type Annotation, extentOf } from "../../shared/domain/annotation.ts"
import { annotationsOf, setAnnotationsMeta } from "./annotations-plugin.ts"
import { type EditorContext, wordsOf } from "./editor-context.ts"

export class Choosing {
  private readonly context: EditorContext

  constructor(context: EditorContext) {
    this.context = context
  }

  /** Selects an annotation, with the caret behind it where it is to take the focus. */
  select(id: string | null, focus: boolean): Annotation | undefined {
    const { session, dispatch } = this.context
    const annotation = id === null ? undefined : session.annotations.get(id)
    const tr = setAnnotationsMeta(session.state.tr, { selected: annotation?.id ?? null })
    if (annotation !== undefined && focus) {
      const behind = session.blocks.toPosition(extentOf(annotation).end, "end")
      tr.setSelection(TextSelection.create(tr.doc, behind))
    }
    dispatch(tr)
    return annotation
  }

  /** The next annotation in reading order, or the one before; undefined past the last one. */
  next(direction: 1 | -1): Annotation | undefined {
    const { annotations, selected } = annotationsOf(this.context.session.state)
    const index = selected === null ? this.placeOfCaret(direction) : annotations.indexOf(selected) + direction
    return annotations.ordered[index]
  }

  /** The annotation to select at an offset: the shortest there, or the one outside the selected one. */
  nextAt(offset: number): string | null {
    const { annotations, selected } = annotationsOf(this.context.session.state)
    const here = annotations.at(offset)
    const index = here.findIndex(({ id }) => id === selected)
    return here[(index + 1) % Math.max(1, here.length)]?.id ?? null
  }

  /**
   * The offset at the caret where there are annotations, the selected one if it is one of them; undefined where there
   * are none. After marking and walking, the caret stands behind them.
   */
  atCaret(): number | undefined {
    const { session } = this.context
    const { annotations, selected } = annotationsOf(session.state)
    const caret = session.blocks.toOffset(session.state.selection.from)
    const places = [caret, caret - 1].filter((offset) => offset >= 0 && annotations.at(offset).length > 0)
    return places.find((offset) => annotations.at(offset).some(({ id }) => id === selected)) ?? places[0]
  }

  /** Says which annotation is selected and where among all it stands. */
  tell(annotation: Annotation): void {
    const { session, options } = this.context
    options.onAnnounce({
      type: "selected",
      kind: annotation.kind,
      quote: wordsOf(annotation, session),
      index: session.annotations.indexOf(annotation.id),
      count: session.annotations.size,
    })
  }

  /** Where in reading order the caret stands: the first annotation after it, or the last one before. */
  private placeOfCaret(direction: 1 | -1): number {
    const { session } = this.context
    const caret = session.blocks.toOffset(session.state.selection.head)
    const { ordered } = session.annotations
    let low = 0
    let high = ordered.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const annotation = ordered[middle]
      if (annotation !== undefined && extentOf(annotation).start < caret) low = middle + 1
      else high = middle
    }
    return direction === 1 ? low : low - 1
  }
}
