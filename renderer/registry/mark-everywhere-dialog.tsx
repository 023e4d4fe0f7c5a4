// Every unmarked place in the project that names an entity, seen before it is marked, each to be ticked off. All of it
// is one change: it happens whole or not at all, and is undone in one step.

import { useEffect, useState } from "react"
import type { EntityOccurrences } from "../../shared/contract/answers.ts"
import { useModel } from "../app/model-context.ts"
import type { DialogProps } from "../dialogs/dialogs.tsx"
import { formatDay } from "../i18n/format.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { useRegistry } from "./use-registry.ts"

/** How many places are listed; more than these nobody ticks off one by one. */
const LISTED = 400

export function MarkEverywhereDialog({ onClose }: DialogProps) {
  const { t } = useTranslation()
  const model = useModel()
  const registry = useRegistry()
  const { dialog } = model.state.get()
  const id = dialog?.type === "mark-everywhere" ? dialog.entity : ""
  const entity = registry.find(id)
  const [found, setFound] = useState<readonly EntityOccurrences[] | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const ask = async () => {
      await model.saver.settled()
      const answer = await model.client.call("entity.occurrences", { id })
      if (answer.ok) setFound(answer.value)
      else setFailure(answer.error.message)
    }
    void ask()
  }, [model, id])
  const places = found?.flatMap(({ article, on, places }) =>
    places.map((place) => ({ ...place, article, on, key: `${article.id} ${place.span.start}` })),
  )
  const chosen = places?.filter(({ key }) => !left.has(key)) ?? []
  const toggle = (key: string) => {
    const next = new Set(left)
    if (!next.delete(key)) next.add(key)
    setLeft(next)
  }
  const mark = async () => {
    const marked = await model.records.markEverywhere(id, chosen)
    if (marked.ok) onClose()
    else setFailure(marked.error.message)
  }
  return (
    <Dialog
      title={t("registry.everywhereTitle", { name: entity?.name ?? id })}
      className="mark-all-dialog"
      onClose={onClose}
    >
      {failure !== undefined && (
        <p className="warn" role="alert">
          {failure}
        </p>
      )}
      {found === undefined && failure === undefined && <p className="muted">{t("registry.looking")}</p>}
      {places?.length === 0 && <p className="muted">{t("markAll.none")}</p>}
      <div className="mark-all-list">
        {found?.map(({ article, places }) => (
          <section key={article.id}>
            <h3 className="registry-article" dir="auto">
              {article.title}
              {article.publishedOn !== undefined && (
                <span className="muted small"> · {formatDay(article.publishedOn, "short")}</span>
              )}
            </h3>
            <ul>
              {places.slice(0, LISTED).map((place) => {
                const key = `${article.id} ${place.span.start}`
                return (
                  <li key={key}>
                    <label>
                      <input type="checkbox" checked={!left.has(key)} onChange={() => toggle(key)} />
                      <span className="mark-all-place" dir="auto">
                        {place.before}
                        <b>{place.quote}</b>
                        {place.after}
                      </span>
                    </label>
                  </li>
                )
              })}
            </ul>
            {places.length > LISTED && (
              <p className="muted">{t("markAll.notListed", { count: places.length - LISTED })}</p>
            )}
          </section>
        ))}
      </div>
      <div className="dialog-actions">
        <Button onClick={onClose}>{t("dialog.cancel")}</Button>
        <Button variant="primary" disabled={chosen.length === 0} onClick={() => void mark()}>
          {t("markAll.mark", { count: chosen.length })}
        </Button>
      </div>
    </Dialog>
  )
}
