// How an import goes and how it went, file by file.

import { CircleAlert, CircleCheck, CircleHelp, CircleMinus, type LucideIcon } from "lucide-react"
import type { ImportOutcome } from "../../shared/contract/answers.ts"
import { shownName } from "../../shared/domain/shown-name.ts"
import { useApp, useModel } from "../app/model-context.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import type { DialogProps } from "./dialogs.tsx"
import { EncodingChoice } from "./encoding-choice.tsx"
import { ColumnChoice, LikeChoice } from "./import-choices.tsx"
import "./dialogs.css"

export function ImportDialog({ onClose }: DialogProps) {
  const { t } = useTranslation()
  const { imports } = useModel()
  const importing = useApp((state) => state.importing)
  if (importing === null) return null
  const { outcomes, total, done, state } = importing
  const imported = outcomes.filter(({ outcome }) => outcome.startsWith("imported")).length
  const looking = state === "looking"
  const running = state === "running" || looking
  const updated = outcomes.filter(({ outcome }) => outcome === "revised").length
  const ended =
    imported > 0
      ? t("import.title", { count: imported })
      : updated > 0
        ? t("import.titleUpdated", { count: updated })
        : outcomes.some(({ outcome }) => outcome === "choose-column")
          ? t("import.titleChoose")
          : t("import.titleNone")
  const going = looking
    ? t("import.looking", { done, count: total })
    : t("import.running", { done, count: total })
  const title = running ? going : ended
  return (
    <Dialog title={title} className="import-dialog" onClose={onClose}>
      {running && <progress value={done} max={total} aria-label={title} />}
      {!running && outcomes.length > 1 && <Counts outcomes={outcomes} />}
      <ul className="import-list">
        {outcomes.map((outcome, index) => (
          <Outcome
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name; their order stays.
            key={index}
            outcome={outcome}
            onClose={onClose}
            onUpdated={() => outcomes.length === 1 && onClose()}
          />
        ))}
      </ul>
      {state === "stopped" && <p className="muted">{t("import.stopped")}</p>}
      <div className="dialog-actions">
        {running ? (
          <Button key="stop" variant="outline" onClick={() => imports.stop()}>
            {t("import.stop")}
          </Button>
        ) : (
          <Button key="close" variant="primary" onClick={onClose} autoFocus>
            {t("import.close")}
          </Button>
        )}
      </div>
    </Dialog>
  )
}

/** How many files met which fate, questions aside, so that a long list need not be read to its end to know. */
function Counts({ outcomes }: { readonly outcomes: readonly ImportOutcome[] }) {
  const { t } = useTranslation()
  const counts = new Map<ImportOutcome["outcome"], number>()
  for (const { outcome } of outcomes)
    if (outcome !== "choose-column") counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  return (
    <p className="import-counts">
      {[...counts].map(([outcome, count]) => (
        <span key={outcome} className={outcome}>
          {t(`import.outcome.${outcome}`)} <strong>{count}</strong>
        </span>
      ))}
    </p>
  )
}

const icons: Record<ImportOutcome["outcome"], LucideIcon> = {
  imported: CircleCheck,
  "imported-with-remarks": CircleCheck,
  revised: CircleCheck,
  "already-there": CircleMinus,
  "choose-column": CircleHelp,
  refused: CircleAlert,
}

interface OutcomeProps extends DialogProps {
  readonly outcome: ImportOutcome
  onUpdated(): void
}

function Outcome({ outcome, onClose, onUpdated }: OutcomeProps) {
  const { t } = useTranslation()
  const { articles } = useModel()
  const { articleId, file, part, problems, counts, like } = outcome
  const Icon = icons[outcome.outcome]
  const name = shownName(file)
  return (
    <li className={outcome.outcome === "refused" ? "import-row refused" : "import-row"}>
      <Icon size={16} aria-hidden />
      <div>
        <p className="import-file">
          <bdi>{part === undefined ? name : t("import.part", { file: name, part })}</bdi>
        </p>
        <p className="import-outcome">{t(`import.outcome.${outcome.outcome}`)}</p>
        {counts !== undefined && <p className="import-problem">{t("review.updated", { ...counts })}</p>}
        {problems.map(({ code, message, line }) => (
          <p key={`${code} ${line} ${message}`} className="import-problem" hidden={code === "already-there"}>
            {line === undefined ? message : t("import.line", { line, message })}
          </p>
        ))}
      </div>
      {outcome.outcome === "choose-column" && <ColumnChoice outcome={outcome} />}
      {like !== undefined && <LikeChoice outcome={outcome} title={like.title} onUpdated={onUpdated} />}
      {articleId !== null && like === undefined && (
        <Button
          onClick={() => {
            onClose()
            void articles.open(articleId)
          }}
        >
          {t("import.open")}
        </Button>
      )}
      {articleId !== null && problems.some(({ code }) => code === "encoding-guessed") && (
        <EncodingChoice articleId={articleId} />
      )}
    </li>
  )
}
