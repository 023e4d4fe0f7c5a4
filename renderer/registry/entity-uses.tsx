// Where the project speaks of an entity: its mentions, what it says and what it takes part in, by article; each a click
// from its text.

import { useEffect, useState } from "react"
import type { EntityUsage, EntityUse } from "../../shared/contract/answers.ts"
import type { Entity } from "../../shared/domain/entity.ts"
import { useKinds, useModel } from "../app/model-context.ts"
import { kindOf } from "../cards/card-filter.ts"
import { formatDay } from "../i18n/format.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"
import { KindLetter } from "../ui/kind-letter.tsx"

interface EntityUsesProps {
  readonly entity: Entity
  onClose(): void
}

export function EntityUses({ entity, onClose }: EntityUsesProps) {
  const { t } = useTranslation()
  const model = useModel()
  const [usage, setUsage] = useState<readonly EntityUsage[] | undefined>(undefined)
  useEffect(() => {
    let current = true
    const ask = async () => {
      await model.saver.settled()
      const found = await model.client.call("entity.usage", { id: entity.id })
      if (current) setUsage(found.ok ? found.value : [])
    }
    void ask()
    return () => {
      current = false
    }
  }, [model, entity.id])
  const show = async (article: string, annotation: string) => {
    onClose()
    await model.articles.visit(article)
    model.state.get().open?.editor.select(annotation, { scroll: true, focus: true })
  }
  const count = usage?.reduce((sum, { uses }) => sum + uses.length, 0) ?? 0
  return (
    <section className="registry-uses" aria-busy={usage === undefined}>
      <div className="registry-uses-head">
        <h3>{usage === undefined ? t("registry.looking") : t("registry.uses", { count })}</h3>
        <Button variant="link" onClick={() => model.show({ type: "mark-everywhere", entity: entity.id })}>
          {t("registry.markEverywhere")}
        </Button>
      </div>
      <div className="registry-uses-list">
        {usage?.map(({ article, uses }) => (
          <div key={article.id}>
            <h4 dir="auto">
              {article.title}
              {article.publishedOn !== undefined && (
                <span className="muted small"> · {formatDay(article.publishedOn, "short")}</span>
              )}
            </h4>
            <ul>
              {uses.map((use) => (
                <li key={`${use.annotation} ${use.field}`}>
                  <UseRow use={use} onShow={() => void show(article.id, use.annotation)} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}

function UseRow({ use, onShow }: { readonly use: EntityUse; onShow(): void }) {
  const kind = kindOf(useKinds(), use.kind)
  const field = kind.fields.find(({ id }) => id === use.field)?.name ?? use.field
  return (
    <button
      type="button"
      className="registry-row"
      aria-label={`${kind.name}: ${use.quote}, ${field}`}
      onClick={onShow}
    >
      <KindLetter kind={kind} />
      <span className="registry-words quote" dir="auto">
        {use.quote}
      </span>
      <span className="muted small">{field}</span>
    </button>
  )
}
