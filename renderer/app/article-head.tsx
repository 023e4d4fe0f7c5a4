// What stands above the text: the title, renamed in place, and what there is to say or to ask about the article.

import { useEffect, useRef, useState } from "react"
import type { MetadataOffer } from "../../shared/domain/article.ts"
import { isOpen } from "../../shared/domain/review.ts"
import { formatDay } from "../i18n/format.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"
import { useApp, useCommand, useModel } from "./model-context.ts"
import type { OpenedArticle } from "./state.ts"

export function ArticleHead({ open }: { readonly open: OpenedArticle }) {
  return (
    <header>
      <Title open={open} />
      <Notes open={open} />
    </header>
  )
}

function Title({ open }: { readonly open: OpenedArticle }) {
  const { t } = useTranslation()
  const model = useModel()
  const [draft, setDraft] = useState<string | undefined>(undefined)
  const button = useRef<HTMLButtonElement>(null)
  /** Whether a key ended the editing: the focus then goes back to the title. */
  const endedByKey = useRef(false)
  useEffect(() => {
    if (draft === undefined && endedByKey.current) button.current?.focus()
    endedByKey.current = false
  }, [draft])
  const { title } = open.metadata
  const end = (keep: boolean) => {
    if (keep && draft !== undefined && draft.trim() !== title) model.articles.rename(open.id, draft)
    setDraft(undefined)
  }
  return (
    <h1 className="article-title" dir="auto">
      {draft === undefined ? (
        <button ref={button} type="button" title={t("article.rename")} onClick={() => setDraft(title)}>
          {title}
        </button>
      ) : (
        <textarea
          aria-label={t("article.title")}
          value={draft}
          maxLength={2000}
          rows={1}
          // biome-ignore lint/a11y/noAutofocus: the analyst has just asked to type here.
          autoFocus
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setDraft(event.currentTarget.value.replaceAll("\n", " "))}
          onBlur={() => end(true)}
          onKeyDown={(event) => {
            if (event.key === "Enter" || event.key === "Escape") {
              event.preventDefault()
              endedByKey.current = true
              end(event.key === "Enter")
            }
          }}
        />
      )}
    </h1>
  )
}

function Notes({ open }: { readonly open: OpenedArticle }) {
  const { t } = useTranslation()
  const model = useModel()
  const run = useCommand()
  const trashed = useApp(({ rows }) => rows?.find(({ id }) => id === open.id)?.trashed !== undefined)
  const reviewing = useApp((state) => state.reviewing)
  const waiting = reviewing ? 0 : open.reviews.filter(isOpen).length
  // Where nothing can be changed, nothing is offered.
  const offers = open.editor.getSnapshot().readOnly ? [] : open.offers
  if (offers.length === 0 && open.notices.length === 0 && !trashed && waiting === 0) return null
  return (
    <div className="article-notes">
      {trashed && (
        <div className="article-note">
          <p>{t("article.trashed")}</p>
          <Button variant="outline" onClick={() => model.articles.restore(open.id)}>
            {t("library.restore")}
          </Button>
        </div>
      )}
      {waiting > 0 && (
        <div className="article-note">
          <p>{t("review.waiting", { count: waiting })}</p>
          <Button variant="outline" onClick={() => run("review")}>
            {t("review.open")}
          </Button>
        </div>
      )}
      {open.notices.map((notice) => (
        <div key={notice} className="article-note">
          <p>{notice}</p>
        </div>
      ))}
      {offers.map((offer) => (
        <Offer key={`${offer.field} ${offer.start}`} open={open} offer={offer} />
      ))}
    </div>
  )
}

function Offer({ open, offer }: { readonly open: OpenedArticle; readonly offer: MetadataOffer }) {
  const { t } = useTranslation()
  const { articles } = useModel()
  const { field, value, start, end } = offer
  const quote = open.editor.getSnapshot().text.slice(start, end).trim()
  const shown = field === "publishedOn" ? formatDay(value, "full") : value
  return (
    <div className="article-note">
      <p>
        <b>{t(`article.offer.${field}`, { value: shown })}</b>{" "}
        <span className="muted">{t("article.offerBasis", { quote })}</span>
      </p>
      <Button variant="outline" onClick={() => articles.answerOffer(open, offer, true)}>
        {t(`article.useOffer.${field}`)}
      </Button>
      <Button onClick={() => articles.answerOffer(open, offer, false)}>{t("article.dismiss")}</Button>
    </div>
  )
}
