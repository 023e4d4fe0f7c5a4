// Texts and numbers, typed. What the same field holds elsewhere in the article is offered while typing.

import { useId, useState } from "react"
import { valuesOf } from "../../shared/domain/field.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { useDesk } from "./desk.ts"
import { firstPart, type ValuesProps } from "./value-editor.tsx"

export function WordValues(props: ValuesProps) {
  const { field, values, onChange } = props
  const isList = field.list === true
  const lines = isList ? [...values, undefined] : [values[0]]
  return (
    <>
      {lines.map((value, index) => (
        <WordValue
          // biome-ignore lint/suspicious/noArrayIndexKey: equal values may follow each other, and none has an id
          key={`${index} ${isList ? values.length : 0}`}
          {...props}
          first={props.first && index === 0}
          value={value === undefined ? "" : String(value)}
          onValue={(next) => {
            const others = isList ? values : []
            if (next === undefined) onChange(others.filter((_, place) => place !== index))
            else onChange(isList ? [...others.slice(0, index), next, ...others.slice(index + 1)] : [next])
          }}
        />
      ))}
    </>
  )
}

interface WordValueProps extends ValuesProps {
  readonly value: string
  onValue(value: string | number | undefined): void
}

function WordValue({ value, onValue, ...props }: WordValueProps) {
  const { field, focus } = props
  const { t } = useTranslation()
  const { editor } = useDesk()
  const listId = useId()
  const [draft, setDraft] = useState<string | undefined>(undefined)
  const { readOnly, annotations } = editor.getSnapshot()
  const used = new Set(annotations.flatMap(({ fields }) => valuesOf(fields?.[field.id]).map(String)))
  const isNumber = field.type === "number"
  const read = (typed: string): string | number | undefined => {
    const trimmed = typed.trim()
    if (trimmed === "") return undefined
    return isNumber ? Number(trimmed.replace(",", ".")) : trimmed
  }
  const isWrong = draft !== undefined && Number.isNaN(read(draft))
  const save = () => {
    if (draft === undefined) return
    const next = read(draft)
    if (!Number.isNaN(next) && String(next ?? "") !== value) onValue(next)
    setDraft(undefined)
  }
  return (
    <>
      <input
        {...firstPart(props)}
        className="record-input"
        aria-label={field.name}
        aria-invalid={isWrong}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the analyst has just asked for this field
        autoFocus={focus && value === ""}
        dir="auto"
        inputMode={isNumber ? "decimal" : "text"}
        list={isNumber ? undefined : listId}
        placeholder={t("record.empty")}
        readOnly={readOnly}
        value={draft ?? value}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === "Enter") save()
        }}
      />
      {isWrong && <span className="record-wrong">{t("record.noNumber")}</span>}
      {!isNumber && (
        <datalist id={listId}>
          {[...used].map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </>
  )
}
