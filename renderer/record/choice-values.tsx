// A choice of the codebook's options, by the platform's own list: typing finds an option. An option that the codebook no
// longer has stays chosen until another is.

import type { Option } from "../../shared/domain/field.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Chip } from "./chip.tsx"
import { useDesk } from "./desk.ts"
import { firstPart, type ValuesProps } from "./value-editor.tsx"

export function ChoiceValues(props: ValuesProps) {
  const { field, values, proposed, focus, onChange } = props
  const { t } = useTranslation()
  const { readOnly } = useDesk().editor.getSnapshot()
  const { options = [], list = false } = field
  const chosen = values.map(String)
  const nameOf = (id: string) => options.find((one) => one.id === id)?.name ?? formerName(id)
  const formerName = (id: string) => t("record.former", { value: id })
  const offered: readonly Option[] = list
    ? options.filter(({ id }) => !chosen.includes(id))
    : [
        ...options,
        ...chosen
          .filter((id) => options.every((one) => one.id !== id))
          .map((id) => ({ id, name: formerName(id) })),
      ]
  const nothing = chosen.length > 0 ? "record.none" : proposed ? "record.other" : "record.pick"
  return (
    <>
      {list &&
        chosen.map((id) => (
          <Chip
            key={id}
            label={nameOf(id)}
            onRemove={readOnly ? undefined : () => onChange(values.filter((one) => one !== id))}
          />
        ))}
      {!(list && (offered.length === 0 || readOnly)) && (
        <select
          {...firstPart(props)}
          className="record-select"
          data-empty={list || chosen.length === 0 || undefined}
          aria-label={field.name}
          // biome-ignore lint/a11y/noAutofocus: the analyst has just asked for this field
          autoFocus={focus && chosen.length === 0}
          disabled={readOnly}
          value={list ? "" : (chosen[0] ?? "")}
          onChange={({ target: { value } }) => {
            if (list) onChange(value === "" ? values : [...values, value])
            else onChange(value === "" ? [] : [value])
          }}
        >
          <option value="">{t(list ? "record.choose" : nothing)}</option>
          {offered.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </>
  )
}
