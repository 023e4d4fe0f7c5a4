// What every annotation can be given, whatever its kind: tags, how sure the analyst is, and how far with it. Tags used
// elsewhere in the article are offered while typing.

import { useId, useState } from "react"
import { type Annotation, confidences, statuses } from "../../shared/domain/annotation.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Chip } from "./chip.tsx"
import { ChoiceMenu } from "./choice-menu.tsx"
import { useDesk } from "./desk.ts"

export function AboutRow({ annotation }: { readonly annotation: Annotation }) {
  const { t } = useTranslation()
  const { editor } = useDesk()
  const listId = useId()
  const [draft, setDraft] = useState("")
  const { readOnly, annotations } = editor.getSnapshot()
  const { id, tags = [], confidence, status } = annotation
  const [typing, setTyping] = useState(false)
  const add = () => {
    const tag = draft.trim()
    setDraft("")
    if (tag !== "" && !tags.includes(tag)) editor.revise(id, { tags: [...tags, tag] })
  }
  return (
    <div className="record-about">
      {tags.map((tag) => (
        <Chip
          key={tag}
          label={tag}
          onRemove={
            readOnly ? undefined : () => editor.revise(id, { tags: tags.filter((one) => one !== tag) })
          }
        />
      ))}
      {!readOnly && (
        <>
          <input
            className="record-input record-tag"
            aria-label={t("record.tags")}
            placeholder={t("record.addTag")}
            autoComplete="off"
            dir="auto"
            list={typing ? listId : undefined}
            maxLength={200}
            value={draft}
            onChange={(event) => setDraft(event.target.value)}
            onFocus={() => setTyping(true)}
            onBlur={() => {
              setTyping(false)
              add()
            }}
            onKeyDown={(event) => {
              if (event.key === "Enter") add()
            }}
          />
          {typing && (
            <datalist id={listId}>
              {usedTags(annotations)
                .filter((tag) => !tags.includes(tag))
                .map((tag) => (
                  <option key={tag} value={tag} />
                ))}
            </datalist>
          )}
        </>
      )}
      <ChoiceMenu
        label={t("record.confidence")}
        value={confidence}
        options={confidences.map((value) => ({ value, label: t(`record.confidences.${value}`) }))}
        disabled={readOnly}
        onChange={(value) => editor.revise(id, { confidence: value })}
      />
      <ChoiceMenu
        label={t("record.status")}
        value={status}
        options={statuses.map((value) => ({ value, label: t(`record.statuses.${value}`) }))}
        disabled={readOnly}
        onChange={(value) => editor.revise(id, { status: value })}
      />
    </div>
  )
}

function usedTags(annotations: readonly Annotation[]): readonly string[] {
  return [...new Set(annotations.flatMap(({ tags }) => tags ?? []))]
}
