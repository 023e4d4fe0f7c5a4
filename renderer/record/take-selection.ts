// Taking selected words into the record of the selected annotation by key: words that say a date become its date, others
// the first place that its kind asks for, such as a claim's cue.

import type { Kind } from "../../shared/domain/codebook.ts"
import { valuesOf } from "../../shared/domain/field.ts"
import { annotationOf, type FormDesk, setField, surroundingsOf } from "./desk.ts"
import { dateFrom } from "./propose-event.ts"

/** False where nothing is selected that the selected annotation's kind has a field for. */
export function takeSelection(desk: FormDesk): boolean {
  const { selected, selection, readOnly } = desk.editor.getSnapshot()
  const annotation = selected === null ? undefined : annotationOf(desk, selected)
  const kind = desk.kinds.find(({ id }) => id === annotation?.kind)
  if (readOnly || annotation === undefined || kind === undefined || selection === null) return false
  const date = dateFrom(selection, surroundingsOf(desk))
  const dateField = kind.fields.find(({ type }) => type === "date")
  if (date !== undefined && dateField !== undefined) {
    setField(desk, annotation.id, dateField.id, { value: dateField.list === true ? [date] : date })
  } else {
    const field = spanField(kind)
    if (field === undefined) return false
    const value = { span: selection }
    const before = valuesOf(annotation.fields?.[field.id])
    setField(desk, annotation.id, field.id, { value: field.list === true ? [...before, value] : value })
  }
  desk.editor.collapse()
  return true
}

function spanField(kind: Kind) {
  return kind.fields.find(({ type }) => type === "span")
}
