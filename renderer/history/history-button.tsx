// The way from a card to what happened to its annotation.

import { useModel } from "../app/model-context.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"

export function HistoryButton({ annotation }: { readonly annotation: string }) {
  const { t } = useTranslation()
  const model = useModel()
  return (
    <Button variant="link" onClick={() => model.show({ type: "history", annotation })}>
      {t("history.heading")}
    </Button>
  )
}
