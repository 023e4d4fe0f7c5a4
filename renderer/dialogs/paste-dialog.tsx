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
  // The rich form of what was pasted, as long as the text is what it was.
  const [html, setHtml] = useState<string>()
  const [missing, setMissing] = useState(false)
  const submit = async () => {
    setMissing(text.trim() === "")
    return text.trim() === "" ? undefined : await imports.paste(title.trim(), text, html)
  }
  return (
    <Dialog title={t("paste.title")} className="paste-dialog" onClose={onClose}>
      <Form submitLabel={t("paste.add")} onSubmit={submit} onClose={onClose}>
        <TextArea
          label={t("paste.text")}
          error={missing ? t("paste.textMissing") : undefined}
          hint={html === undefined ? undefined : t("paste.rich")}
          value={text}
          rows={13}
          dir="auto"
          onPaste={(event) => {
            const rich = event.clipboardData.getData("text/html")
            const plain = event.clipboardData.getData("text/plain")
            if (text !== "" || rich === "" || plain.trim() === "") return
            event.preventDefault()
            setText(plain)
            setHtml(rich)
          }}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setHtml(undefined)
          }}
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
