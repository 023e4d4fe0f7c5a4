// One annotation's card: a line or two while closed, all there is to see and do while open. Its face keeps one
// element in both states, so that keyboard focus survives opening; keys and clicks are the list's business.

import type { TFunction } from "i18next"
import { memo, useLayoutEffect, useMemo, useRef } from "react"
import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import type { Creator } from "../../shared/domain/project.ts"
import type { Editor } from "../editor/editor-state.ts"
import { KindLetter } from "../ui/kind-letter.tsx"
import { shorten } from "../ui/shorten.ts"
import { kindOf } from "./card-filter.ts"
import { closedHeight } from "./card-size.ts"
import { quoteOfAnnotation } from "./card-text.ts"
import type { CardWords } from "./card-words.ts"
import { OpenCard } from "./open-card.tsx"
import type { CardAction } from "./use-card-actions.ts"

/** Longest quote in a name read aloud, in UTF-16 code units. */
const SPOKEN_QUOTE = 120

export interface CardProps extends CardWords {
  readonly id: string
  /** Id of its kind. */
  readonly kind: string
  /** The annotation while its card is open, and the text it is part of. */
  readonly opened: Annotation | undefined
  readonly text: string
  readonly editor: Editor
  readonly kinds: readonly Kind[]
  readonly creators: readonly Creator[]
  /** The words of the interface, handed down because closed cards come and go by the hundred. */
  readonly t: TFunction
  /** Chosen together with others. */
  readonly chosen: boolean
  /** Whether Tab comes here. */
  readonly tabStop: boolean
  /**
   * Its place among the cards of its list, from 0, and how many there are: of the card that focus is on or comes to.
   * The others change places all the time, and leave it to their list to say which they are.
   */
  readonly index: number | undefined
  readonly count: number | undefined
  /** The half of its row it has where two cards share one. */
  readonly half: "start" | "end" | undefined
  /** Its height in pixels while open. */
  onHeight(kind: string, height: number): void
  onAction(id: string, action: CardAction): void
}

export const Card = memo(function Card(props: CardProps) {
  const { id, opened, kinds, t, quote, direction, summary, note, index, count, onHeight } = props
  const open = opened !== undefined
  const item = useRef<HTMLLIElement>(null)
  const kind = kindOf(kinds, props.kind)
  const spoken = useMemo(
    () => t("cards.name", { kind: kind.name, quote: shorten(quote, SPOKEN_QUOTE) }),
    [t, kind.name, quote],
  )

  useLayoutEffect(() => {
    const element = item.current
    if (!open || element === null) return
    const report = () => onHeight(kind.id, element.offsetHeight)
    report()
    const observer = new ResizeObserver(report)
    observer.observe(element)
    return () => observer.disconnect()
  }, [open, kind.id, onHeight])

  const name =
    index === undefined || count === undefined
      ? spoken
      : t("cards.nameInPlace", { name: spoken, index: index + 1, total: count })
  // A closed card is a button that opens it; an open one groups what it holds.
  const face = open
    ? { role: "group", "aria-label": name }
    : {
        role: "button",
        "aria-label": name,
        "aria-expanded": false,
        ...(props.chosen ? { "aria-pressed": true } : {}),
      }
  return (
    <li
      ref={item}
      className="card"
      data-open={open || undefined}
      data-half={props.half}
      data-chosen={props.chosen || undefined}
      data-colour={kind.colour}
      data-underline={kind.underline}
      style={open ? undefined : { blockSize: closedHeight({ note }) }}
    >
      <div
        className="card-face"
        data-card={id}
        data-pane-focus={props.tabStop || undefined}
        tabIndex={props.tabStop ? 0 : -1}
        {...face}
      >
        {opened !== undefined ? (
          <OpenCard
            annotation={opened}
            editor={props.editor}
            t={t}
            kinds={kinds}
            creators={props.creators}
            index={index ?? 0}
            count={count ?? 0}
            onAction={props.onAction}
            kind={kind}
            quote={quoteOfAnnotation(props.text, opened)}
            direction={direction}
          />
        ) : (
          <ClosedCard {...{ kind, quote, direction, summary, note }} context={props.context} />
        )}
      </div>
    </li>
  )
})

interface ClosedCardProps extends CardWords {
  readonly kind: Kind
}

const ClosedCard = memo(function ClosedCard(props: ClosedCardProps) {
  const { kind, quote, context, direction, summary, note } = props
  return (
    <>
      <KindLetter kind={kind} />
      <span className="card-quote" dir={direction}>
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
