// Linking an annotation with another one of its kind, found by words, source or title in all articles.

import { type KeyboardEvent, useEffect, useRef, useState } from "react"
import type { FoundAnnotation } from "../../shared/contract/answers.ts"
import type { RelationType } from "../../shared/domain/relation.ts"
import { useApp, useModel } from "../app/model-context.ts"
import type { DialogProps } from "../dialogs/dialogs.tsx"
import { formatDay } from "../i18n/format.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { TextField } from "../ui/field.tsx"
import { Segmented } from "../ui/segmented.tsx"

const none: readonly RelationType[] = []
/** Typing pauses this long before it is looked for, in milliseconds. */
const PAUSE = 120

export function LinkDialog({ onClose }: DialogProps) {
  const { t } = useTranslation()
  const model = useModel()
  const types = useApp((state) => state.start?.project?.codebook.relationTypes ?? none)
  const [{ dialog, open, start }] = useState(() => model.state.get())
  const annotation = dialog?.type === "link" ? dialog.annotation : ""
  const article = open?.id ?? ""
  const [type, setType] = useState(types[0]?.id ?? "")
  const [query, setQuery] = useState("")
  const [found, setFound] = useState<readonly FoundAnnotation[] | undefined>(undefined)
  const [more, setMore] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const look = async (offset: number) => {
    await model.saver.settled()
    return model.client.call("annotation.search", { query, article, annotation, offset })
  }
  const latest = useRef(look)
  useEffect(() => {
    latest.current = look
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for anew when what is looked for is another.
  useEffect(() => {
    let current = true
    const pause = setTimeout(async () => {
      const answer = await latest.current(0)
      if (!current || !answer.ok) return
      setFound(answer.value.found)
      setMore(answer.value.more)
    }, PAUSE)
    return () => {
      current = false
      clearTimeout(pause)
    }
  }, [query])
  const showMore = async () => {
    const answer = await look(found?.length ?? 0)
    if (!answer.ok) return
    setFound([...(found ?? []), ...answer.value.found])
    setMore(answer.value.more)
  }
  const link = (other: FoundAnnotation) => {
    const now = new Date().toISOString()
    const to = {
      annotation: other.annotation,
      ...(other.article.id === article ? {} : { article: other.article.id }),
    }
    const id = crypto.randomUUID()
    const creator = start?.creator?.id ?? "unnamed"
    const relation = { id, type, from: { annotation }, to, creator, created: now, modified: now }
    model.articles.changeRelation(article, undefined, relation)
    const name = types.find((one) => one.id === type)?.name ?? type
    model.announce(t("links.linked", { name, quote: other.quote }))
    onClose()
  }
  const step = (event: KeyboardEvent<HTMLElement>) => {
    const direction = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0
    if (direction === 0 || (event.target instanceof HTMLInputElement && event.target.type === "radio")) return
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("button") ?? [])]
    const at = rows.findIndex((row) => row.contains(document.activeElement))
    rows[Math.max(0, Math.min(rows.length - 1, at + direction))]?.focus()
    event.preventDefault()
  }
  return (
    <Dialog title={t("links.heading")} className="link-dialog" onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows go from the field into the list. */}
      <div className="link-body" onKeyDown={step}>
        <Segmented
          label={t("links.type")}
          value={type}
          options={types.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setType}
        />
        <TextField
          label={t("links.search")}
          data-first
          dir="auto"
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            const [only] = found ?? []
            if (event.key === "Enter" && found?.length === 1 && only !== undefined) link(only)
          }}
        />
        <ul ref={list} aria-label={t("links.found")}>
          {found?.map((one) => (
            <li key={`${one.article.id} ${one.annotation}`}>
              <button type="button" className="registry-row link-found" onClick={() => link(one)}>
                <span className="quote" dir="auto">
                  {one.quote}
                </span>
                <span className="muted small" dir="auto">
                  {[...one.sources, one.article.title].join(" · ")}
                  {one.article.publishedOn !== undefined &&
                    ` · ${formatDay(one.article.publishedOn, "short")}`}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {found?.length === 0 && <p className="muted">{t("links.none")}</p>}
        {more && (
          <Button variant="outline" onClick={() => void showMore()}>
            {t("links.more")}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
