// An article from text that the analyst has copied.

import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useModel } from "../app/model-context.ts"
import { Dialog } from "../ui/dialog.tsx"
import { TextArea, TextField } from "../ui/field.tsx"
import type { DialogProps } from "./dialogs.tsx"
import { Form } from "./form.tsx"
import "./dialogs.css"

export function PasteDialog({ onClose }: DialogProps) {
  const { t } = useTranslation()
  const { imports } = useModel()
  const [title, setTitle] = useState("")
  const [text, setText] = useState("")
  const [missing, setMissing] = useState(false)
  const submit = async () => {
    setMissing(text.trim() === "")
    return text.trim() === "" ? undefined : await imports.paste(title.trim(), text)
  }
  return (
    <Dialog title={t("paste.title")} className="paste-dialog" onClose={onClose}>
      <Form submitLabel={t("paste.add")} onSubmit={submit} onClose={onClose}>
        <TextArea
          label={t("paste.text")}
          error={missing ? t("paste.textMissing") : undefined}
          value={text}
          rows={13}
          dir="auto"
          onChange={(event) => setText(event.currentTarget.value)}
        />
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
