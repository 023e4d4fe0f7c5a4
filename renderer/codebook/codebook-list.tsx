// The kinds in their order, which is that of popover and filters, and below them the links. Arrows go through them.

import { Link2 } from "lucide-react"
import { type KeyboardEvent, type ReactNode, useRef } from "react"
import type { Codebook } from "../../shared/domain/codebook.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { KindLetter } from "../ui/kind-letter.tsx"

/** Shown in place of a kind: no kind has this id, because ids begin with a letter or digit. */
export const links = "/links"

interface CodebookListProps {
  readonly codebook: Codebook
  readonly shown: string | undefined
  onShow(id: string): void
  readonly children: ReactNode
}

export function CodebookList({ codebook, shown, onShow, children }: CodebookListProps) {
  const { t } = useTranslation()
  const element = useRef<HTMLElement>(null)
  const ids = [...codebook.kinds.map(({ id }) => id), links]
  const step = (event: KeyboardEvent) => {
    const direction = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0
    const next =
      direction === 0 ? undefined : ids[(shown === undefined ? -1 : ids.indexOf(shown)) + direction]
    if (next === undefined) return
    event.preventDefault()
    onShow(next)
    element.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(next)}"]`)?.focus()
  }
  return (
    <nav ref={element} className="codebook-list" aria-label={t("codebook.kinds")} onKeyDown={step}>
      <ul>
        {codebook.kinds.map((kind) => (
          <li key={kind.id}>
            <button
              type="button"
              className="registry-row"
              data-id={kind.id}
              data-first={kind.id === shown || undefined}
              aria-current={kind.id === shown}
              onClick={() => onShow(kind.id)}
            >
              <KindLetter kind={kind} />
              <span className="registry-words" dir="auto">
                {kind.name}
              </span>
              <span className="codebook-keys" aria-hidden>
                {kind.keys.map((key) => (
                  <kbd key={key}>{key.toUpperCase()}</kbd>
                ))}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {children}
      <button
        type="button"
        className="registry-row codebook-links"
        data-id={links}
        aria-current={shown === links}
        onClick={() => onShow(links)}
      >
        <Link2 size={16} aria-hidden />
        <span className="registry-words">{t("codebook.links")}</span>
      </button>
    </nav>
  )
}
