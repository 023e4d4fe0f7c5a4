// What somebody was and when. An empty line is always there to be filled in; a line is taken over when it is left.

import { X } from "lucide-react"
import { type FocusEvent, useEffect, useLayoutEffect, useRef, useState } from "react"
import type { Role } from "../../shared/domain/entity.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { IconButton } from "../ui/button.tsx"

interface RolesFieldProps {
  readonly roles: readonly Role[]
  onChange(roles: readonly Role[]): void
}

export function RolesField({ roles, onChange }: RolesFieldProps) {
  const { t } = useTranslation()
  const rows: readonly Role[] = [...roles, { title: "" }]
  return (
    <div className="field">
      <span className="registry-label">{t("registry.roles")}</span>
      <ul className="registry-roles">
        {rows.map((role, index) => (
          <RoleRow
            // A role has nothing but its place to be known by.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above.
            key={index}
            role={role}
            isNew={index === roles.length}
            onChange={(next) => onChange(roles.toSpliced(index, 1, ...next))}
          />
        ))}
      </ul>
    </div>
  )
}

/** A year, month or day. */
const day = /^(\d{4}(-\d{2}(-\d{2})?)?)?$/
const parts = ["title", "from", "until"] as const

interface RoleRowProps {
  readonly role: Role
  readonly isNew: boolean
  /** What stands in its place from now on: one role, or none. */
  onChange(roles: readonly Role[]): void
}

function RoleRow({ role, isNew, onChange }: RoleRowProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<Role | undefined>(undefined)
  const shown = draft ?? role
  const isWrong = (part: (typeof parts)[number]) => part !== "title" && !day.test((shown[part] ?? "").trim())
  const take = () => {
    if (draft === undefined || parts.some(isWrong)) return
    const title = draft.title.trim()
    // What was typed beside a name that is still missing waits for it.
    if (title === "" && isNew) return
    setDraft(undefined)
    onChange(title === "" ? [] : [clean({ ...draft, title })])
  }
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useLayoutEffect(() => () => latest.current(), [])
  const leave = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) take()
  }
  return (
    <li className="registry-role" onBlur={leave}>
      {parts.map((part) => (
        <input
          key={part}
          type="text"
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          aria-label={t(`registry.${part}`)}
          placeholder={t(`registry.${part}`)}
          aria-invalid={isWrong(part)}
          value={shown[part] ?? ""}
          onChange={(event) => setDraft({ ...shown, [part]: event.currentTarget.value })}
        />
      ))}
      {!isNew && (
        <IconButton
          icon={X}
          size={14}
          label={t("registry.removeRole", { role: role.title })}
          onClick={() => onChange([])}
        />
      )}
    </li>
  )
}

function clean({ from = "", until = "", ...role }: Role): Role {
  return {
    ...role,
    ...(from.trim() === "" ? {} : { from: from.trim() }),
    ...(until.trim() === "" ? {} : { until: until.trim() }),
  }
}
