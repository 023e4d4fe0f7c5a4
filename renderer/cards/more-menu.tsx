// What else can be done with an open card.

import { Copy, Ellipsis, Trash2 } from "lucide-react"
import { DropdownMenu } from "radix-ui"
import { useRef } from "react"
import { useTranslation } from "react-i18next"
import { usePortalContainer } from "../ui/portal.ts"

interface MoreMenuProps {
  onCopy(): void
  onDelete(): void
}

export function MoreMenu({ onCopy, onDelete }: MoreMenuProps) {
  const { t } = useTranslation()
  const container = usePortalContainer()
  const deleting = useRef(false)
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <button type="button" className="button icon-only" data-part="more" aria-label={t("cards.more")}>
          <Ellipsis size={16} aria-hidden />
        </button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={container}>
        <DropdownMenu.Content
          className="card-menu"
          align="end"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            // Only now, so that focus can go to the next card instead of back to a button that is gone.
            if (!deleting.current) return
            event.preventDefault()
            onDelete()
          }}
        >
          <DropdownMenu.Item className="card-menu-item" onSelect={onCopy}>
            <Copy size={16} aria-hidden />
            {t("cards.copy")}
          </DropdownMenu.Item>
          <DropdownMenu.Item
            className="card-menu-item"
            onSelect={() => {
              deleting.current = true
            }}
          >
            <Trash2 size={16} aria-hidden />
            <span className="grow">{t("cards.delete")}</span>
            <kbd aria-hidden>⌫</kbd>
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
