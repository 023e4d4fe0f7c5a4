// Before annotated files come in: what they hold, and what each label, attribute and relation becomes. The choices are
// remembered in the codebook.

import { useState } from "react"
import type { ChosenCorpus } from "../app/corpus-actions.ts"
import { useApp, useKinds, useModel } from "../app/model-context.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import type { DialogProps } from "./dialogs.tsx"
import { LabelRows, RelationRow } from "./mapping-rows.tsx"
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
  const kinds = useKinds()
  const types = useApp((state) => state.start?.project?.codebook.relationTypes)
  const { preview } = chosen
  const [labels, setLabels] = useState(preview.map.labels)
  const [relations, setRelations] = useState(preview.map.relations)
  const found = preview.corpora.flatMap((corpus) => corpus.problems)
  const problems = [...preview.refused, ...found].slice(0, LISTED)
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
        {preview.labels.map((label) => (
          <li key={label.name} className="import-mapping">
            <LabelRows
              label={label}
              kinds={kinds}
              choice={labels[label.name]}
              onChange={(choice) => setLabels({ ...labels, [label.name]: choice })}
            />
          </li>
        ))}
        {preview.relations.map((relation) => (
          <li key={relation.name} className="import-mapping">
            <RelationRow
              relation={relation}
              types={types ?? []}
              choice={relations[relation.name] ?? null}
              onChange={(type) => setRelations({ ...relations, [relation.name]: type })}
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
        <Button variant="primary" onClick={() => void imports.corpus(chosen, { labels, relations })}>
          {t("annotations.import")}
        </Button>
      </div>
    </Dialog>
  )
}
