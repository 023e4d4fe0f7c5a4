// What speaks for or against: a note, an address, or both.

import { X } from "lucide-react"
import { useState } from "react"
import { type Evidence, isEvidence } from "../../shared/domain/field.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { useDesk } from "./desk.ts"
import { firstPart, type ValuesProps } from "./value-editor.tsx"

export function EvidenceValues(props: ValuesProps) {
  const { field, values, onChange } = props
  const pieces = values.filter(isEvidence)
  const lines = field.list === true || pieces.length === 0 ? [...pieces, undefined] : pieces
  return (
    <>
      {lines.map((value, index) => (
        <EvidenceLine
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of evidence have no ids
          key={`${index} ${pieces.length}`}
          {...props}
          first={props.first && index === 0}
          value={value}
          onValue={(next) => {
            const others = field.list === true ? pieces : []
            if (next === undefined) onChange(others.filter((_, place) => place !== index))
            else onChange([...others.slice(0, index), next, ...others.slice(index + 1)])
          }}
        />
      ))}
    </>
  )
}

interface EvidenceLineProps extends ValuesProps {
  readonly value: Evidence | undefined
  onValue(value: Evidence | undefined): void
}

function EvidenceLine({ value, onValue, ...props }: EvidenceLineProps) {
  const { t } = useTranslation()
  const { readOnly } = useDesk().editor.getSnapshot()
  const [note, setNote] = useState(value?.note ?? "")
  const [url, setUrl] = useState(value?.url ?? "")
  const save = () => {
    const next = {
      ...(note.trim() === "" ? {} : { note: note.trim() }),
      ...(url.trim() === "" ? {} : { url: url.trim() }),
    }
    if (next.note === value?.note && next.url === value?.url) return
    onValue("note" in next || "url" in next ? next : undefined)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings its own box and says no more
    <div
      className="record-evidence"
      role="group"
      aria-label={t("record.evidence")}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) save()
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") save()
      }}
    >
      <input
        {...firstPart(props)}
        className="record-input"
        aria-label={t("record.evidenceNote")}
        placeholder={t("record.evidenceNote")}
        // biome-ignore lint/a11y/noAutofocus: the analyst has just asked for this field
        autoFocus={props.focus && value === undefined}
        dir="auto"
        readOnly={readOnly}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <input
        className="record-input"
        type="url"
        aria-label={t("record.evidenceUrl")}
        placeholder={t("record.evidenceUrl")}
        readOnly={readOnly}
        value={url}
        onChange={(event) => setUrl(event.target.value)}
      />
      {value !== undefined && !readOnly && (
        <button
          type="button"
          className="record-dismiss"
          aria-label={t("record.remove", { value: t("record.evidence") })}
          onClick={() => onValue(undefined)}
        >
          <X size={12} aria-hidden />
        </button>
      )}
    </div>
  )
}
