// The annotations in one place, where there are many: a small list at the pointer or the caret. A click does not take
// the focus from the text, so that `O` and all other keys go on; asked for by key, the list is walked with arrows.

import { Toolbar } from "radix-ui"
import { type KeyboardEvent, useEffect, useRef } from "react"
import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import { segmenter } from "../../shared/domain/segment.ts"
import { useEditor } from "../app/use-editor.ts"
import type { Choice, Editor } from "../editor/editor-state.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { KindLetter } from "../ui/kind-letter.tsx"
import { usePopoverPlace } from "./use-popover-place.ts"
import "./popover.css"

interface ChoiceListProps {
  readonly editor: Editor
  readonly kinds: readonly Kind[]
}

export function ChoiceList({ editor, kinds }: ChoiceListProps) {
  const choice = useEditor(editor, (snapshot) => snapshot.choice)
  return choice === null ? null : <List editor={editor} kinds={kinds} choice={choice} />
}

/** Letters of a quotation that are enough to tell which it is, and how many of them are its last. */
const QUOTE = 46
const TAIL = 20

function List({ editor, kinds, choice }: ChoiceListProps & { readonly choice: Choice }) {
  const { t } = useTranslation()
  const selected = useEditor(editor, (snapshot) => snapshot.selected)
  const text = useEditor(editor, (snapshot) => snapshot.text)
  const list = useRef<HTMLDivElement>(null)
  const { layer, place } = usePopoverPlace(() => choice.box, choice, list)
  const isPlaced = place !== undefined

  useEffect(() => {
    if (!choice.focus || !isPlaced) return
    const [first] = list.current?.querySelectorAll("button") ?? []
    const chosen = list.current?.querySelector<HTMLElement>("[data-selected]") ?? first
    chosen?.focus()
  }, [choice, isPlaced])
  useEffect(() => {
    // What was offered at a place goes when the place does, or when something else is done.
    const onScroll = () => editor.endChoice()
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && list.current?.contains(event.target) === false) editor.endChoice()
    }
    window.addEventListener("scroll", onScroll, { capture: true, passive: true })
    window.addEventListener("pointerdown", onPress, { capture: true })
    return () => {
      window.removeEventListener("scroll", onScroll, { capture: true })
      window.removeEventListener("pointerdown", onPress, { capture: true })
    }
  }, [editor])

  const choose = (id: string) => {
    editor.endChoice()
    editor.select(id)
    editor.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" && event.key !== "Tab") return
    event.preventDefault()
    editor.endChoice()
    editor.focus()
  }
  return (
    <div ref={layer} className="popover-layer">
      <Toolbar.Root
        ref={list}
        orientation="vertical"
        className="popover choice"
        aria-label={t("popover.here")}
        data-placed={isPlaced || undefined}
        style={place && { translate: `${place.left}px ${place.top}px` }}
        onMouseDown={(event) => event.preventDefault()}
        onKeyDown={onKeyDown}
      >
        {choice.annotations.map((annotation) => {
          const kind = kinds.find(({ id }) => id === annotation.kind)
          return (
            <Toolbar.Button
              key={annotation.id}
              className="popover-kind"
              data-selected={annotation.id === selected || undefined}
              aria-current={annotation.id === selected || undefined}
              onClick={() => choose(annotation.id)}
            >
              {kind && <KindLetter kind={kind} label={kind.name} />}
              <span className="choice-quote" dir="auto">
                {quoteOf(text, annotation)}
              </span>
            </Toolbar.Button>
          )
        })}
      </Toolbar.Root>
    </div>
  )
}

/** Both ends of what is long: annotations in one place often begin with the same words. */
function quoteOf(text: string, { spans }: Annotation): string {
  const pieces = spans.map(({ start, end }) =>
    end - start <= 4 * QUOTE
      ? text.slice(start, end)
      : `${text.slice(start, start + 2 * QUOTE)} ${text.slice(end - 2 * QUOTE, end)}`,
  )
  const letters = [...segmenter("grapheme").segment(pieces.join(" … ").replace(/\s+/gu, " "))]
  const between = (from: number, to?: number) =>
    letters
      .slice(from, to)
      .map(({ segment }) => segment)
      .join("")
  if (letters.length <= QUOTE) return between(0)
  return `${between(0, QUOTE - TAIL).replace(/\s\S*$/u, "")} … ${between(-TAIL).replace(/^\S*\s/u, "")}`
}
