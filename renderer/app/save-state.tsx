// Says whether the analyst's work is on disk, truthfully and in one quiet place. When it is not: why, and what to do.

import { Check, LoaderCircle, TriangleAlert } from "lucide-react"
import { Popover } from "radix-ui"
import { useTranslation } from "react-i18next"
import { Button } from "../ui/button.tsx"
import { useModel } from "./model-context.ts"
import { useStore } from "./store.ts"

export function SaveState() {
  const { t } = useTranslation()
  const { saver } = useModel()
  const save = useStore(saver, (state) => state)
  return (
    <div aria-live="polite" data-save-state={save.state}>
      {save.state === "unsaved" ? (
        <Popover.Root>
          <Popover.Trigger asChild>
            <button type="button" className="button save-state">
              <TriangleAlert size={14} aria-hidden />
              {t("topbar.unsaved", { count: save.waiting })}
            </button>
          </Popover.Trigger>
          <Popover.Portal>
            <Popover.Content className="popover-note" align="end" sideOffset={6} collisionPadding={8}>
              <p>{save.message}</p>
              <p className="muted">{t("topbar.unsavedHelp")}</p>
              <Button variant="outline" onClick={() => saver.retryNow()}>
                {t("app.tryAgain")}
              </Button>
            </Popover.Content>
          </Popover.Portal>
        </Popover.Root>
      ) : (
        <span className="save-state">
          {save.state === "saved" ? <Check size={14} aria-hidden /> : <LoaderCircle size={14} aria-hidden />}
          {t(`topbar.${save.state}`)}
        </span>
      )}
    </div>
  )
}
