// The number of each paragraph in view, in the margin, so that colleagues can name a place to each other.

import type { RefObject } from "react"
import type { Editor, ParagraphInView } from "../editor/editor-state.ts"
import { useInView } from "./use-in-view.ts"
import "./reader.css"

interface ParagraphNumbersProps {
  readonly editor: Editor
  readonly scroller: RefObject<HTMLElement | null>
}

export function ParagraphNumbers({ editor, scroller }: ParagraphNumbersProps) {
  const paragraphs = useInView(editor, scroller, numberedOf, same)
  return (
    // Read aloud, they would stand between the words; going to a paragraph by its number needs no sight of them.
    <div className="paragraph-numbers tabular" aria-hidden>
      {paragraphs.map(({ number, middle }) => (
        <span key={number} style={{ top: `${middle}px` }}>
          {number}
        </span>
      ))}
    </div>
  )
}

/** The height of a number, in pixels. */
const LINE = 16

/** Of the cells of a row, which begin beside each other, the first one is numbered. */
function numberedOf(editor: Editor): readonly ParagraphInView[] {
  const numbered: ParagraphInView[] = []
  for (const paragraph of editor.paragraphsInView()) {
    const above = numbered.at(-1)
    if (above === undefined || Math.abs(paragraph.middle - above.middle) >= LINE) numbered.push(paragraph)
  }
  return numbered
}

function same(one: readonly ParagraphInView[], other: readonly ParagraphInView[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ number, middle, span }, index) => {
      const before = other[index]
      return before?.number === number && before.middle === middle && before.span.end === span.end
    })
  )
}
