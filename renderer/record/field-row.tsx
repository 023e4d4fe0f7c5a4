// One field: its name, its values, what is proposed for it, and whether the text says so or the analyst infers it.

import { Lightbulb, Quote } from "lucide-react"
import { useId } from "react"
import type { Annotation } from "../../shared/domain/annotation.ts"
import { type Field, type FieldEntry, type SingleValue, valuesOf } from "../../shared/domain/field.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { setField, useDesk } from "./desk.ts"
import { FormerValues } from "./former-values.tsx"
import type { Proposal } from "./proposal.ts"
import { ProposalChip } from "./proposal-chip.tsx"
import { Rationale } from "./rationale.tsx"
import { ValueEditor } from "./value-editor.tsx"

export interface FieldRowProps {
  readonly annotation: Annotation
  readonly field: Field
  readonly entry: FieldEntry | undefined
  readonly proposals: readonly Proposal[]
  /** The codebook no longer has the field. */
  readonly former?: boolean
  /** Where the focus goes when the card is opened by key. */
  readonly first: boolean
  /** The analyst has just asked for the field. */
  readonly focus: boolean
  onAccept(proposals: readonly Proposal[]): void
  onDismiss(proposal: Proposal): void
}

export function FieldRow(props: FieldRowProps) {
  const { annotation, field, entry, proposals, former = false, first, focus } = props
  const { t } = useTranslation()
  const desk = useDesk()
  const labelId = useId()
  const { readOnly } = desk.editor.getSnapshot()
  const values = valuesOf(entry)
  const isInferred = entry?.basis === "analyst"

  const change = (next: readonly SingleValue[]) => {
    const [one] = next
    const { value: _, ...rest } = entry ?? { value: "" }
    setField(
      desk,
      annotation.id,
      field.id,
      one === undefined ? undefined : { ...rest, value: field.list === true ? next : one },
    )
  }
  const setBasis = (analyst: boolean) => {
    if (entry === undefined) return
    setField(desk, annotation.id, field.id, analyst ? { ...entry, basis: "analyst" } : { value: entry.value })
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings its own box and says no more
    <div className="record-row" role="group" aria-labelledby={labelId} data-field={field.id}>
      <span id={labelId} className="record-label" title={field.guidance}>
        {field.name}{" "}
        {field.required === true && values.length === 0 && (
          <span className="record-required" role="img" aria-label={t("record.required")}>
            •
          </span>
        )}
      </span>
      <div className="record-value">
        {former ? (
          <FormerValues values={values} onClear={() => change([])} />
        ) : (
          <ValueEditor
            annotation={annotation}
            field={field}
            values={values}
            proposed={proposals.length > 0}
            first={first}
            focus={focus}
            onChange={change}
          />
        )}
        {proposals.map((proposal, index) => (
          <ProposalChip
            key={proposal.key}
            proposal={proposal}
            field={field}
            first={first && index === 0 && values.length === 0}
            onAccept={() => props.onAccept([proposal])}
            onDismiss={() => props.onDismiss(proposal)}
          />
        ))}
        {isInferred && (
          <Rationale
            key={annotation.id}
            value={entry.rationale ?? ""}
            readOnly={readOnly}
            onChange={(rationale) =>
              setField(desk, annotation.id, field.id, {
                value: entry.value,
                basis: "analyst",
                ...(rationale === "" ? {} : { rationale }),
              })
            }
          />
        )}
      </div>
      {values.length > 0 && !former && !readOnly && (
        <button
          type="button"
          className="record-basis"
          aria-pressed={isInferred}
          aria-label={t("record.infers", { field: field.name })}
          title={t(isInferred ? "record.inferred" : "record.textSays")}
          onClick={() => setBasis(!isInferred)}
        >
          {isInferred ? <Lightbulb size={14} aria-hidden /> : <Quote size={14} aria-hidden />}
        </button>
      )}
    </div>
  )
}
