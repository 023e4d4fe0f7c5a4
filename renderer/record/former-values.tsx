// Values of a field that the codebook no longer has: they stay in sight, and can be cleared.

import { isDate, isEvidence, isReference, isSpanValue, type SingleValue } from "../../shared/domain/field.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { useDesk } from "./desk.ts"

interface FormerValuesProps {
  readonly values: readonly SingleValue[]
  onClear(): void
}

export function FormerValues({ values, onClear }: FormerValuesProps) {
  const { t } = useTranslation()
  const { editor, registry } = useDesk()
  const { text, readOnly } = editor.getSnapshot()
  const words = (value: SingleValue): string => {
    if (typeof value !== "object") return String(value)
    if (isDate(value)) return value.date
    if (isSpanValue(value)) return text.slice(value.span.start, value.span.end)
    if (isReference(value)) return registry.find(value.entity ?? "")?.name ?? value.annotation ?? ""
    return isEvidence(value) ? [value.note, value.url].filter((one) => one !== undefined).join(" ") : ""
  }
  return (
    <>
      <span className="record-plain" dir="auto">
        {values.map(words).join(", ")}
      </span>
      <span className="record-hint">{t("record.noLonger")}</span>
      {!readOnly && (
        <button type="button" className="record-quiet" onClick={onClear}>
          {t("record.clear")}
        </button>
      )}
    </>
  )
}
