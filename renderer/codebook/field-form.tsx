// One field: what it is called, what it holds, and which values there are. Values recorded already stay whatever is
// changed here; the card shows those that no longer fit as no longer in the codebook.

import { useId } from "react"
import type { Kind } from "../../shared/domain/codebook.ts"
import { type Field, fieldTypes } from "../../shared/domain/field.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { useDraft } from "../registry/use-draft.ts"
import { TextArea, TextField } from "../ui/field.tsx"
import { NamedRows } from "./named-rows.tsx"

interface FieldFormProps {
  readonly field: Field
  readonly kinds: readonly Kind[]
  onChange(changed: Partial<Field>): void
}

export function FieldForm({ field, kinds, onChange }: FieldFormProps) {
  const { t } = useTranslation()
  const typeId = useId()
  const name = useDraft(field.name, (typed) => typed.trim() !== "" && onChange({ name: typed.trim() }))
  const guidance = useDraft(field.guidance ?? "", (typed) =>
    onChange({ guidance: typed.trim() === "" ? undefined : typed.trim() }),
  )
  const { type, options = [] } = field
  const hasRoles = type === "entity" || type === "annotation"
  return (
    <div className="codebook-field-form">
      <div className="codebook-pair">
        <TextField label={t("codebook.fieldName")} dir="auto" required {...name} />
        <div className="field">
          <label htmlFor={typeId}>{t("codebook.type")}</label>
          <select
            id={typeId}
            value={type}
            onChange={(event) => {
              const chosen = fieldTypes.find((one) => one === event.currentTarget.value)
              if (chosen !== undefined) onChange({ type: chosen })
            }}
          >
            {fieldTypes.map((one) => (
              <option key={one} value={one}>
                {t(`codebook.types.${one}`)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <div className="codebook-checks">
        <Check
          label={t("codebook.list")}
          checked={field.list === true}
          onChange={(list) => onChange({ list: list ? true : undefined })}
        />
        <Check
          label={t("codebook.required")}
          checked={field.required === true}
          onChange={(required) => onChange({ required: required ? true : undefined })}
        />
      </div>
      {(type === "choice" || hasRoles) && (
        <NamedRows
          label={t(hasRoles ? "codebook.roles" : "codebook.choices")}
          newLabel={t(hasRoles ? "codebook.newRole" : "codebook.newChoice")}
          fallback={hasRoles ? "role" : "choice"}
          rows={options}
          make={(id, named) => ({ id, name: named })}
          onChange={(rows) => onChange({ options: rows.length === 0 ? undefined : rows })}
        />
      )}
      {type === "annotation" && (
        <fieldset className="codebook-checks" aria-label={t("codebook.refersTo")}>
          <legend className="registry-label">{t("codebook.refersTo")}</legend>
          {kinds.map((kind) => (
            <Check
              key={kind.id}
              label={kind.plural}
              checked={field.kinds?.includes(kind.id) ?? false}
              onChange={(on) => {
                const others = (field.kinds ?? []).filter((id) => id !== kind.id)
                const chosen = on ? [...others, kind.id] : others
                onChange({ kinds: chosen.length === 0 ? undefined : chosen })
              }}
            />
          ))}
        </fieldset>
      )}
      <TextArea label={t("codebook.fieldGuidance")} rows={2} dir="auto" {...guidance} />
    </div>
  )
}

interface CheckProps {
  readonly label: string
  readonly checked: boolean
  onChange(checked: boolean): void
}

export function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label className="codebook-check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      {label}
    </label>
  )
}
