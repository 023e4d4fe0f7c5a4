// Which articles an export is of, and what of them: what is chosen in the dialog beside the format.

import { useMemo, useState } from "react"
import type { ArticleSummary } from "../../shared/domain/article.ts"
import { useApp } from "../app/model-context.ts"
import type { ExportChoice } from "./use-export.ts"

export interface ScopeChoice {
  readonly which: "this" | "all" | "some"
  readonly isOpen: boolean
  /** The articles there are, outside the trash. */
  readonly live: readonly ArticleSummary[]
  readonly ticked: ReadonlySet<string>
  /** The rows of what is exported. */
  readonly chosen: readonly ArticleSummary[]
  readonly sourceOnly: boolean
  /** What the export is asked for with; the same object until something is chosen. */
  readonly request: ExportChoice
  setWhich(which: ScopeChoice["which"]): void
  tick(id: string): void
  setSourceOnly(sourceOnly: boolean): void
  optionOf(format: string, name: string): string | undefined
  setOption(format: string, name: string, value: string): void
}

export function useScope(): ScopeChoice {
  const openId = useApp((state) => state.open?.id)
  const rows = useApp((state) => state.rows)
  const [which, setWhich] = useState<ScopeChoice["which"]>(openId === undefined ? "all" : "this")
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [sourceOnly, setSourceOnly] = useState(false)
  const [options, setOptions] = useState<ExportChoice["options"]>({})
  const live = useMemo(() => rows?.filter((row) => row.trashed === undefined) ?? [], [rows])
  const articles = useMemo(() => {
    if (which === "some") return live.flatMap(({ id }) => (ticked.has(id) ? [id] : []))
    return which === "this" && openId !== undefined ? [openId] : undefined
  }, [which, ticked, live, openId])
  const request = useMemo(() => ({ articles, sourceOnly, options }), [articles, sourceOnly, options])
  return {
    ...{ which, live, ticked, sourceOnly, request, setWhich, setSourceOnly },
    isOpen: openId !== undefined,
    chosen: articles === undefined ? live : (rows?.filter(({ id }) => articles.includes(id)) ?? []),
    tick(id) {
      const others = new Set(ticked)
      if (!others.delete(id)) others.add(id)
      setTicked(others)
    },
    optionOf: (format, name) => options[format]?.[name],
    setOption: (format, name, value) =>
      setOptions({ ...options, [format]: { ...options[format], [name]: value } }),
  }
}
