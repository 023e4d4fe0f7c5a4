// What happened to an annotation: who changed what and when, and going back to how it was. Below, what was removed from
// the article, which can be brought back. All of it is undone like any other change.

import { useEffect, useState } from "react"
import type { Annotation } from "../../shared/domain/annotation.ts"
import type { AnnotationChange, JournalEntry } from "../../shared/domain/journal.ts"
import { useApp, useKinds, useModel } from "../app/model-context.ts"
import { kindOf } from "../cards/card-filter.ts"
import { quoteOfAnnotation } from "../cards/card-text.ts"
import type { DialogProps } from "../dialogs/dialogs.tsx"
import { formatWhen } from "../i18n/format.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { useRegistry } from "../registry/use-registry.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { KindLetter } from "../ui/kind-letter.tsx"
import { partsChanged, type Words } from "./change-words.ts"
import { type Step, stepsOf, withdrawn } from "./steps.ts"
import "./history.css"

export function HistoryDialog({ onClose }: DialogProps) {
  const { t } = useTranslation()
  const model = useModel()
  const open = useApp((state) => state.open)
  const [journal, setJournal] = useState<readonly JournalEntry[] | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const [{ dialog }] = useState(() => model.state.get())
  const asked = dialog?.type === "history" ? dialog.annotation : null
  const id = open?.id
  useEffect(() => {
    const ask = async () => {
      if (id === undefined) return
      await model.saver.settled()
      const answer = await model.client.call("article.history", { id })
      if (answer.ok) setJournal(answer.value)
      else setFailure(answer.error.message)
    }
    void ask()
  }, [model, id])
  if (open === null) return null
  const { editor } = open
  const { annotations, readOnly } = editor.getSnapshot()
  const present = new Set(annotations.map((one) => one.id))
  const steps = asked === null || journal === undefined ? [] : stepsOf(journal, asked)
  const removed = journal === undefined ? [] : withdrawn(journal, present)
  const restore = (annotation: Annotation, quote: string) => {
    if (editor.restore(annotation, quote)) {
      onClose()
      editor.select(annotation.id, { scroll: true, focus: true })
    } else setFailure(t("history.textChanged"))
  }
  return (
    <Dialog title={t("history.heading")} className="history-dialog" onClose={onClose}>
      {failure !== undefined && (
        <p className="warn" role="alert">
          {failure}
        </p>
      )}
      {journal === undefined && failure === undefined && <p className="muted">{t("registry.looking")}</p>}
      {steps.length > 0 && (
        <ol className="history-steps" reversed>
          {steps.map((step, index) => (
            <StepRow
              // biome-ignore lint/suspicious/noArrayIndexKey: one call may have made several, and none ever moves
              key={index}
              step={step}
              isPresent={index === 0 && asked !== null && present.has(asked)}
              onRestore={readOnly ? undefined : restore}
            />
          ))}
        </ol>
      )}
      {journal !== undefined && (
        <section className="history-removed">
          <h3>{t("history.removed", { count: removed.length })}</h3>
          <ul>
            {removed.map(({ sequence, time, creator, change }) => (
              <li key={`${sequence} ${change.id}`}>
                <RemovedRow change={change} time={time} creator={creator} />
                {!readOnly && change.before !== null && (
                  <RestoreButton
                    label={t("history.bringBack")}
                    annotation={change.before}
                    quote={change.quote}
                    onRestore={restore}
                  />
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  )
}

interface RestoreProps {
  readonly label: string
  readonly annotation: Annotation
  readonly quote: string
  onRestore(annotation: Annotation, quote: string): void
}

function RestoreButton({ label, annotation, quote, onRestore }: RestoreProps) {
  return (
    <Button variant="outline" aria-label={`${label}: ${quote}`} onClick={() => onRestore(annotation, quote)}>
      {label}
    </Button>
  )
}

function useCreatorName(): (id: string) => string {
  const creators = useApp((state) => state.start?.project?.creators)
  return (id) => creators?.find((one) => one.id === id)?.name ?? id
}

interface StepRowProps {
  readonly step: Step
  /** Whether it made the annotation what it is now. */
  readonly isPresent: boolean
  onRestore: RestoreProps["onRestore"] | undefined
}

function StepRow({ step: { change, time, creator }, isPresent, onRestore }: StepRowProps) {
  const { t } = useTranslation()
  const nameOf = useCreatorName()
  const words = useWords()
  const { before, after, quote } = change
  const parts = before === null || after === null ? [] : partsChanged(before, after, words)
  return (
    <li>
      <p className="history-who">
        <b dir="auto">{nameOf(creator)}</b> <time dateTime={time}>{formatWhen(time)}</time>
      </p>
      {before === null && <p>{t("history.made", { quote })}</p>}
      {after === null && <p>{t("history.tookAway", { quote })}</p>}
      {parts.length > 0 && (
        <dl>
          {parts.map(({ part, before: was, after: is }) => {
            const name = typeof part === "string" ? t(`history.parts.${part}`) : part.field
            return (
              <div key={name}>
                <dt>{name}</dt>
                <dd dir="auto">
                  {part === "place" ? (
                    t("history.moved", { quote })
                  ) : (
                    <>
                      <del>{was === "" ? t("history.nothing") : was}</del> <span aria-hidden>→</span>{" "}
                      <ins>{is === "" ? t("history.nothing") : is}</ins>
                    </>
                  )}
                </dd>
              </div>
            )
          })}
        </dl>
      )}
      {isPresent && <p className="muted small">{t("history.present")}</p>}
      {!isPresent && after !== null && onRestore !== undefined && (
        <RestoreButton label={t("history.restore")} annotation={after} quote={quote} onRestore={onRestore} />
      )}
    </li>
  )
}

function RemovedRow({
  change,
  time,
  creator,
}: {
  readonly change: AnnotationChange
  readonly time: string
  readonly creator: string
}) {
  const kinds = useKinds()
  const nameOf = useCreatorName()
  const kind = kindOf(kinds, change.before?.kind ?? "")
  return (
    <>
      <KindLetter kind={kind} label={kind.name} />
      <span className="registry-words quote" dir="auto">
        {change.quote}
      </span>
      <span className="muted small">
        {nameOf(creator)} · {formatWhen(time)}
      </span>
    </>
  )
}

function useWords(): Words {
  const { t } = useTranslation()
  const kinds = useKinds()
  const registry = useRegistry()
  const open = useApp((state) => state.open)
  return {
    kinds,
    nameOf: (entity) => registry.find(entity)?.name,
    quoteOf(id) {
      const snapshot = open?.editor.getSnapshot()
      const found = snapshot?.lookup.get(id)
      return snapshot === undefined || found === undefined
        ? undefined
        : quoteOfAnnotation(snapshot.text, found)
    },
    something: t("history.something"),
  }
}
