// One annotation's card: a line or two while closed, all there is to see and do while open. Its face keeps one
// element in both states, so that keyboard focus survives opening; keys and clicks are the list's business.

import type { TFunction } from "i18next"
import { type CSSProperties, memo, useLayoutEffect, useMemo, useRef } from "react"
import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import type { Creator } from "../../shared/domain/project.ts"
import type { Registry } from "../../shared/domain/registry.ts"
import type { Editor } from "../editor/editor-state.ts"
import { summaryOf } from "../record/summary.ts"
import { KindLetter } from "../ui/kind-letter.tsx"
import { kindOf } from "./card-filter.ts"
import { closedHeight, hasNote } from "./card-size.ts"
import { contextAfter, quoteOfAnnotation, shorten } from "./card-text.ts"
import { OpenCard } from "./open-card.tsx"
import type { CardAction } from "./use-card-actions.ts"

/** Longest quote on a closed card and in a name read aloud, in UTF-16 code units. */
const QUOTE = 200
const SPOKEN_QUOTE = 120

export interface CardProps {
  readonly annotation: Annotation
  readonly text: string
  readonly editor: Editor
  readonly kinds: readonly Kind[]
  readonly creators: readonly Creator[]
  readonly registry: Registry
  /** The words of the interface, handed down because closed cards come and go by the hundred. */
  readonly t: TFunction
  readonly open: boolean
  /** Chosen together with others. */
  readonly chosen: boolean
  /** Whether Tab comes here. */
  readonly tabStop: boolean
  /** Its place among the cards of its list, from 0, and how many there are. */
  readonly index: number
  readonly count: number
  /** Pixels from the top of the list. */
  readonly top: number
  /** The half of its row it has where two cards share one. */
  readonly half?: "start" | "end" | undefined
  onHeight(height: number): void
  onAction(id: string, action: CardAction): void
}

export const Card = memo(function Card(props: CardProps) {
  const { annotation, text, kinds, registry, t, open, index, count, top, onHeight } = props
  const { fields } = annotation
  const item = useRef<HTMLLIElement>(null)
  const kind = kindOf(kinds, annotation.kind)
  const quote = useMemo(() => quoteOfAnnotation(text, annotation), [text, annotation])
  const summary = useMemo(
    () => (open ? "" : summaryOf(fields, quote, registry)),
    [open, fields, quote, registry],
  )
  const spoken = useMemo(
    () => t("cards.name", { kind: kind.name, quote: shorten(quote, SPOKEN_QUOTE) }),
    [t, kind.name, quote],
  )

  useLayoutEffect(() => {
    const element = item.current
    if (!open || element === null) return
    const report = () => onHeight(element.offsetHeight)
    report()
    const observer = new ResizeObserver(report)
    observer.observe(element)
    return () => observer.disconnect()
  }, [open, onHeight])

  // Places change with every annotation that comes or goes: only the card that focus is on or comes to says its own,
  // the others leave it to their list.
  const name =
    open || props.tabStop ? t("cards.nameInPlace", { name: spoken, index: index + 1, total: count }) : spoken
  // A closed card is a button that opens it; an open one groups what it holds.
  const face = open
    ? { role: "group", "aria-label": name }
    : {
        role: "button",
        "aria-label": name,
        "aria-expanded": false,
        ...(props.chosen ? { "aria-pressed": true } : {}),
      }
  const style: CSSProperties = { translate: `0 ${top}px` }
  if (!open) style.blockSize = closedHeight(annotation)
  return (
    <li
      ref={item}
      className="card"
      data-open={open || undefined}
      data-half={props.half}
      data-chosen={props.chosen || undefined}
      data-colour={kind.colour}
      data-underline={kind.underline}
      aria-posinset={index + 1}
      aria-setsize={count}
      style={style}
    >
      <div
        className="card-face"
        data-card={annotation.id}
        data-pane-focus={props.tabStop || undefined}
        tabIndex={props.tabStop ? 0 : -1}
        {...face}
      >
        {open ? (
          <OpenCard
            annotation={annotation}
            editor={props.editor}
            t={t}
            kinds={kinds}
            creators={props.creators}
            index={index}
            count={count}
            onAction={props.onAction}
            kind={kind}
            quote={quote}
          />
        ) : (
          <ClosedCard
            kind={kind}
            quote={shorten(quote, QUOTE)}
            context={contextAfter(text, annotation)}
            summary={summary}
            note={hasNote(annotation) ? shorten(annotation.note ?? "", QUOTE) : ""}
          />
        )}
      </div>
    </li>
  )
})

interface ClosedCardProps {
  readonly kind: Kind
  readonly quote: string
  readonly context: string
  readonly summary: string
  readonly note: string
}

/** Words only: an annotation that moved along with its text reads as before, and is not drawn again. */
const ClosedCard = memo(function ClosedCard({ kind, quote, context, summary, note }: ClosedCardProps) {
  return (
    <>
      <KindLetter kind={kind} />
      <span className="card-quote" dir="auto">
        {quote}
        <span className="card-context">{context}</span>
      </span>
      {summary !== "" && (
        <span className="card-summary" dir="auto">
          {summary}
        </span>
      )}
      {note !== "" && (
        <span className="card-note-line" dir="auto">
          {note}
        </span>
      )}
    </>
  )
})
