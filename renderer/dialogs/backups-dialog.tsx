// The project's backups: which there are, what going back to one would change, and going back.

import { useEffect, useState } from "react"
import type { BackupInfo, RestoredArticle, RestorePreview } from "../../shared/contract/answers.ts"
import { useApp, useModel } from "../app/model-context.ts"
import { formatWhen } from "../i18n/format.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import type { DialogProps } from "./dialogs.tsx"
import { Form } from "./form.tsx"

export function BackupsDialog({ onClose }: DialogProps) {
  const { t } = useTranslation()
  const { client } = useModel()
  const [backups, setBackups] = useState<readonly BackupInfo[] | undefined>(undefined)
  const [preview, setPreview] = useState<RestorePreview | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  useEffect(() => {
    void client.call("backup.list", {}).then((listed) => {
      if (listed.ok) setBackups(listed.value)
      else setFailure(listed.error.message)
    })
  }, [client])
  const choose = async (number: number) => {
    const looked = await client.call("backup.preview", { number })
    setFailure(looked.ok ? undefined : looked.error.message)
    if (looked.ok) setPreview(looked.value)
  }
  return (
    <Dialog title={t("backups.title")} className="import-dialog" onClose={onClose}>
      {preview !== undefined ? (
        <Preview preview={preview} onClose={onClose} />
      ) : (
        <>
          <p className="muted">{t("backups.help")}</p>
          {failure !== undefined && (
            <p className="warn" role="alert">
              {failure}
            </p>
          )}
          {backups?.length === 0 && <p>{t("backups.none")}</p>}
          <ul className="import-list">
            {backups?.map((backup) => (
              <li key={backup.number} className="backup-row">
                <div>
                  <p className="import-file">{formatWhen(backup.made)}</p>
                  <p className="import-outcome">
                    {t("backups.articles", { count: backup.articleCount })} ·{" "}
                    {t("backups.annotations", { count: backup.annotationCount })}
                    {backup.reason !== "regular" && ` · ${t(`backups.reason.${backup.reason}`)}`}
                  </p>
                </div>
                <Button variant="outline" onClick={() => void choose(backup.number)}>
                  {t("backups.look")}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}

function Preview({ preview, onClose }: { readonly preview: RestorePreview; onClose(): void }) {
  const { t } = useTranslation()
  const { client, notify } = useModel()
  const readOnly = useApp((state) => state.start?.project?.readOnly ?? null) !== null
  const { number, made, changes, newer } = preview
  if (changes.length === 0 || readOnly)
    return (
      <>
        <p>{changes.length === 0 ? t("backups.same", { when: formatWhen(made) }) : t("announce.readOnly")}</p>
        <div className="dialog-actions">
          <Button onClick={onClose}>{t("dialog.close")}</Button>
        </div>
      </>
    )
  const submit = async () => {
    const restored = await client.call("backup.restore", { number })
    if (restored.ok) notify({ text: t("backups.restored", { when: formatWhen(made) }), tone: "plain" })
    return restored
  }
  return (
    <Form submitLabel={t("backups.restore")} onSubmit={submit} onClose={onClose}>
      <p>{t("backups.preview", { when: formatWhen(made) })}</p>
      <ul className="import-list">
        {changes.map((change) => (
          <li key={change.id}>
            <p className="import-file" dir="auto">
              {change.title}
            </p>
            <Change change={change} />
          </li>
        ))}
      </ul>
      {newer.length > 0 && <p className="muted">{t("backups.newer", { count: newer.length })}</p>}
      <p className="muted">{t("backups.safe")}</p>
    </Form>
  )
}

function Change({ change }: { readonly change: RestoredArticle }) {
  const { t } = useTranslation()
  const { missing, added, changed, removed, text, details } = change
  const parts = [
    missing && t("backups.missing"),
    added > 0 && t("backups.added", { count: added }),
    changed > 0 && t("backups.changed", { count: changed }),
    removed > 0 && t("backups.removed", { count: removed }),
    text && t("backups.text"),
    details && t("backups.details"),
  ]
  return <p className="import-outcome">{parts.filter((part) => part !== false).join(" · ")}</p>
}
