// What is asked of a kind, in the order of the form. One at a time is open to be changed.

import { Plus } from "lucide-react"
import { useState } from "react"
import type { Kind } from "../../shared/domain/codebook.ts"
import type { Field } from "../../shared/domain/field.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"
import { idFor, moved } from "./codebook-change.ts"
import { FieldForm } from "./field-form.tsx"
import { RowButtons } from "./row-buttons.tsx"

interface FieldsListProps {
  readonly fields: readonly Field[]
  readonly kinds: readonly Kind[]
  readonly readOnly: boolean
  /** False where nothing can be changed. */
  onChange(how: (fields: readonly Field[]) => readonly Field[]): boolean
}

export function FieldsList({ fields, kinds, readOnly, onChange }: FieldsListProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<string | undefined>(undefined)
  const [name, setName] = useState("")
  const add = () => {
    const typed = name.trim()
    if (typed === "") return
    const id = idFor(typed, fields, "field")
    if (!onChange((now) => [...now, { id, name: typed, type: "text" }])) return
    setName("")
    setOpen(id)
  }
  return (
    <section className="codebook-fields">
      <h3>{t("codebook.fields")}</h3>
      <ul>
        {fields.map((field, index) => (
          <li key={field.id} data-open={field.id === open || undefined}>
            <div className="codebook-field-head">
              <button
                type="button"
                className="registry-row"
                aria-expanded={field.id === open}
                onClick={() => setOpen(field.id === open ? undefined : field.id)}
              >
                <span className="registry-words" dir="auto">
                  {field.name}
                  {field.required === true && <span className="muted"> · {t("codebook.requiredShort")}</span>}
                </span>
                <span className="muted small">
                  {t(`codebook.types.${field.type}`)}
                  {field.list === true && ` · ${t("codebook.listShort")}`}
                </span>
              </button>
              {!readOnly && field.id === open && (
                <RowButtons
                  name={field.name}
                  index={index}
                  count={fields.length}
                  onMove={(to) => onChange((now) => moved(now, index, to))}
                  onRemove={() => onChange((now) => now.filter(({ id }) => id !== field.id))}
                />
              )}
            </div>
            {field.id === open && (
              <FieldForm
                field={field}
                kinds={kinds}
                onChange={(changed) =>
                  onChange((now) => now.map((one) => (one.id === field.id ? { ...one, ...changed } : one)))
                }
              />
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <div className="field codebook-add">
          <input
            type="text"
            dir="auto"
            autoComplete="off"
            aria-label={t("codebook.newField")}
            placeholder={t("codebook.newField")}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && !event.nativeEvent.isComposing) add()
            }}
          />
          <Button icon={Plus} disabled={name.trim() === ""} onClick={add}>
            {t("codebook.add")}
          </Button>
        </div>
      )}
    </section>
  )
}
