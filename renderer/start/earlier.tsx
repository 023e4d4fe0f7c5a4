// What there is from earlier: the project that could not be opened, with the reason, and the projects worked on lately.

import { FolderOpen, TriangleAlert } from "lucide-react"
import type { StartState } from "../../shared/contract/answers.ts"
import { useModel } from "../app/model-context.ts"
import { formatMoment } from "../i18n/format.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"
import type { FirstSteps } from "./use-first-steps.ts"

export function Problem({
  problem,
  steps,
}: {
  readonly problem: NonNullable<StartState["problem"]>
  readonly steps: FirstSteps
}) {
  const { t } = useTranslation()
  return (
    <div className="start-problem" role="alert">
      <TriangleAlert size={16} aria-hidden />
      <div>
        <h2>{t("start.problem", { path: problem.path })}</h2>
        <p>{problem.message}</p>
        <Button variant="outline" disabled={steps.busy} onClick={() => steps.open(problem.path)}>
          {t("app.tryAgain")}
        </Button>
      </div>
    </div>
  )
}

export function Recent({
  recent,
  steps,
}: {
  readonly recent: StartState["recent"]
  readonly steps: FirstSteps
}) {
  const { t } = useTranslation()
  const model = useModel()
  return (
    <section className="start-recent" aria-label={t("start.recent")}>
      <h2>{t("start.recent")}</h2>
      <ul>
        {recent.slice(0, 4).map(({ path, name, openedAt }) => (
          <li key={path}>
            <button
              type="button"
              className="start-recent-project"
              disabled={steps.busy}
              title={path}
              onClick={() => steps.open(path)}
            >
              <b>{name}</b>
              <span>{path}</span>
              <time dateTime={openedAt}>{formatMoment(openedAt)}</time>
            </button>
          </li>
        ))}
      </ul>
      <Button icon={FolderOpen} onClick={() => model.show({ type: "open-project" })}>
        {t("start.openOther")}
      </Button>
    </section>
  )
}
