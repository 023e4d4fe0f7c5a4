// A list of named things in order: choices, roles, sorts of links. An entry keeps its id when it is renamed, so that
// records go on meaning it. A line to type a new one in is always there.

import { type ReactNode, useState } from "react"
import { useTranslation } from "../i18n/use-translation.ts"
import { useDraft } from "../registry/use-draft.ts"
import { idFor, moved } from "./codebook-change.ts"
import { RowButtons } from "./row-buttons.tsx"

interface Row {
  readonly id: string
  readonly name: string
}

interface NamedRowsProps<One extends Row> {
  readonly label: string
  readonly newLabel: string
  /** What ids begin with where a name has no letters for one. */
  readonly fallback: string
  readonly rows: readonly One[]
  make(id: string, name: string): One
  onChange(rows: readonly One[]): void
  /** What else there is to say of one. */
  extra?(row: One, onChange: (row: One) => void): ReactNode
}

export function NamedRows<One extends Row>(props: NamedRowsProps<One>) {
  const { label, newLabel, fallback, rows, make, onChange, extra } = props
  const [name, setName] = useState("")
  const add = () => {
    const typed = name.trim()
    setName("")
    if (typed !== "") onChange([...rows, make(idFor(typed, rows, fallback), typed)])
  }
  const replace = (index: number, row: One) => onChange(rows.with(index, row))
  return (
    <div className="field">
      <span className="registry-label">{label}</span>
      <ul className="codebook-rows" aria-label={label}>
        {rows.map((row, index) => (
          <li key={row.id}>
            <NameInput name={row.name} onChange={(named) => replace(index, { ...row, name: named })} />
            {extra?.(row, (changed) => replace(index, changed))}
            <RowButtons
              name={row.name}
              index={index}
              count={rows.length}
              onMove={(to) => onChange(moved(rows, index, to))}
              onRemove={() => onChange(rows.toSpliced(index, 1))}
            />
          </li>
        ))}
      </ul>
      <input
        type="text"
        dir="auto"
        autoComplete="off"
        aria-label={newLabel}
        placeholder={newLabel}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing) add()
        }}
      />
    </div>
  )
}

function NameInput({ name, onChange }: { readonly name: string; onChange(name: string): void }) {
  const { t } = useTranslation()
  const draft = useDraft(name, (typed) => typed.trim() !== "" && onChange(typed.trim()))
  return (
    <input type="text" dir="auto" autoComplete="off" aria-label={t("codebook.nameOf", { name })} {...draft} />
  )
}
