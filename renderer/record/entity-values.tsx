// People and organisations in a field: chips with the role each had on the article's day, and a picker to say who.

import { Building2, User } from "lucide-react"
import { useState } from "react"
import { rolesAt } from "../../shared/domain/entity.ts"
import { isReference, type Reference } from "../../shared/domain/field.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Chip } from "./chip.tsx"
import { useDesk } from "./desk.ts"
import { EntityPicker } from "./entity-picker.tsx"
import { firstPart, type ValuesProps } from "./value-editor.tsx"

export function EntityValues(props: ValuesProps) {
  const { annotation, field, values, proposed, focus, onChange } = props
  const { t } = useTranslation()
  const { editor } = useDesk()
  const { readOnly } = editor.getSnapshot()
  const [replacing, setReplacing] = useState(false)
  const references = values.filter(isReference)
  const isList = field.list === true
  const replace = (before: Reference, after: Reference | undefined) =>
    onChange(references.flatMap((one) => (one === before ? (after ?? []) : one)))
  const pick = (id: string) => {
    const role = isList ? undefined : references[0]?.role
    const reference: Reference = { entity: id, ...(role === undefined ? {} : { role }) }
    setReplacing(false)
    if (!isList) onChange([reference])
    else if (references.every(({ entity }) => entity !== id)) onChange([...references, reference])
  }
  const isPicking = !readOnly && (isList || references.length === 0 || replacing)
  return (
    <>
      {references.map((reference, index) => (
        <span key={`${reference.entity ?? ""} ${reference.annotation ?? ""}`} className="record-party">
          <ReferenceChip
            reference={reference}
            part={index === 0 ? firstPart(props) : {}}
            onOpen={isList || readOnly ? undefined : () => setReplacing(true)}
            onRemove={readOnly ? undefined : () => replace(reference, undefined)}
          />
          {field.options !== undefined && (
            <select
              className="record-select record-role"
              data-empty={reference.role === undefined || undefined}
              aria-label={t("record.role")}
              disabled={readOnly}
              value={reference.role ?? ""}
              onChange={({ target: { value } }) => {
                const { role: _, ...rest } = reference
                replace(reference, value === "" ? rest : { ...rest, role: value })
              }}
            >
              <option value="">{t("record.role")}</option>
              {field.options.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
              {reference.role !== undefined && field.options.every(({ id }) => id !== reference.role) && (
                <option value={reference.role}>{t("record.former", { value: reference.role })}</option>
              )}
            </select>
          )}
        </span>
      ))}
      {isPicking && (
        <EntityPicker
          label={field.name}
          part={references.length === 0 && !proposed ? firstPart(props) : {}}
          annotation={annotation}
          fromSpan={field.id === "entity"}
          focus={replacing || (focus && references.length === 0)}
          quiet={references.length > 0 || proposed}
          onPick={pick}
        />
      )}
    </>
  )
}

interface ReferenceChipProps {
  readonly reference: Reference
  readonly part: { "data-part"?: "first" }
  readonly onOpen: (() => void) | undefined
  readonly onRemove: (() => void) | undefined
}

function ReferenceChip({ reference, part, onOpen, onRemove }: ReferenceChipProps) {
  const { t } = useTranslation()
  const { registry, dateline, editor } = useDesk()
  const entity = reference.entity === undefined ? undefined : registry.find(reference.entity)
  const { annotations, text } = editor.getSnapshot()
  const mention = annotations.find(({ id }) => id === reference.annotation)
  const words = mention?.spans.map(({ start, end }) => text.slice(start, end)).join(" … ")
  const [role] = entity === undefined ? [] : rolesAt(entity, dateline)
  const Icon = entity?.type === "organisation" ? Building2 : User
  return (
    <Chip
      label={entity?.name ?? words ?? t("record.gone")}
      detail={role?.title}
      icon={<Icon size={13} aria-hidden />}
      part={part}
      onOpen={onOpen}
      onRemove={onRemove}
    />
  )
}
