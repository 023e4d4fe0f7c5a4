// Export: formats on the left, on the right what will be written, what the format leaves out, and where it goes.

import { useMemo, useState } from "react"
import { useTranslation } from "react-i18next"
import { useApp } from "../app/model-context.ts"
import { Dialog } from "../ui/dialog.tsx"
import type { DialogProps } from "./dialogs.tsx"
import { FormatList, Scope } from "./export-choice.tsx"
import { Done, Losses } from "./export-outcome.tsx"
import { Target } from "./export-target.tsx"
import { useExport } from "./use-export.ts"
import "./export-dialog.css"

export function ExportDialog({ onClose }: DialogProps) {
  const { t } = useTranslation()
  const openId = useApp((state) => state.open?.id)
  const [all, setAll] = useState(openId === undefined)
  const articles = useMemo(() => (all || openId === undefined ? undefined : [openId]), [all, openId])
  const state = useExport(articles)
  const { format, outcome, failure, preview } = state
  return (
    <Dialog title={t("export.title")} className="export-dialog" bare onClose={onClose}>
      <div className="export-left">
        <h2>{t("export.title")}</h2>
        <FormatList state={state} />
      </div>
      <div className="export-right">
        {outcome !== undefined ? (
          <Done outcome={outcome} onAgain={state.again} onClose={onClose} />
        ) : (
          <>
            <h2>{format?.title}</h2>
            <Scope articles={articles} onAll={setAll} />
            <section
              className="export-preview"
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a long line is read by scrolling with the keys.
              tabIndex={0}
              aria-label={t("export.preview", { name: preview?.files[0]?.name ?? "" })}
            >
              <pre>{preview?.head}</pre>
            </section>
            {failure !== undefined ? (
              <p className="warn" role="alert">
                {failure}
              </p>
            ) : (
              preview !== undefined && <Losses losses={preview.losses} />
            )}
            <Target state={state} onClose={onClose} />
          </>
        )}
      </div>
    </Dialog>
  )
}
