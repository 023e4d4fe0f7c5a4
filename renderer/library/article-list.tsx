// The list of articles. Ten thousand rows stay quick because only chunks near the view are drawn; the others keep
// their place by their height. One row is in the tab order; arrow keys go from row to row.

import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from "react"
import type { ArticleSummary } from "../../shared/domain/article.ts"
import { useApp, useModel } from "../app/model-context.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { ArticleRow } from "./article-row.tsx"
import { RowChunk } from "./row-chunk.tsx"

const chunkSize = 40
/** How many rows Page Up and Page Down go. */
const page = 8

export function ArticleList({ rows }: { readonly rows: readonly ArticleSummary[] }) {
  const { t } = useTranslation()
  const model = useModel()
  const openId = useApp((state) => state.opening ?? state.open?.id ?? null)
  const [focusedId, setFocusedId] = useState<string | null>(null)
  const [renaming, setRenaming] = useState<string | null>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const chunks = useMemo(
    () =>
      Array.from({ length: Math.ceil(rows.length / chunkSize) }, (_, index) =>
        rows.slice(index * chunkSize, (index + 1) * chunkSize),
      ),
    [rows],
  )
  const tabId =
    [focusedId, openId].find((id) => id !== null && rows.some((row) => row.id === id)) ?? rows[0]?.id ?? null
  const focusRow = (id: string) =>
    scroller.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus()

  /** A row to move the focus to once its chunk is drawn. */
  const [wanted, setWanted] = useState<string | null>(null)
  useLayoutEffect(() => {
    if (wanted === null) return
    focusRow(wanted)
    setWanted(null)
  })

  const move = (to: number) => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, to))]
    if (row === undefined) return
    setFocusedId(row.id)
    setWanted(row.id)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const id = event.target instanceof HTMLElement ? event.target.dataset.row : undefined
    const index = rows.findIndex((row) => row.id === id)
    const row = rows[index]
    if (row === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const distance = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }[event.key]
    if (distance !== undefined) move(index + distance)
    else if (event.key === "Home") move(0)
    else if (event.key === "End") move(rows.length - 1)
    else if (event.key === "Enter") void openAndEnter(row.id)
    else if (event.key === "F2") setRenaming(row.id)
    else if (event.key === "Delete" && row.trashed === undefined) {
      move(index === rows.length - 1 ? index - 1 : index + 1)
      model.articles.trash(row.id)
    } else return
    event.preventDefault()
  }

  /** Enter opens an article to work in it: the text takes the focus. */
  const openAndEnter = async (id: string) => {
    await model.articles.visit(id)
    requestAnimationFrame(() => model.state.get().open?.editor.focus())
  }

  return (
    // Keys of all rows arrive here.
    <section ref={scroller} className="library-list" aria-label={t("library.list")} onKeyDown={onKeyDown}>
      {chunks.map((chunk, index) => (
        <RowChunk
          // biome-ignore lint/suspicious/noArrayIndexKey: a chunk is its place in the list.
          key={index}
          count={chunk.length}
          startsDrawn={index < 2}
          mustDraw={chunk.some(({ id }) => id === tabId || id === wanted)}
        >
          {() =>
            chunk.map((row, place) => (
              <ArticleRow
                key={row.id}
                row={row}
                position={index * chunkSize + place + 1}
                size={rows.length}
                isOpen={row.id === openId}
                inTabOrder={row.id === tabId}
                isRenaming={row.id === renaming}
                onFocus={setFocusedId}
                onRenaming={(id) => {
                  setRenaming(id)
                  if (id === null) setWanted(row.id)
                }}
              />
            ))
          }
        </RowChunk>
      ))}
    </section>
  )
}
