// What to export, and as what.

import { Fragment } from "react"
import type { FormatInfo } from "../../shared/contract/answers.ts"
import { useKinds } from "../app/model-context.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { KindLetter } from "../ui/kind-letter.tsx"
import { Segmented } from "../ui/segmented.tsx"
import type { ScopeChoice } from "./export-scope.ts"
import type { ExportState } from "./use-export.ts"

/** Formats by what one wants them for. What is named nowhere is for other annotation tools. */
const groups = [
  { title: "groupWhole", formats: ["postil-json"] },
  { title: "groupRead", formats: ["html", "markdown"] },
  { title: "groupTables", formats: ["xlsx", "csv", "graphml"] },
  { title: "groupTools", formats: undefined },
] as const

const grouped: ReadonlySet<string> = new Set(groups.flatMap(({ formats }) => [...(formats ?? [])]))

export function FormatList({ state }: { readonly state: ExportState }) {
  const { t } = useTranslation()
  const isFixed = state.outcome !== undefined || state.busy
  return (
    <div
      className="export-formats"
      role="radiogroup"
      aria-label={t("export.formats")}
      // With nothing to choose, the list itself takes the focus, so that keys can still scroll it.
      tabIndex={isFixed ? 0 : undefined}
    >
      {groups.map(({ title, formats }) => (
        <Fragment key={title}>
          <h3>{t(`export.${title}`)}</h3>
          {state.formats
            .filter(({ name }) =>
              formats === undefined ? !grouped.has(name) : formats.some((one) => one === name),
            )
            .map((format) => (
              <Format key={format.name} format={format} state={state} isFixed={isFixed} />
            ))}
        </Fragment>
      ))}
    </div>
  )
}

interface FormatProps {
  readonly format: FormatInfo
  readonly state: ExportState
  /** What is or was written can no longer be another format. */
  readonly isFixed: boolean
}

function Format({ format, state, isFixed }: FormatProps) {
  const { t } = useTranslation()
  const { name, title, readers, lossless } = format
  return (
    <label className="export-format">
      <input
        type="radio"
        name="format"
        checked={name === state.format?.name}
        disabled={isFixed}
        onChange={() => state.choose(name)}
      />
      <b>{title}</b>
      {lossless && <em>{t("export.keepsEverything")}</em>}
      <span>{readers}</span>
    </label>
  )
}

/** What is exported: this article, all or some, how much is marked in it, and what of that. */
export function Scope({
  choice,
  format,
}: {
  readonly choice: ScopeChoice
  readonly format: FormatInfo | undefined
}) {
  const { t } = useTranslation()
  const kinds = useKinds()
  const { which, live, chosen, ticked, isOpen } = choice
  return (
    <dl className="export-lines">
      <div>
        <dt>{t("export.what")}</dt>
        <dd>
          <Segmented
            label={t("export.what")}
            value={which}
            options={[
              ...(isOpen ? [{ value: "this" as const, label: t("export.thisArticle") }] : []),
              { value: "all" as const, label: t("export.allArticles", { count: live.length }) },
              ...(live.length > 1 ? [{ value: "some" as const, label: t("export.someArticles") }] : []),
            ]}
            onChange={choice.setWhich}
          />
        </dd>
      </div>
      {which === "some" && (
        <div className="export-ticks">
          {live.map(({ id, title }) => (
            <label key={id}>
              <input type="checkbox" checked={ticked.has(id)} onChange={() => choice.tick(id)} />
              <bdi>{title}</bdi>
            </label>
          ))}
        </div>
      )}
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
      <div>
        <dt>{t("export.options")}</dt>
        <dd className="export-options">
          <label>
            <input
              type="checkbox"
              checked={choice.sourceOnly}
              onChange={(event) => choice.setSourceOnly(event.currentTarget.checked)}
            />
            {t("export.sourceOnly")}
          </label>
          {format?.options.map(({ name, title, choices }) => (
            <label key={`${format.name} ${name}`}>
              {title}
              <select
                value={choice.optionOf(format.name, name) ?? choices[0]?.value}
                onChange={(event) => choice.setOption(format.name, name, event.currentTarget.value)}
              >
                {choices.map(({ value, title }) => (
                  <option key={value} value={value}>
                    {title}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </dd>
      </div>
    </dl>
  )
}
