// What the analyst is asked about a file: which column of a table holds the text, and whether an article is a newer
// version of one that is there. Nothing waits for the second: until it is answered, it is an article of its own.

import { useState } from "react"
import type { ImportOutcome } from "../../shared/contract/answers.ts"
import { useModel } from "../app/model-context.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"

export function ColumnChoice({ outcome }: { readonly outcome: ImportOutcome }) {
  const { t } = useTranslation()
  const { imports } = useModel()
  const { columns = [], textColumn = "" } = outcome
  const [chosen, setChosen] = useState(textColumn)
  return (
    <div className="import-actions">
      <select
        aria-label={t("import.column")}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
      >
        {columns.map((column) => (
          <option key={column} value={column}>
            {column}
          </option>
        ))}
      </select>
      <Button variant="primary" onClick={() => void imports.takeColumn(outcome, chosen)}>
        {t("import.takeColumn")}
      </Button>
    </div>
  )
}

interface LikeChoiceProps {
  readonly outcome: ImportOutcome
  /** Of the article that it may be a newer version of. */
  readonly title: string
  onUpdated(): void
}

export function LikeChoice({ outcome, title, onUpdated }: LikeChoiceProps) {
  const { t } = useTranslation()
  const { imports } = useModel()
  const [problem, setProblem] = useState<string>()
  const update = async () => {
    const updated = await imports.updateLike(outcome)
    if (updated.ok) onUpdated()
    else setProblem(updated.error.message)
  }
  return (
    <div className="import-choice">
      <Button variant="primary" onClick={() => void update()}>
        {t("review.updateLike", { title })}
      </Button>
      <Button variant="outline" onClick={() => imports.keepOwn(outcome)}>
        {t("review.keepOwn")}
      </Button>
      {problem !== undefined && (
        <p className="warn" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
