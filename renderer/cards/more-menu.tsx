// What else can be done with an open card.

import { Copy, Ellipsis, TextSelect, Trash2 } from "lucide-react"
import { keyLabel } from "../app/keyboard.ts"
import { useKeyLabels } from "../app/model-context.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Menu, MenuItem } from "../ui/menu.tsx"

interface MoreMenuProps {
  onCopy(): void
  /** Not offered where absent. */
  readonly onMarkAll: (() => void) | undefined
  /** Not offered where absent. */
  readonly onDelete: (() => void) | undefined
}

export function MoreMenu({ onCopy, onMarkAll, onDelete }: MoreMenuProps) {
  const { t } = useTranslation()
  const keyOf = useKeyLabels()
  return (
    <Menu
      align="end"
      trigger={
        <button type="button" className="button icon-only" data-part="more" aria-label={t("cards.more")}>
          <Ellipsis size={16} aria-hidden />
        </button>
      }
    >
      <MenuItem icon={Copy} label={t("cards.copy")} onChoose={onCopy} />
      {onMarkAll !== undefined && (
        <MenuItem
          icon={TextSelect}
          label={t("cards.markAll")}
          keyLabel={keyOf("mark-all")}
          onChoose={onMarkAll}
        />
      )}
      {onDelete !== undefined && (
        <MenuItem
          icon={Trash2}
          label={t("cards.delete")}
          keyLabel={keyLabel("Backspace")}
          onChoose={onDelete}
        />
      )}
    </Menu>
  )
}
