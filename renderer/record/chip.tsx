// A value in a chip: Enter or a click goes to what it stands for, Backspace, Delete or its cross takes it away.

import { X } from "lucide-react"
import type { ReactNode } from "react"
import { useTranslation } from "../i18n/use-translation.ts"

interface ChipProps {
  readonly label: string
  /** Beside the label, less important. */
  readonly detail?: string | undefined
  readonly icon?: ReactNode
  /** Words of the article. */
  readonly quoted?: boolean
  readonly part?: { "data-part"?: "first" }
  /** Cannot be taken away where absent. */
  readonly onRemove?: (() => void) | undefined
  readonly onOpen?: (() => void) | undefined
  readonly title?: string | undefined
}

export function Chip({ label, detail, icon, quoted, part, onRemove, onOpen, title }: ChipProps) {
  const { t } = useTranslation()
  return (
    <span className="record-chip" data-quoted={quoted || undefined}>
      <button
        type="button"
        {...part}
        title={title}
        onClick={onOpen}
        onKeyDown={(event) => {
          if (onRemove === undefined || (event.key !== "Backspace" && event.key !== "Delete")) return
          event.preventDefault()
          onRemove()
        }}
      >
        {icon}
        <span dir="auto">{label}</span>
        {detail !== undefined && <span className="record-detail">{detail}</span>}
      </button>
      {onRemove !== undefined && (
        <button
          type="button"
          className="record-dismiss"
          tabIndex={-1}
          aria-label={t("record.remove", { value: label })}
          onClick={onRemove}
        >
          <X size={12} aria-hidden />
        </button>
      )}
    </span>
  )
}
