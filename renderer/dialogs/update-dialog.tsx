// A newer version of an article's text, from text that the analyst has copied.

import { useApp, useModel } from "../app/model-context.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Dialog } from "../ui/dialog.tsx"
import type { DialogProps } from "./dialogs.tsx"
import { Form } from "./form.tsx"
import { usePasted } from "./pasted.tsx"
import "./dialogs.css"

export function UpdateDialog({ onClose }: DialogProps) {
  const { t } = useTranslation()
  const { imports } = useModel()
  const dialog = useApp((state) => state.dialog)
  const { text, html, field, check } = usePasted()
  if (dialog?.type !== "update-paste") return null
  const { id, title } = dialog.article
  const submit = async () => (check() ? await imports.updateFromText(id, title, text, html) : undefined)
  return (
    <Dialog title={t("review.pasteTitle", { title })} className="paste-dialog" onClose={onClose}>
      <Form submitLabel={t("review.update")} onSubmit={submit} onClose={onClose}>
        {field}
      </Form>
    </Dialog>
  )
}
