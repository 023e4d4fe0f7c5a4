// All people and organisations by name, narrowed down by what is typed, which is also the name of a new one.

import { Building2, Plus, UserRound } from "lucide-react"
import { type KeyboardEvent, useMemo, useState } from "react"
import type { Entity } from "../../shared/domain/entity.ts"
import type { Registry } from "../../shared/domain/registry.ts"
import { useApp } from "../app/model-context.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { searchRegistry } from "./use-registry.ts"

/** How many are drawn. Whoever looks for one among more than these types a letter or two. */
const SHOWN = 300

interface EntityListProps {
  readonly registry: Registry
  readonly shown: string | undefined
  onShow(id: string): void
  onCreate(type: Entity["type"], name: string): void
}

export function EntityList({ registry, shown, onShow, onCreate }: EntityListProps) {
  const { t } = useTranslation()
  const [query, setQuery] = useState("")
  const readOnly = useApp((state) => state.start?.project?.readOnly ?? null) !== null
  const typed = query.trim()
  const found = useMemo(
    () => (typed === "" ? byName(registry.entities) : searchRegistry(registry, typed)),
    [registry, typed],
  )
  const create = (type: Entity["type"]) => {
    onCreate(type, typed)
    setQuery("")
  }
  const step = (event: KeyboardEvent) => {
    const direction = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0
    if (direction === 0) return
    event.preventDefault()
    const next = found[found.findIndex(({ id }) => id === shown) + direction]
    if (next !== undefined) onShow(next.id)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows go through the list from its field, too.
    <div className="registry-list" onKeyDown={step}>
      <div className="field">
        <input
          data-first
          type="search"
          autoComplete="off"
          spellCheck={false}
          aria-label={t("registry.search")}
          placeholder={t("registry.search")}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      </div>
      <ul aria-label={t("registry.heading")}>
        {found.slice(0, SHOWN).map((entity) => (
          <li key={entity.id}>
            <button
              type="button"
              className="registry-row"
              aria-current={entity.id === shown}
              onClick={() => onShow(entity.id)}
            >
              {entity.type === "person" ? (
                <UserRound size={14} aria-label={t("registry.person")} />
              ) : (
                <Building2 size={14} aria-label={t("registry.organisation")} />
              )}
              <span className="registry-words" dir="auto">
                {entity.name}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found.length > SHOWN && (
        <p className="muted small">{t("registry.more", { number: found.length - SHOWN })}</p>
      )}
      {found.length === 0 && typed !== "" && <p className="muted small">{t("registry.none")}</p>}
      {typed !== "" && !readOnly && (
        <div className="registry-new">
          <button type="button" className="registry-row" onClick={() => create("person")}>
            <Plus size={14} aria-hidden />
            <span className="registry-words" dir="auto">
              {t("registry.newPerson", { name: typed })}
            </span>
          </button>
          <button type="button" className="registry-row" onClick={() => create("organisation")}>
            <Plus size={14} aria-hidden />
            <span className="registry-words" dir="auto">
              {t("registry.newOrganisation", { name: typed })}
            </span>
          </button>
        </div>
      )}
    </div>
  )
}

const byNames = new Intl.Collator(undefined, { sensitivity: "base", numeric: true })

function byName(entities: readonly Entity[]): readonly Entity[] {
  return entities.toSorted((a, b) => byNames.compare(a.name, b.name))
}
