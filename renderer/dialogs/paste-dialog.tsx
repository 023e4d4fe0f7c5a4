// An article from text that the analyst has copied.

import { useState } from "react"
import { useModel } from "../app/model-context.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Dialog } from "../ui/dialog.tsx"
import { TextField } from "../ui/field.tsx"
import type { DialogProps } from "./dialogs.tsx"
import { Form } from "./form.tsx"
import { usePasted } from "./pasted.tsx"
import "./dialogs.css"

export function PasteDialog({ onClose }: DialogProps) {
  const { t } = useTranslation()
  const { imports } = useModel()
  const [title, setTitle] = useState("")
  const { text, html, field, check } = usePasted()
  const submit = async () => (check() ? await imports.paste(title.trim(), text, html) : undefined)
  return (
    <Dialog title={t("paste.title")} className="paste-dialog" onClose={onClose}>
      <Form submitLabel={t("paste.add")} onSubmit={submit} onClose={onClose}>
        {field}
        <TextField
          label={t("paste.articleTitle")}
          hint={t("paste.articleTitleHelp")}
          value={title}
          maxLength={200}
          dir="auto"
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
      </Form>
    </Dialog>
  )
}
