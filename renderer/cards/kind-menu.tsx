// The kind of an open card, and the menu that changes it. The codebook's keys choose in the menu as they do in
// the text.

import { Check, ChevronDown } from "lucide-react"
import { DropdownMenu } from "radix-ui"
import { useRef, useState } from "react"
import type { Kind } from "../../shared/domain/codebook.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { KindLetter } from "../ui/kind-letter.tsx"
import { MenuBox } from "../ui/menu.tsx"
import { keyLabel } from "./kind-key.ts"

interface KindMenuProps {
  readonly kind: Kind
  readonly kinds: readonly Kind[]
  readonly disabled: boolean
  onChange(kind: string): void
}

export function KindMenu({ kind, kinds, disabled, onChange }: KindMenuProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const chosen = useRef<string | undefined>(undefined)
  const choose = (id: string) => {
    if (id !== kind.id) chosen.current = id
    setOpen(false)
  }
  return (
    <MenuBox
      open={open}
      onOpenChange={setOpen}
      align="start"
      trigger={
        <button
          type="button"
          className="card-kind"
          data-part="kind"
          disabled={disabled}
          aria-label={t("cards.changeKind", { kind: kind.name })}
        >
          <KindLetter kind={kind} />
          {kind.name}
          <ChevronDown size={12} aria-hidden />
        </button>
      }
      onKeyDown={(event) => {
        const match = kinds.find(({ keys }) => keys.includes(event.key.toLowerCase()))
        if (match === undefined || event.ctrlKey || event.metaKey || event.altKey) return
        event.preventDefault()
        choose(match.id)
      }}
      onCloseAutoFocus={(event) => {
        // The card may move to another group: whoever listens looks after focus then.
        const id = chosen.current
        chosen.current = undefined
        if (id === undefined) return
        event.preventDefault()
        onChange(id)
      }}
    >
      {kinds.map((option) => (
        <DropdownMenu.Item
          key={option.id}
          className="menu-item"
          title={option.guidance}
          onSelect={() => choose(option.id)}
        >
          <KindLetter kind={option} />
          <span className="menu-text">{option.name}</span>
          {option.id === kind.id && <Check size={14} aria-hidden />}
          <kbd aria-hidden>{keyLabel(option)}</kbd>
        </DropdownMenu.Item>
      ))}
    </MenuBox>
  )
}
