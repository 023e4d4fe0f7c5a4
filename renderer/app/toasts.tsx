// Short messages at the window's lower edge. Plain ones leave by themselves; warnings stay until dismissed.

import { TriangleAlert, X } from "lucide-react"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button, IconButton } from "../ui/button.tsx"
import { useApp, useModel } from "./model-context.ts"
import "./toasts.css"

export function Toasts() {
  const { t } = useTranslation()
  const model = useModel()
  const toasts = useApp((state) => state.toasts)
  return (
    <section className="toasts" aria-label={t("toasts.label")} aria-live="polite">
      {toasts.map(({ id, text, tone, action }) => (
        <div key={id} className="toast" data-tone={tone}>
          {tone === "warning" && <TriangleAlert size={16} aria-hidden className="warn" />}
          <p>{text}</p>
          {action && (
            <Button
              variant="outline"
              onClick={() => {
                action.run()
                model.dismissToast(id)
              }}
            >
              {action.label}
            </Button>
          )}
          <IconButton icon={X} label={t("toasts.dismiss")} onClick={() => model.dismissToast(id)} />
        </div>
      ))}
    </section>
  )
}
