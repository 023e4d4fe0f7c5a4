// Words of the article that carry a value, such as a claim's cue. They are taken from what is selected in the text, and
// shown there on a click.

import { TextSelect } from "lucide-react"
import { isSpanValue } from "../../shared/domain/field.ts"
import { useEditor } from "../app/use-editor.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Chip } from "./chip.tsx"
import { useDesk } from "./desk.ts"
import { flash } from "./flash.ts"
import { firstPart, type ValuesProps } from "./value-editor.tsx"

export function SpanValues(props: ValuesProps) {
  const { field, values, proposed, onChange } = props
  const { t } = useTranslation()
  const { editor } = useDesk()
  const selection = useEditor(editor, (snapshot) => snapshot.selection)
  const { text, readOnly } = editor.getSnapshot()
  const spans = values.filter(isSpanValue)
  const take = () => {
    if (selection === null) return
    onChange(field.list === true ? [...spans, { span: selection }] : [{ span: selection }])
    editor.collapse()
  }
  return (
    <>
      {spans.map(({ span }, index) => (
        <Chip
          key={`${span.start} ${span.end}`}
          quoted
          part={index === 0 ? firstPart(props) : {}}
          label={text.slice(span.start, span.end)}
          title={t("record.showInText")}
          onOpen={() => flash(editor, span)}
          onRemove={readOnly ? undefined : () => onChange(spans.filter((one) => one.span !== span))}
        />
      ))}
      {!readOnly && (selection !== null || (spans.length === 0 && !proposed)) && (
        <button
          type="button"
          {...(spans.length === 0 ? firstPart(props) : {})}
          className="record-quiet record-take"
          aria-disabled={selection === null}
          // The selection must outlive the press.
          onMouseDown={(event) => event.preventDefault()}
          onClick={take}
        >
          <TextSelect size={13} aria-hidden />
          {t(selection === null ? "record.selectFirst" : "record.takeSelection")}
          <kbd aria-hidden>T</kbd>
        </button>
      )}
    </>
  )
}
