// One article in the library: title, dateline, publisher, how far it has come, and how much is marked in it.

import { Circle, CircleCheck, CircleDotDashed, Ellipsis } from "lucide-react"
import { memo, useState } from "react"
import type { ArticleSummary } from "../../shared/domain/article.ts"
import { useKinds, useModel } from "../app/model-context.ts"
import { formatDay } from "../i18n/format.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { IconButton } from "../ui/button.tsx"
import { KindCount } from "../ui/kind-letter.tsx"
import { Menu } from "../ui/menu.tsx"
import { RowMenuItems } from "./row-menu.tsx"

interface ArticleRowProps {
  readonly row: ArticleSummary
  /** From 1, of `size` rows. */
  readonly position: number
  readonly size: number
  readonly isOpen: boolean
  readonly inTabOrder: boolean
  readonly isRenaming: boolean
  onFocus(id: string): void
  onRenaming(id: string | null): void
}

const progressIcons = { new: Circle, started: CircleDotDashed, done: CircleCheck }

export const ArticleRow = memo(
  function ArticleRow({ row, position, size, isOpen, inTabOrder, isRenaming, ...on }: ArticleRowProps) {
    const { t } = useTranslation()
    const model = useModel()
    const [menuOpen, setMenuOpen] = useState(false)
    const ProgressIcon = progressIcons[row.progress]
    const progress = t(`library.progress.${row.progress}`)
    return (
      <li
        className="row"
        aria-setsize={size}
        aria-posinset={position}
        data-open={isOpen || undefined}
        data-progress={row.progress}
        onContextMenu={(event) => {
          event.preventDefault()
          setMenuOpen(true)
        }}
      >
        {isRenaming ? (
          <RenameField row={row} onEnd={() => on.onRenaming(null)} />
        ) : (
          <button
            type="button"
            className="row-main"
            data-row={row.id}
            {...(inTabOrder ? { "data-pane-focus": true } : {})}
            tabIndex={inTabOrder ? 0 : -1}
            aria-current={isOpen ? "true" : undefined}
            onFocus={() => on.onFocus(row.id)}
            onClick={() => void model.articles.visit(row.id)}
          >
            <span className="row-title" dir="auto">
              {row.title}
            </span>
            <span className="row-meta">
              <ProgressIcon size={14} role="img" aria-label={progress} aria-hidden={false}>
                <title>{progress}</title>
              </ProgressIcon>
              <span className="tabular">
                {row.publishedOn === undefined ? t("library.noDate") : formatDay(row.publishedOn, "short")}
              </span>
              {row.publisher !== undefined && (
                <span className="row-publisher" dir="auto">
                  · {row.publisher}
                </span>
              )}
              <Counts row={row} />
            </span>
          </button>
        )}
        <Menu
          align="end"
          open={menuOpen}
          onOpenChange={setMenuOpen}
          trigger={
            <IconButton
              icon={Ellipsis}
              className="row-more"
              label={t("library.menu", { title: row.title })}
              tabIndex={-1}
            />
          }
        >
          <RowMenuItems row={row} onRename={() => on.onRenaming(row.id)} />
        </Menu>
      </li>
    )
  },
  // The callbacks do the same each time; comparing them would draw all rows again at each key press.
  (a, b) =>
    a.row === b.row &&
    a.position === b.position &&
    a.size === b.size &&
    a.isOpen === b.isOpen &&
    a.inTabOrder === b.inTabOrder &&
    a.isRenaming === b.isRenaming,
)

function Counts({ row }: { readonly row: ArticleSummary }) {
  const { t } = useTranslation()
  const kinds = useKinds()
  if (row.annotationCount === 0)
    return row.progress === "new" ? <span className="row-counts">{t("library.new")}</span> : null
  return (
    <span className="row-counts">
      {kinds.map((kind) => {
        const count = row.counts[kind.id] ?? 0
        if (count === 0) return null
        const words = { count, singular: kind.name, plural: kind.plural }
        return <KindCount key={kind.id} kind={kind} count={count} label={t("kinds.count", words)} />
      })}
    </span>
  )
}

function RenameField({ row, onEnd }: { readonly row: ArticleSummary; onEnd(): void }) {
  const { t } = useTranslation()
  const { articles } = useModel()
  const [title, setTitle] = useState(row.title)
  const end = (keep: boolean) => {
    if (keep && title.trim() !== row.title) articles.rename(row.id, title)
    onEnd()
  }
  return (
    <textarea
      className="row-rename"
      aria-label={t("article.title")}
      value={title}
      maxLength={2000}
      rows={2}
      // biome-ignore lint/a11y/noAutofocus: the analyst has just asked to type here.
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTitle(event.currentTarget.value.replaceAll("\n", " "))}
      onBlur={() => end(true)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key !== "Enter" && event.key !== "Escape") return
        event.preventDefault()
        end(event.key === "Enter")
      }}
    />
  )
}
