// A modal dialog: the platform's own element, which keeps the focus inside, closes on Esc and gives the focus back.
// It starts where `data-first` says, in its first field, or on its main button.

import { X } from "lucide-react"
import { type ReactNode, useId, useLayoutEffect, useRef, useState } from "react"
import { useTranslation } from "../i18n/use-translation.ts"
import { IconButton } from "./button.tsx"
import { PortalProvider } from "./portal.ts"
import "./dialog.css"

interface DialogProps {
  readonly title: string
  readonly className?: string
  /** Draws its own head; the title is then only its accessible name. */
  readonly bare?: boolean
  onClose(): void
  readonly children: ReactNode
}

export function Dialog({ title, className = "", bare = false, onClose, children }: DialogProps) {
  const { t } = useTranslation()
  const reference = useRef<HTMLDialogElement>(null)
  const [element, setElement] = useState<HTMLElement | null>(null)
  const titleId = useId()
  useLayoutEffect(() => {
    const dialog = reference.current
    dialog?.showModal()
    // The platform would take the button that closes it: a first typed space would then close it.
    const first = ["[data-first]", ".field :is(input, textarea)", ".button.primary"]
      .map((selector) => dialog?.querySelector<HTMLElement>(selector))
      .find((found) => found instanceof HTMLElement)
    first?.focus()
    setElement(dialog)
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={reference}
      className={`dialog ${className}`}
      onClose={onClose}
      {...(bare ? { "aria-label": title } : { "aria-labelledby": titleId })}
    >
      <PortalProvider value={element}>
        {bare ? (
          children
        ) : (
          <>
            <div className="dialog-head">
              <h2 id={titleId}>{title}</h2>
              <IconButton icon={X} label={t("dialog.close")} onClick={onClose} />
            </div>
            <div className="dialog-body">{children}</div>
          </>
        )}
      </PortalProvider>
    </dialog>
  )
}
