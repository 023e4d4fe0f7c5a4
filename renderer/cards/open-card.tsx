// What an open card holds: kind, place and steps to the neighbours, the whole quote, the record behind it, the note, who
// made it and when.

import { ChevronDown, ChevronUp } from "lucide-react"
import { memo, useContext } from "react"
import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import { formatWhen } from "../i18n/format.ts"
import { AboutRow } from "../record/about-row.tsx"
import { useDesk } from "../record/desk.ts"
import { RecordForm } from "../record/record-form.tsx"
import { IconButton } from "../ui/button.tsx"
import type { CardProps } from "./card.tsx"
import { CardExtrasContext } from "./card-extras.ts"
import { CardNote } from "./card-note.tsx"
import { CardQuote } from "./card-quote.tsx"
import { KindMenu } from "./kind-menu.tsx"
import { MoreMenu } from "./more-menu.tsx"

interface OpenCardProps extends Pick<CardProps, "editor" | "t" | "kinds" | "creators" | "onAction"> {
  readonly annotation: Annotation
  /** Its place among the cards of its list, from 0, and how many there are. */
  readonly index: number
  readonly count: number
  readonly kind: Kind
  readonly quote: string
  readonly direction: CardProps["direction"]
}

/** Where the card lies is not its business: once it is measured it takes another place without being drawn again. */
export const OpenCard = memo(function OpenCard(props: OpenCardProps) {
  const { annotation, editor, t, kinds, kind, quote, direction, creators, index, count, onAction } = props
  const { id, created, modified } = annotation
  const { offered } = useDesk()
  const extras = useContext(CardExtrasContext)
  const { readOnly } = editor.getSnapshot()
  const creator = creators.find((one) => one.id === annotation.creator)?.name ?? annotation.creator
  const made = formatWhen(created)
  const changed = formatWhen(modified)
  return (
    <>
      <div className="card-head">
        <KindMenu
          kind={kind}
          kinds={kinds}
          disabled={readOnly}
          onChange={(next) => onAction(id, { type: "kind", kind: next })}
        />
        <span className="card-place tabular">{t("cards.place", { index: index + 1, count })}</span>
        <IconButton
          icon={ChevronUp}
          label={t("cards.previous")}
          data-part="previous"
          aria-disabled={index === 0}
          onClick={() => onAction(id, { type: "step", direction: -1 })}
        />
        <IconButton
          icon={ChevronDown}
          label={t("cards.next")}
          data-part="next"
          aria-disabled={index === count - 1}
          onClick={() => onAction(id, { type: "step", direction: 1 })}
        />
        <MoreMenu
          onCopy={() => void editor.copy({ citation: true, annotation: id })}
          onMarkAll={
            readOnly || annotation.spans.length > 1 ? undefined : () => onAction(id, { type: "mark-all" })
          }
          onDelete={readOnly ? undefined : () => onAction(id, { type: "delete" })}
        />
      </div>
      <CardQuote quote={quote} direction={direction} />
      <RecordForm
        key={`${id} ${kind.id}`}
        annotation={annotation}
        kind={kind}
        proposals={offered.proposals}
        onAccept={(proposals) => {
          offered.accept(proposals)
          onAction(id, { type: "go-on" })
        }}
        onDismiss={(proposal) => {
          offered.dismiss(proposal)
          onAction(id, { type: "go-on" })
        }}
      />
      <AboutRow annotation={annotation} />
      {extras.below(annotation, kind)}
      <CardNote key={id} annotation={annotation} editor={editor} />
      <p className="card-made">
        {t("cards.made", { name: creator, when: made })}
        {changed !== made && <span> · {t("cards.changed", { when: changed })}</span>}{" "}
        {extras.beside(annotation)}
      </p>
    </>
  )
})
