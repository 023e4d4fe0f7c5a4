// What to export, and as what.

import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { useApp, useKinds } from "../app/model-context.ts"
import { KindLetter } from "../ui/kind-letter.tsx"
import { Segmented } from "../ui/segmented.tsx"
import type { ExportState } from "./use-export.ts"

export function FormatList({ state }: { readonly state: ExportState }) {
  const { t } = useTranslation()
  return (
    <div className="export-formats" role="radiogroup" aria-label={t("export.formats")}>
      {state.formats.map(({ name, title, readers, lossless }) => (
        <label key={name} className="export-format">
          <input
            type="radio"
            name="format"
            checked={name === state.format?.name}
            disabled={state.outcome !== undefined}
            onChange={() => state.choose(name)}
          />
          <b>{title}</b>
          {lossless && <em>{t("export.keepsEverything")}</em>}
          <span>{readers}</span>
        </label>
      ))}
    </div>
  )
}

/** What is exported: this article or all, and how much is marked in it. */
export function Scope({
  articles,
  onAll,
}: {
  readonly articles: readonly string[] | undefined
  onAll(all: boolean): void
}) {
  const { t } = useTranslation()
  const kinds = useKinds()
  const isOpen = useApp((state) => state.open !== null)
  const rows = useApp((state) => state.rows)
  const live = useMemo(() => rows?.filter((row) => row.trashed === undefined) ?? [], [rows])
  const chosen = articles === undefined ? live : (rows?.filter(({ id }) => articles.includes(id)) ?? [])
  return (
    <dl className="export-lines">
      <div>
        <dt>{t("export.what")}</dt>
        <dd>
          <Segmented
            label={t("export.what")}
            value={articles === undefined ? "all" : "this"}
            options={[
              ...(isOpen ? [{ value: "this" as const, label: t("export.thisArticle") }] : []),
              { value: "all" as const, label: t("export.allArticles", { count: live.length }) },
            ]}
            onChange={(value) => onAll(value === "all")}
          />
        </dd>
      </div>
      <div>
        <dt>{t("export.kinds")}</dt>
        <dd className="export-counts">
          {kinds.map((kind) => (
            <span key={kind.id}>
              <KindLetter kind={kind} />
              {kind.plural}{" "}
              <span className="tabular">
                {chosen.reduce((sum, row) => sum + (row.counts[kind.id] ?? 0), 0)}
              </span>
            </span>
          ))}
        </dd>
      </div>
    </dl>
  )
}
