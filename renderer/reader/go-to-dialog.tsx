// Going to a paragraph by its number.

import { useState } from "react"
import { ok } from "../../shared/domain/result.ts"
import { useApp } from "../app/model-context.ts"
import type { DialogProps } from "../dialogs/dialogs.tsx"
import { Form } from "../dialogs/form.tsx"
import { useTranslation } from "../i18n/use-translation.ts"
import { Dialog } from "../ui/dialog.tsx"
import { TextField } from "../ui/field.tsx"

export function GoToDialog({ onClose }: DialogProps) {
  const { t } = useTranslation()
  const editor = useApp((state) => state.open?.editor)
  const [typed, setTyped] = useState("")
  const [wrong, setWrong] = useState(false)
  const count = editor?.countParagraphs() ?? 0
  const label = t("reading.goToNumber", { count })
  const submit = async () => {
    const number = Number(typed)
    const isRight = /^\s*\d+\s*$/.test(typed) && number >= 1 && number <= count
    setWrong(!isRight)
    if (!isRight) return undefined
    // The dialog gives the focus back to where it was; the text is to have it.
    setTimeout(() => editor?.goTo(number))
    return ok(null)
  }
  return (
    <Dialog title={t("reading.goTo")} onClose={onClose}>
      <Form submitLabel={t("reading.go")} onSubmit={submit} onClose={onClose}>
        <TextField
          label={label}
          inputMode="numeric"
          error={wrong ? label : undefined}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Form>
    </Dialog>
  )
}
