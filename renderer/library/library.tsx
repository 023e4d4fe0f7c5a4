// The library: the project's articles, filtered and sorted, or those in its trash.

import { ArrowLeft, Search, X } from "lucide-react"
import { useCallback, useDeferredValue, useMemo, useState } from "react"
import { useApp, useModel } from "../app/model-context.ts"
import { listRows } from "../app/rows.ts"
import { useStore } from "../app/store.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { IconButton } from "../ui/button.tsx"
import { ArticleList } from "./article-list.tsx"
import { LibraryHead } from "./library-head.tsx"
import "./library.css"

export function Library() {
  const { t, language } = useTranslation()
  const model = useModel()
  const rows = useApp((state) => state.rows)
  const sort = useStore(model.preferences, (preferences) => preferences.sort)
  const [query, setQuery] = useState("")
  const [trash, setTrash] = useState(false)
  const showTrash = useCallback(() => setTrash(true), [])
  const applied = useDeferredValue(query)
  const listed = useMemo(
    () => listRows(rows ?? [], { query: applied, trash, sort, locale: language }),
    [rows, applied, trash, sort, language],
  )
  const trashed = useMemo(() => rows?.filter((row) => row.trashed !== undefined).length ?? 0, [rows])
  const total = trash ? trashed : (rows?.length ?? 0) - trashed
  return (
    <>
      {trash ? (
        <div className="library-head">
          <IconButton icon={ArrowLeft} label={t("library.leaveTrash")} onClick={() => setTrash(false)} />
          <b className="grow">{t("library.trashTitle")}</b>
        </div>
      ) : (
        <LibraryHead trashed={trashed} onTrash={showTrash} />
      )}
      <div className="library-filter">
        <Search size={14} aria-hidden />
        <input
          type="search"
          aria-label={t("library.filter")}
          placeholder={t("library.filter")}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape" && query !== "") {
              event.preventDefault()
              setQuery("")
            }
          }}
        />
        {query !== "" && (
          <IconButton icon={X} size={14} label={t("library.clearFilter")} onClick={() => setQuery("")} />
        )}
      </div>
      {listed.length > 0 ? (
        <ArticleList rows={listed} />
      ) : (
        <p className="library-empty">
          {rows === null
            ? ""
            : total > 0
              ? t("library.nothingFound", { query: applied })
              : t(trash ? "library.emptyTrash" : "library.empty")}
        </p>
      )}
      <Footer listed={listed} total={total} />
    </>
  )
}

function Footer({
  listed,
  total,
}: {
  readonly listed: readonly { readonly progress: string }[]
  readonly total: number
}) {
  const { t } = useTranslation()
  const done = listed.filter(({ progress }) => progress === "done").length
  return (
    <p className="library-foot tabular">
      {listed.length === total
        ? t("library.articles", { count: total })
        : t("library.found", { count: listed.length, total })}
      {done > 0 && ` · ${t("library.done", { count: done })}`}
    </p>
  )
}
