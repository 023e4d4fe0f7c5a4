// Choosing the entity that another one turned out to be.

import { useMemo, useState } from "react"
import type { Entity } from "../../shared/domain/entity.ts"
import type { Registry } from "../../shared/domain/registry.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"
import { TextField } from "../ui/field.tsx"
import { searchRegistry } from "./use-registry.ts"

const SHOWN = 6

interface MergePickerProps {
  readonly entity: Entity
  readonly registry: Registry
  onMerge(into: Entity): void
  onCancel(): void
}

export function MergePicker({ entity, registry, onMerge, onCancel }: MergePickerProps) {
  const { t } = useTranslation()
  const [query, setQuery] = useState("")
  // Until something is typed, whoever has a name in common is likely to be meant.
  const found = useMemo(() => {
    const typed = query.trim()
    const wanted = typed === "" ? (entity.name.split(" ").at(-1) ?? "") : typed
    return searchRegistry(registry, wanted).filter(({ id }) => id !== entity.id)
  }, [registry, query, entity])
  return (
    <div className="registry-merge">
      <TextField
        label={t("registry.mergeInto", { name: entity.name })}
        autoFocus
        dir="auto"
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [only] = found
          if (event.key === "Enter" && found.length === 1 && only !== undefined) onMerge(only)
        }}
      />
      <ul>
        {found.slice(0, SHOWN).map((one) => (
          <li key={one.id}>
            <button type="button" className="registry-row" onClick={() => onMerge(one)}>
              <span className="registry-words" dir="auto">
                {one.name}
              </span>
              <span className="muted small" dir="auto">
                {one.roles?.[0]?.title}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && query.trim() !== "" && <p className="muted small">{t("registry.none")}</p>}
      <p className="muted small">{t("registry.mergeHelp")}</p>
      <div className="dialog-actions">
        <Button onClick={onCancel}>{t("dialog.cancel")}</Button>
      </div>
    </div>
  )
}
