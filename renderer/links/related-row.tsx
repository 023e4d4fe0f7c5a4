// What a claim is linked with, in this article or another, each a click from its text; and how many sources stand behind
// what it says. Seen from both ends.

import { Link2, X } from "lucide-react"
import { useEffect, useState } from "react"
import type { LinkedAnnotation, LinkedAnnotations } from "../../shared/contract/answers.ts"
import { useApp, useModel } from "../app/model-context.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button, IconButton } from "../ui/button.tsx"
import "./links.css"

export function RelatedRow({
  annotation,
  readOnly,
}: {
  readonly annotation: string
  readonly readOnly: boolean
}) {
  const { t } = useTranslation()
  const model = useModel()
  const article = useApp((state) => state.open?.id)
  const changed = useApp((state) => state.links)
  const [related, setRelated] = useState<LinkedAnnotations | undefined>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew whenever a link anywhere has changed.
  useEffect(() => {
    let current = true
    const ask = async () => {
      if (article === undefined) return
      await model.saver.settled()
      if (!current) return
      const answer = await model.client.call("annotation.links", { article, annotation })
      if (current && answer.ok) setRelated(answer.value)
    }
    void ask()
    return () => {
      current = false
    }
  }, [model, article, annotation, changed])
  const links = related?.links ?? []
  return (
    <div className="related">
      <ul aria-label={t("links.related")}>
        {links.map((link) => (
          <RelatedItem key={link.relation.id} link={link} readOnly={readOnly} />
        ))}
      </ul>
      <p className="related-foot">
        {!readOnly && (
          <Button variant="link" onClick={() => model.show({ type: "link", annotation })}>
            {t("links.add")}
          </Button>
        )}
        {related !== undefined && related.same > 1 && (
          <span className="muted small">{t("links.independent", { count: related.independent })}</span>
        )}
      </p>
    </div>
  )
}

function RelatedItem({ link, readOnly }: { readonly link: LinkedAnnotation; readonly readOnly: boolean }) {
  const { t } = useTranslation()
  const model = useModel()
  const types = useApp((state) => state.start?.project?.codebook.relationTypes)
  const here = useApp((state) => state.open?.id)
  const { relation, home, other, outgoing } = link
  const type = types?.find(({ id }) => id === relation.type)
  const name = type?.name ?? relation.type
  const show = async () => {
    await model.articles.visit(other.article.id)
    model.state.get().open?.editor.select(other.annotation, { scroll: true, focus: true })
  }
  const remove = () => {
    model.articles.changeRelation(home, relation, undefined)
    model.announce(t("links.removed"))
  }
  return (
    <li>
      <button type="button" className="registry-row" onClick={() => void show()}>
        <Link2 size={13} aria-hidden />
        <span className="related-words" dir="auto">
          <b>{outgoing || type?.symmetric === true ? name : t("links.incoming", { name })}</b>{" "}
          <span className="quote">{other.quote}</span>
          <span className="muted small">
            {[...other.sources, ...(other.article.id === here ? [] : [other.article.title])].map(
              (word) => ` · ${word}`,
            )}
          </span>
        </span>
      </button>
      {!readOnly && (
        <IconButton
          icon={X}
          size={14}
          label={t("links.remove", { name, quote: other.quote })}
          onClick={remove}
        />
      )}
    </li>
  )
}
