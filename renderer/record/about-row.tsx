// What every annotation can be given, whatever its kind: tags, how sure the analyst is, and how far with it. Tags used
// elsewhere in the article are offered while typing.

import { useId, useState } from "react"
import { useTranslation } from "react-i18next"
import { type Annotation, confidences, statuses } from "../../shared/domain/annotation.ts"
import { Chip } from "./chip.tsx"
import { useDesk } from "./desk.ts"

export function AboutRow({ annotation }: { readonly annotation: Annotation }) {
  const { t } = useTranslation()
  const { editor } = useDesk()
  const listId = useId()
  const [draft, setDraft] = useState("")
  const { readOnly, annotations } = editor.getSnapshot()
  const { id, tags = [], confidence, status } = annotation
  const used = new Set<string>()
  for (const one of annotations) for (const tag of one.tags ?? none) used.add(tag)
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
            list={listId}
            maxLength={200}
            value={draft}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={add}
            onKeyDown={(event) => {
              if (event.key === "Enter") add()
            }}
          />
          <datalist id={listId}>
            {[...used]
              .filter((tag) => !tags.includes(tag))
              .map((tag) => (
                <option key={tag} value={tag} />
              ))}
          </datalist>
        </>
      )}
      <select
        className="record-select"
        data-empty={confidence === undefined || undefined}
        aria-label={t("record.confidence")}
        disabled={readOnly}
        value={confidence ?? ""}
        onChange={({ target: { value } }) =>
          editor.revise(id, { confidence: confidences.find((one) => one === value) })
        }
      >
        <option value="">{t("record.confidence")}</option>
        {confidences.map((one) => (
          <option key={one} value={one}>
            {t(`record.confidences.${one}`)}
          </option>
        ))}
      </select>
      <select
        className="record-select"
        data-empty={status === undefined || undefined}
        aria-label={t("record.status")}
        disabled={readOnly}
        value={status ?? ""}
        onChange={({ target: { value } }) =>
          editor.revise(id, { status: statuses.find((one) => one === value) })
        }
      >
        <option value="">{t("record.status")}</option>
        {statuses.map((one) => (
          <option key={one} value={one}>
            {t(`record.statuses.${one}`)}
          </option>
        ))}
      </select>
    </div>
  )
}

const none: readonly string[] = []
