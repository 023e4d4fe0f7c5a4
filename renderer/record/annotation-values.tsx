// References to other annotations of the article, of the kinds that the field allows.

import { isReference, type Reference } from "../../shared/domain/field.ts"
import { useEditor } from "../app/use-editor.ts"
import { quoteOfAnnotation } from "../cards/card-text.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { shorten } from "../ui/shorten.ts"
import { Chip } from "./chip.tsx"
import { useDesk } from "./desk.ts"
import { firstPart, type ValuesProps } from "./value-editor.tsx"

/** Longest quote in the list, in UTF-16 code units. */
const QUOTE = 60

export function AnnotationValues(props: ValuesProps) {
  const { annotation, field, values, focus, onChange } = props
  const { t } = useTranslation()
  const { editor } = useDesk()
  const annotations = useEditor(editor, (snapshot) => snapshot.annotations)
  const lookup = useEditor(editor, (snapshot) => snapshot.lookup)
  const { text, readOnly } = editor.getSnapshot()
  const references = values.filter(isReference)
  const offered = annotations.filter(
    ({ id, kind }) =>
      id !== annotation.id &&
      (field.kinds === undefined || field.kinds.includes(kind)) &&
      references.every((one) => one.annotation !== id),
  )
  const nameOf = (reference: Reference) => {
    const found = lookup.get(reference.annotation ?? "")
    return found === undefined ? t("record.elsewhere") : shorten(quoteOfAnnotation(text, found), QUOTE)
  }
  return (
    <>
      {references.map((reference, index) => (
        <Chip
          key={`${reference.article ?? ""} ${reference.annotation ?? ""}`}
          quoted
          part={index === 0 ? firstPart(props) : {}}
          label={nameOf(reference)}
          onOpen={() => editor.select(reference.annotation ?? null, { scroll: true })}
          onRemove={readOnly ? undefined : () => onChange(references.filter((one) => one !== reference))}
        />
      ))}
      {!readOnly && (field.list === true || references.length === 0) && (
        <select
          {...(references.length === 0 ? firstPart(props) : {})}
          className="record-select"
          data-empty
          aria-label={field.name}
          // biome-ignore lint/a11y/noAutofocus: the analyst has just asked for this field
          autoFocus={focus && references.length === 0}
          value=""
          onChange={({ target: { value } }) => {
            if (value !== "") onChange([...references, { annotation: value }])
          }}
        >
          <option value="">{t("record.choose")}</option>
          {offered.map((one) => (
            <option key={one.id} value={one.id}>
              {shorten(quoteOfAnnotation(text, one), QUOTE)}
            </option>
          ))}
        </select>
      )}
    </>
  )
}
