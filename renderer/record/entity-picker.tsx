// Saying who: a field with a list of the registry's names, as the ARIA practices describe a combobox. Without anything
// typed, it offers who the words may mean and who the article mentions; the last rows add somebody new in one key.

import { Building2, User, UserPlus } from "lucide-react"
import { useId, useState } from "react"
import { type Annotation, extentOf, quoteOf } from "../../shared/domain/annotation.ts"
import { rolesAt } from "../../shared/domain/entity.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { addEntity, surroundingsOf, useDesk } from "./desk.ts"
import { type PickerRow, rowsFor } from "./picker-rows.ts"

interface EntityPickerProps {
  readonly label: string
  readonly part: { "data-part"?: "first" }
  readonly annotation: Annotation
  /** Whether the annotation's words are the name that is looked for. */
  readonly fromSpan: boolean
  readonly focus: boolean
  /** Asks for no attention: there is somebody already. */
  readonly quiet: boolean
  onPick(id: string): void
}

export function EntityPicker({ label, part, annotation, fromSpan, focus, quiet, onPick }: EntityPickerProps) {
  const { t } = useTranslation()
  const desk = useDesk()
  const listId = useId()
  const [query, setQuery] = useState("")
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const words = quoteOf(desk.editor.getSnapshot().text, extentOf(annotation))
  const rows = open ? rowsFor(query, fromSpan ? words : "", surroundingsOf(desk)) : []
  const isOpen = rows.length > 0
  const place = Math.min(active, rows.length - 1)
  const choose = (row: PickerRow | undefined) => {
    if (row === undefined) return
    setQuery("")
    setActive(0)
    setOpen(false)
    onPick(row.type === "known" ? row.entity.id : addEntity(desk, row.entity).id)
  }
  const move = (to: number) => {
    setOpen(true)
    setActive((to + rows.length) % Math.max(1, rows.length))
  }
  return (
    <div className="record-picker">
      <input
        {...part}
        className="record-input"
        data-quiet={quiet || undefined}
        role="combobox"
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen ? `${listId}-${place}` : undefined}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the analyst has just asked for this field
        autoFocus={focus}
        spellCheck={false}
        dir="auto"
        placeholder={t(quiet ? "record.another" : "record.who")}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setActive(0)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onClick={() => setOpen(true)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === "ArrowDown") move(open ? place + 1 : 0)
          else if (event.key === "ArrowUp") move(place - 1)
          else if (event.key === "Enter") choose(rows[place])
          else if (event.key === "Escape" && isOpen && query !== "") setQuery("")
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      {isOpen && (
        <div id={listId} className="record-list" role="listbox" aria-label={label}>
          {rows.map((row, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys, as in any combobox
            <div
              key={row.type === "known" ? row.entity.id : `new ${row.entity.type}`}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === place}
              className="record-option"
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => setActive(index)}
              onClick={() => choose(row)}
            >
              <Row row={row} />
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

function Row({ row }: { readonly row: PickerRow }) {
  const { t } = useTranslation()
  const { dateline } = useDesk()
  if (row.type === "new") {
    const { type, name } = row.entity
    const Icon = type === "person" ? UserPlus : Building2
    return (
      <>
        <Icon size={14} aria-hidden />
        <span dir="auto">
          {t(type === "person" ? "record.newPerson" : "record.newOrganisation", { name })}
        </span>
      </>
    )
  }
  const { entity, name } = row
  const Icon = entity.type === "person" ? User : Building2
  const [role] = rolesAt(entity, dateline)
  return (
    <>
      <Icon size={14} aria-hidden />
      <span dir="auto">{entity.name}</span>
      <span className="record-detail" dir="auto">
        {name === entity.name ? role?.title : name}
      </span>
    </>
  )
}
