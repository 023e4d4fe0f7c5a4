// The record behind an annotation as a form: one line for each field that the codebook declares and that holds something,
// is required or has a proposal; the others wait behind a quiet “add”. It knows field types, never kinds.

import { Check, ChevronDown, ChevronUp } from "lucide-react"
import { useState } from "react"
import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import { type Field, type FieldEntry, valuesOf } from "../../shared/domain/field.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { useDesk } from "./desk.ts"
import { FieldRow } from "./field-row.tsx"
import type { Proposal } from "./proposal.ts"
import { ReportedLine } from "./reported-line.tsx"
import "./record.css"

interface RecordFormProps {
  readonly annotation: Annotation
  readonly kind: Kind
  readonly proposals: readonly Proposal[]
  onAccept(proposals: readonly Proposal[]): void
  onDismiss(proposal: Proposal): void
}

export function RecordForm({ annotation, kind, proposals, onAccept, onDismiss }: RecordFormProps) {
  const { t } = useTranslation()
  const desk = useDesk()
  const { readOnly } = desk.editor.getSnapshot()
  const [added, setAdded] = useState<ReadonlySet<string>>(new Set())
  const { fields = {} } = annotation
  const proposed = (field: Field) => proposals.filter((one) => one.field === field.id)
  const isShown = (field: Field) =>
    field.id in fields ||
    (!readOnly && (field.required === true || added.has(field.id) || proposed(field).length > 0))
  const shown = kind.fields.filter(isShown)
  const hidden = readOnly ? [] : kind.fields.filter((field) => !isShown(field))
  const former = Object.entries(fields).filter(([id]) => kind.fields.every((field) => field.id !== id))
  return (
    <div className="record">
      {kind.fields.some(({ type }) => type === "date") && <ReportedLine annotation={annotation} />}
      {shown.map((field, index) => (
        <FieldRow
          key={field.id}
          annotation={annotation}
          field={field}
          entry={fields[field.id]}
          proposals={proposed(field)}
          first={index === 0}
          focus={added.has(field.id)}
          onAccept={onAccept}
          onDismiss={onDismiss}
        />
      ))}
      {former.map(([id, entry]) => (
        <FieldRow
          key={id}
          annotation={annotation}
          field={formerField(id, entry)}
          entry={entry}
          proposals={[]}
          former
          first={false}
          focus={false}
          onAccept={onAccept}
          onDismiss={onDismiss}
        />
      ))}
      {(proposals.length > 1 || hidden.length > 0) && (
        <div className="record-more">
          {proposals.length > 1 && (
            <button type="button" className="record-accept-all" onClick={() => onAccept(proposals)}>
              <Check size={13} aria-hidden />
              {t("record.acceptAll", { count: proposals.length })}
              <kbd aria-hidden>Y</kbd>
            </button>
          )}
          {hidden.map((field) => (
            <button
              key={field.id}
              type="button"
              className="record-add"
              data-adds={field.id}
              title={field.guidance}
              aria-label={t("record.add", { field: field.name })}
              onClick={() => setAdded(new Set([...added, field.id]))}
            >
              {field.name}
            </button>
          ))}
        </div>
      )}
      <Guidance kind={kind} />
    </div>
  )

  /** A field that the codebook no longer has is drawn by what it holds, and can only be cleared. */
  function formerField(id: string, entry: FieldEntry): Field {
    const [value] = valuesOf(entry)
    const type = typeof value === "number" ? "number" : "text"
    return { id, name: id, type, list: Array.isArray(entry.value) }
  }
}

/** What the codebook says of the kind, for those who want to know. */
function Guidance({ kind: { guidance, examples = [] } }: { readonly kind: Kind }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  if (guidance === "" && examples.length === 0) return null
  return (
    <div className="record-guidance">
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t("record.guidance")}
        {open ? <ChevronUp size={12} aria-hidden /> : <ChevronDown size={12} aria-hidden />}
      </button>
      {open && guidance !== "" && <p dir="auto">{guidance}</p>}
      {open && examples.length > 0 && (
        <p dir="auto">
          {t("record.examples")}{" "}
          {examples.map((example, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: examples have no ids, and two may be the same
            <q key={index}>{example}</q>
          ))}
        </p>
      )}
    </div>
  )
}
