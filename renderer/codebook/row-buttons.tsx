// What can be done with an entry of a list: up, down, away.

import { ArrowDown, ArrowUp, X } from "lucide-react"
import { useTranslation } from "../i18n/use-translation.ts"
import { IconButton } from "../ui/button.tsx"

interface RowButtonsProps {
  readonly name: string
  readonly index: number
  readonly count: number
  onMove(to: number): void
  onRemove?(): void
}

export function RowButtons({ name, index, count, onMove, onRemove }: RowButtonsProps) {
  const { t } = useTranslation()
  return (
    <span className="codebook-row-buttons">
      <IconButton
        icon={ArrowUp}
        size={14}
        label={t("codebook.up", { name })}
        aria-disabled={index === 0}
        onClick={() => onMove(index - 1)}
      />
      <IconButton
        icon={ArrowDown}
        size={14}
        label={t("codebook.down", { name })}
        aria-disabled={index === count - 1}
        onClick={() => onMove(index + 1)}
      />
      {onRemove !== undefined && (
        <IconButton icon={X} size={14} label={t("codebook.remove", { name })} onClick={onRemove} />
      )}
    </span>
  )
}
