// A dialog's form: what was filled in is sent once, the reason shows when that fails, and the dialog closes when it
// does not.

import { type FormEvent, type ReactNode, useState } from "react"
import type { Result } from "../../shared/domain/result.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"

interface FormProps {
  readonly submitLabel: string
  /** `undefined` when a field is wrong and says so itself. */
  onSubmit(): Promise<Result<unknown> | undefined>
  onClose(): void
  readonly children: ReactNode
}

export function Form({ submitLabel, onSubmit, onClose, children }: FormProps) {
  const { t } = useTranslation()
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setFailure(undefined)
    const result = await onSubmit()
    setBusy(false)
    if (result?.ok === true) onClose()
    else setFailure(result?.error.message)
  }
  return (
    <form className="form" onSubmit={submit} noValidate>
      {children}
      {failure !== undefined && (
        <p className="warn" role="alert">
          {failure}
        </p>
      )}
      <div className="dialog-actions">
        <Button onClick={onClose}>{t("dialog.cancel")}</Button>
        <Button type="submit" variant="primary" disabled={busy}>
          {submitLabel}
        </Button>
      </div>
    </form>
  )
}
