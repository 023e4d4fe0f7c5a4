// The sheet without an article: why, and the next step.

import { useTranslation } from "../i18n/use-translation.ts"
import { Ways } from "../start/ways.tsx"
import { Button } from "../ui/button.tsx"
import { useApp, useModel } from "./model-context.ts"
import "./article-pane.css"

export function NoArticle() {
  const { t } = useTranslation()
  const model = useModel()
  const rows = useApp((state) => state.rows)
  const opening = useApp((state) => state.opening)
  const failure = useApp((state) => state.notOpened)
  return (
    <div className="desk">
      <div className="sheet-ground" aria-hidden />
      <main className="sheet no-article" aria-label={t("article.label")} data-pane="article">
        {failure !== null ? (
          <>
            <h1>{t("article.notOpened")}</h1>
            <p>{failure.message}</p>
            <Button variant="outline" onClick={() => void model.articles.open(failure.id)}>
              {t("app.tryAgain")}
            </Button>
          </>
        ) : rows === null || opening !== null ? null : rows.some((row) => row.trashed === undefined) ? (
          <>
            <h1>{t("article.none")}</h1>
            <p>{t("article.noneHelp")}</p>
          </>
        ) : (
          <>
            <h1>{t("article.emptyProject")}</h1>
            <Ways />
          </>
        )}
      </main>
    </div>
  )
}
