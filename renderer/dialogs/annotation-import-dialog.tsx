// Before annotated files come in: what they hold, and what each label becomes. The choices are remembered in the codebook.

import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { LabelChoice } from "../../shared/domain/label-map.ts"
import type { ChosenCorpus } from "../app/corpus-actions.ts"
import { useApp, useKinds, useModel } from "../app/model-context.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import type { DialogProps } from "./dialogs.tsx"
import "./dialogs.css"

export function AnnotationImportDialog({ onClose }: DialogProps) {
  const chosen = useApp((state) => (state.dialog?.type === "annotations" ? state.dialog.chosen : undefined))
  return chosen === undefined ? null : <Mapping chosen={chosen} onClose={onClose} />
}

/** Problems that are listed; the command line tells all of them. */
const LISTED = 20

function Mapping({ chosen, onClose }: DialogProps & { readonly chosen: ChosenCorpus }) {
  const { t } = useTranslation()
  const { imports } = useModel()
  const { preview } = chosen
  const [labels, setLabels] = useState(preview.map.labels)
  const problems = preview.corpora.flatMap((corpus) => corpus.problems).slice(0, LISTED)
  return (
    <Dialog title={t("annotations.title")} className="import-dialog" onClose={onClose}>
      {preview.corpora.map(({ format, title, articles, annotations, offsetUnit, problemCount }) => (
        <p key={format}>
          {t("annotations.holds", { title, articles, count: annotations })}
          {offsetUnit !== null && ` ${t("annotations.unit", { unit: offsetUnit })}`}
          {problemCount > 0 && ` ${t("annotations.problems", { count: problemCount })}`}
        </p>
      ))}
      <ul className="import-list">
        {preview.labels.map(({ name, count }) => (
          <li key={name} className="import-row">
            <LabelRow
              name={name}
              count={count}
              choice={labels[name]}
              onChange={(kind) => setLabels({ ...labels, [name]: { ...labels[name], kind } })}
            />
          </li>
        ))}
      </ul>
      {problems.length > 0 && (
        <ul className="import-list">
          {problems.map(({ file, line, message }) => (
            <li key={`${file} ${line} ${message}`} className="import-problem">
              {file}: {line === undefined ? message : t("import.line", { line, message })}
            </li>
          ))}
        </ul>
      )}
      <div className="dialog-actions">
        <Button onClick={onClose}>{t("dialog.cancel")}</Button>
        <Button variant="primary" onClick={() => void imports.corpus(chosen, { ...preview.map, labels })}>
          {t("annotations.import")}
        </Button>
      </div>
    </Dialog>
  )
}

interface LabelRowProps {
  readonly name: string
  readonly count: number
  readonly choice: LabelChoice | undefined
  onChange(kind: string | null): void
}

function LabelRow({ name, count, choice, onChange }: LabelRowProps) {
  const { t } = useTranslation()
  const kinds = useKinds()
  const [proposed] = useState(choice?.kind ?? null)
  const isNew = proposed !== null && kinds.every(({ id }) => id !== proposed)
  return (
    <label className="import-label">
      <span dir="auto">{t("annotations.label", { name, count })}</span>
      <select
        value={choice?.kind ?? ""}
        onChange={({ target }) => onChange(target.value === "" ? null : target.value)}
      >
        {isNew && <option value={proposed}>{t("annotations.newKind", { name })}</option>}
        {kinds.map((kind) => (
          <option key={kind.id} value={kind.id}>
            {kind.name}
          </option>
        ))}
        <option value="">{t("annotations.leaveOut")}</option>
      </select>
    </label>
  )
}
