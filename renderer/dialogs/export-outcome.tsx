// What a format leaves out, before; where the files are, after.

import { CircleCheck, Info, TriangleAlert } from "lucide-react"
import type { ExportOutcome, ExportPreview } from "../../shared/contract/answers.ts"
import { useApp, useModel } from "../app/model-context.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"
import type { DialogProps } from "./dialogs.tsx"

export function Losses({ preview }: { readonly preview: ExportPreview }) {
  const { t } = useTranslation()
  const { losses, articles, seen } = preview
  if (losses.length === 0)
    return (
      <p className="export-kept">
        <CircleCheck size={14} aria-hidden />
        {t("export.keeps")}
      </p>
    )
  return (
    <div className="export-losses">
      <h3>
        <TriangleAlert size={14} aria-hidden />
        {seen < articles ? t("export.leavesOutSoFar", { seen, articles }) : t("export.leavesOut")}
      </h3>
      <ul>
        {losses.map(({ code, message }) => (
          <li key={`${code} ${message}`}>{message}</li>
        ))}
      </ul>
    </div>
  )
}

/** Files that are named; a large project has tens of thousands. */
const LISTED = 100

export function Done({
  outcome,
  onAgain,
  onClose,
}: DialogProps & { readonly outcome: ExportOutcome; onAgain(): void }) {
  const { t } = useTranslation()
  const { client } = useModel()
  const canReveal = useApp((state) => state.start?.capabilities.reveal === true)
  const { files, folder, losses } = outcome
  return (
    <div className="export-done" role="status">
      <h2>
        <CircleCheck size={18} aria-hidden />
        {t("export.doneTitle")}
      </h2>
      <p>
        {t("export.doneFiles", { count: files.length })} <bdi>{folder}</bdi>
      </p>
      <ul className="export-written">
        {files.slice(0, LISTED).map((file) => (
          <li key={file}>{file}</li>
        ))}
        {files.length > LISTED && <li>{t("export.moreFiles", { count: files.length - LISTED })}</li>}
      </ul>
      {losses.length > 0 && (
        <p className="muted">
          <Info size={14} aria-hidden /> {t("export.leavesOut")}:{" "}
          {losses.map(({ message }) => message).join("; ")}
        </p>
      )}
      <div className="dialog-actions">
        <Button onClick={onAgain}>{t("export.again")}</Button>
        {canReveal && (
          <Button variant="outline" onClick={() => void client.call("app.reveal", { path: folder })}>
            {t("export.reveal")}
          </Button>
        )}
        <Button variant="primary" onClick={onClose} autoFocus>
          {t("export.close")}
        </Button>
      </div>
    </div>
  )
}
