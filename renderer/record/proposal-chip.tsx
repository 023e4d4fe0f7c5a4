// A proposal: dashed and unfilled. Enter or a click accepts it; Backspace, Delete or its cross dismisses it.

import { Building2, Plus, User, X } from "lucide-react"
import { type Field, isDate, isReference, isSpanValue, type SingleValue } from "../../shared/domain/field.ts"
import { formatDate } from "../i18n/format.ts"
import { t } from "../i18n/i18n.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { type FormDesk, useDesk } from "./desk.ts"
import type { Proposal } from "./proposal.ts"

interface ProposalChipProps {
  readonly proposal: Proposal
  readonly field: Field
  /** Where the focus goes when the card is opened by key. */
  readonly first: boolean
  onAccept(): void
  onDismiss(): void
}

export function ProposalChip({ proposal, field, first, onAccept, onDismiss }: ProposalChipProps) {
  const { t } = useTranslation()
  const desk = useDesk()
  const { offer } = proposal
  const isNew = offer.type === "new"
  const words = isNew
    ? t(offer.entity.type === "person" ? "record.newPerson" : "record.newOrganisation", {
        name: offer.entity.name,
      })
    : wordsOf(offer.value, field, desk)
  return (
    <span className="record-proposal">
      <button
        type="button"
        data-part={first ? "first" : undefined}
        data-accept=""
        aria-label={t("record.accept", { value: words, field: field.name })}
        title={t("record.acceptHint")}
        onClick={onAccept}
        onKeyDown={(event) => {
          if (event.key !== "Backspace" && event.key !== "Delete") return
          event.preventDefault()
          onDismiss()
        }}
      >
        {isNew && offer.entity.type === "person" && <User size={13} aria-hidden />}
        {isNew && offer.entity.type === "organisation" && <Building2 size={13} aria-hidden />}
        {!isNew && <Plus size={13} aria-hidden />}
        <span dir="auto">{words}</span>
      </button>
      <button
        type="button"
        className="record-dismiss"
        tabIndex={-1}
        aria-label={t("record.dismiss", { value: words })}
        onClick={onDismiss}
      >
        <X size={12} aria-hidden />
      </button>
    </span>
  )
}

function wordsOf(value: SingleValue, field: Field, { editor, registry }: FormDesk): string {
  if (typeof value !== "object") {
    return field.options?.find(({ id }) => id === value)?.name ?? String(value)
  }
  const { text } = editor.getSnapshot()
  if (isDate(value)) {
    const read = formatDate(value.date)
    return value.text === undefined ? read : `${read} (${t("record.quoted", { words: value.text })})`
  }
  if (isSpanValue(value)) return t("record.quoted", { words: text.slice(value.span.start, value.span.end) })
  return isReference(value) ? (registry.find(value.entity ?? "")?.name ?? "") : ""
}
