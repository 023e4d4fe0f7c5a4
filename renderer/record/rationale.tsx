// Why the analyst infers what the text does not say.

import { useState } from "react"
import { useTranslation } from "../i18n/use-translation.ts"

interface RationaleProps {
  readonly value: string
  readonly readOnly: boolean
  onChange(value: string): void
}

export function Rationale({ value, readOnly, onChange }: RationaleProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<string | undefined>(undefined)
  const save = () => {
    if (draft !== undefined && draft.trim() !== value) onChange(draft.trim())
    setDraft(undefined)
  }
  return (
    <input
      className="record-input record-rationale"
      aria-label={t("record.rationale")}
      placeholder={t("record.rationaleHint")}
      readOnly={readOnly}
      value={draft ?? value}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === "Enter") save()
      }}
    />
  )
}
