// How many annotations an update left as they were and, when it is opened, which: to be looked through, not decided on.

import { useState } from "react"
import { type Annotation, byPosition, quoteOf } from "../../shared/domain/annotation.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { KindLetter } from "../ui/kind-letter.tsx"

interface KeptListProps {
  readonly kept: readonly Annotation[]
  readonly text: string
  readonly kinds: readonly Kind[]
  onGoTo(id: string): void
}

export function KeptList({ kept, text, kinds, onGoTo }: KeptListProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  if (kept.length === 0) return null
  const shown = isOpen ? kept.toSorted(byPosition).slice(0, MOST) : []
  return (
    <details className="review-kept" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t("review.kept", { count: kept.length })}</summary>
      <ul>
        {shown.map((annotation) => {
          const kind = kinds.find(({ id }) => id === annotation.kind)
          return (
            <li key={annotation.id}>
              <button type="button" className="button" dir="auto" onClick={() => onGoTo(annotation.id)}>
                {kind && <KindLetter kind={kind} label={kind.name} />}
                <span>{annotation.spans.map((span) => quoteOf(text, span)).join(" … ")}</span>
              </button>
            </li>
          )
        })}
        {kept.length > MOST && (
          <li className="muted">{t("review.keptMore", { count: kept.length - MOST })}</li>
        )}
      </ul>
    </details>
  )
}

/** Of long lists, the rest is among the cards. */
const MOST = 500
