// Says whether the analyst's work is on disk, truthfully and in one quiet place. When it is not: why, and what to do. That
// it is again is said a moment later, lest the words flicker from each mark to the next.

import { Check, LoaderCircle, TriangleAlert } from "lucide-react"
import { Popover } from "radix-ui"
import { useMemo } from "react"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"
import { useModel } from "./model-context.ts"
import type { SaveState as State } from "./saver.ts"
import { createStore, type ReadableStore, useStore } from "./store.ts"

export function SaveState() {
  const { t } = useTranslation()
  const { saver } = useModel()
  const rested = useMemo(() => restedStore(saver), [saver])
  const save = useStore(rested, (state) => state)
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
        // Of a moment's saving nothing is said, only what came of it.
        <span className="save-state" aria-hidden={save.state === "saving" || undefined}>
          {signs}
          {t(`topbar.${save.state}`)}
        </span>
      )}
    </div>
  )
}

/** Both of them for good: which one shows is a matter of style, so that neither is built with every mark. */
const signs = (
  <>
    <LoaderCircle className="sign-saving" size={14} aria-hidden />
    <Check className="sign-saved" size={14} aria-hidden />
  </>
)

/** Milliseconds that everything has to be on disk before it is said. */
const REST = 300

/** The state as it is shown: “Saved” only once nothing more was to be saved for a moment. */
function restedStore(saver: ReadableStore<State>): ReadableStore<State> {
  const shown = createStore(saver.get())
  const show = () => shown.set(saver.get())
  return {
    get: shown.get,
    subscribe(listener) {
      let timer: ReturnType<typeof setTimeout> | undefined
      const stop = saver.subscribe(() => {
        clearTimeout(timer)
        if (saver.get().state === "saved") timer = setTimeout(show, REST)
        else show()
      })
      const leave = shown.subscribe(listener)
      show()
      return () => {
        clearTimeout(timer)
        stop()
        leave()
      }
    },
  }
}
