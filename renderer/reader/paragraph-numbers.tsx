// The number of each paragraph in view, in the margin, so that colleagues can name a place to each other.

import type { RefObject } from "react"
import type { Editor } from "../editor/editor-state.ts"
import { useParagraphs } from "./use-paragraphs.ts"
import "./reader.css"

interface ParagraphNumbersProps {
  readonly editor: Editor
  readonly scroller: RefObject<HTMLElement | null>
}

export function ParagraphNumbers({ editor, scroller }: ParagraphNumbersProps) {
  const paragraphs = useParagraphs(editor, scroller)
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
