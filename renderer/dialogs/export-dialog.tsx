// Export: formats on the left, on the right what will be written, what the format leaves out, and where it goes.

import { useTranslation } from "../i18n/use-translation.ts"
import { Dialog } from "../ui/dialog.tsx"
import type { DialogProps } from "./dialogs.tsx"
import { FormatList, Scope } from "./export-choice.tsx"
import { Done, Losses } from "./export-outcome.tsx"
import { useScope } from "./export-scope.ts"
import { Target } from "./export-target.tsx"
import { useExport } from "./use-export.ts"
import "./export-dialog.css"

export function ExportDialog({ onClose }: DialogProps) {
  const { t } = useTranslation()
  const choice = useScope()
  const state = useExport(choice.request)
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
            <Scope choice={choice} format={format} />
            <section
              className="export-preview"
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a long line is read by scrolling with the keys.
              tabIndex={0}
              aria-label={t("export.preview", { name: preview?.files[0]?.name ?? "" })}
            >
              <pre dir="auto">{preview?.head}</pre>
            </section>
            {failure !== undefined ? (
              <p className="warn" role="alert">
                {failure}
              </p>
            ) : (
              preview !== undefined && <Losses preview={preview} />
            )}
            <Target state={state} onClose={onClose} />
          </>
        )}
      </div>
    </Dialog>
  )
}
