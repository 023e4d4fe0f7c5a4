// Dates: typed as EDTF or in words, read back for people, and flagged when the dateline they were resolved against is no
// longer the article's. A flagged date is never altered by itself.

import { useState } from "react"
import { type DateValue, isDate } from "../../shared/domain/field.ts"
import { readDate } from "../../shared/kinds/event/dates.ts"
import { formatDate, formatDay } from "../i18n/format.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { surroundingsOf, useDesk } from "./desk.ts"
import { flash } from "./flash.ts"
import { dateFrom } from "./propose-event.ts"
import { firstPart, type ValuesProps } from "./value-editor.tsx"

export function DateValues(props: ValuesProps) {
  const { field, values, onChange } = props
  const dates = values.filter(isDate)
  const lines = field.list === true ? [...dates, undefined] : [dates[0]]
  return (
    <>
      {lines.map((value, index) => (
        <DateLine
          // biome-ignore lint/suspicious/noArrayIndexKey: equal dates may follow each other, and none has an id
          key={`${index} ${dates.length}`}
          {...props}
          first={props.first && index === 0}
          value={value}
          onValue={(next) => {
            const others = field.list === true ? dates : []
            if (next === undefined) onChange(others.filter((_, place) => place !== index))
            else onChange([...others.slice(0, index), next, ...others.slice(index + 1)])
          }}
        />
      ))}
    </>
  )
}

interface DateLineProps extends ValuesProps {
  readonly value: DateValue | undefined
  onValue(value: DateValue | undefined): void
}

function DateLine({ value, onValue, ...props }: DateLineProps) {
  const { field, focus } = props
  const { t } = useTranslation()
  const desk = useDesk()
  const { dateline, language, editor } = desk
  const [draft, setDraft] = useState<string | undefined>(undefined)
  const { readOnly } = editor.getSnapshot()
  const trimmed = draft?.trim() ?? ""
  const read = trimmed === "" ? undefined : readDate(trimmed, { dateline, language })
  const isWrong = trimmed !== "" && read === undefined
  const save = () => {
    if (draft === undefined || isWrong) return
    setDraft(undefined)
    if (trimmed === value?.date) return
    if (read === undefined) onValue(undefined)
    else if (read === trimmed) onValue({ date: read })
    else onValue({ date: read, text: trimmed, ...(dateline === undefined ? {} : { dateline }) })
  }
  const shown = read ?? value?.date
  const { text, span } = value ?? {}
  const isFlagged = value?.dateline !== undefined && value.dateline !== dateline
  // What the words mean with the dateline of today, where they still mean something.
  const again =
    !isFlagged || dateline === undefined
      ? undefined
      : ((span === undefined ? undefined : dateFrom(span, surroundingsOf(desk))?.date) ??
        (text === undefined ? undefined : readDate(text, { dateline, language })))
  return (
    <>
      <input
        {...firstPart(props)}
        className="record-input record-date"
        aria-label={field.name}
        aria-invalid={isWrong}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the analyst has just asked for this field
        autoFocus={focus && value === undefined}
        placeholder={t("record.dateHint")}
        readOnly={readOnly}
        value={draft ?? value?.date ?? ""}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => (isWrong ? setDraft(undefined) : save())}
        onKeyDown={(event) => {
          if (event.key === "Enter") save()
        }}
      />
      {isWrong && <span className="record-wrong">{t("record.noDate")}</span>}
      {shown !== undefined && (
        <span className="record-detail">
          {formatDate(shown)}
          {text !== undefined && draft === undefined && (
            <>
              {" · "}
              {span === undefined ? (
                t("record.quoted", { words: text })
              ) : (
                <button type="button" className="record-quiet" onClick={() => flash(editor, span)}>
                  {t("record.quoted", { words: text })}
                </button>
              )}
            </>
          )}
        </span>
      )}
      {isFlagged && (
        <span className="record-wrong">
          {t(dateline === undefined ? "record.dateFlaggedNone" : "record.dateFlagged", {
            former: formatDay(value.dateline, "medium"),
            now: dateline === undefined ? "" : formatDay(dateline, "medium"),
          })}{" "}
          {!readOnly && again !== undefined && (
            <button
              type="button"
              className="record-quiet"
              onClick={() => value !== undefined && onValue({ ...value, date: again, dateline })}
            >
              {t("record.resolveAgain", { date: formatDate(again) })}
            </button>
          )}
        </span>
      )}
    </>
  )
}
