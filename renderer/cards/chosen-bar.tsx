// What can be done with several cards at once. Each is one step, and one undo.

import { Trash2, X } from "lucide-react"
import { useState } from "react"
import { type Annotation, statuses, withRecord } from "../../shared/domain/annotation.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import type { Editor } from "../editor/editor-state.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { IconButton } from "../ui/button.tsx"

interface ChosenBarProps {
  readonly editor: Editor
  readonly kinds: readonly Kind[]
  readonly ids: ReadonlySet<string>
  onClear(): void
}

export function ChosenBar({ editor, kinds, ids, onClear }: ChosenBarProps) {
  const { t } = useTranslation()
  const [tag, setTag] = useState("")
  const { readOnly } = editor.getSnapshot()
  const change = (each: (annotation: Annotation) => Annotation | undefined) =>
    editor.changeAll([...ids], each)
  const addTag = () => {
    const added = tag.trim()
    setTag("")
    if (added === "") return
    change((one) =>
      one.tags?.includes(added) === true ? one : withRecord(one, { tags: [...(one.tags ?? []), added] }),
    )
  }
  return (
    <div className="cards-chosen" role="toolbar" aria-label={t("cards.chosen", { count: ids.size })}>
      <span className="tabular" role="status">
        {t("cards.chosen", { count: ids.size })}
      </span>
      {!readOnly && (
        <>
          <select
            aria-label={t("cards.setKind")}
            value=""
            onChange={({ target: { value } }) =>
              change((one) => (one.kind === value ? one : { ...one, kind: value }))
            }
          >
            <option value="">{t("cards.setKind")}</option>
            {kinds.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <select
            aria-label={t("record.status")}
            value=""
            onChange={({ target: { value } }) => {
              const status = statuses.find((one) => one === value)
              change((one) => (one.status === status ? one : withRecord(one, { status })))
            }}
          >
            <option value="">{t("record.status")}</option>
            {statuses.map((one) => (
              <option key={one} value={one}>
                {t(`record.statuses.${one}`)}
              </option>
            ))}
          </select>
          <input
            aria-label={t("record.addTag")}
            placeholder={t("record.addTag")}
            maxLength={200}
            value={tag}
            onChange={(event) => setTag(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter") addTag()
            }}
          />
          <IconButton
            icon={Trash2}
            label={t("cards.deleteChosen", { count: ids.size })}
            onClick={() => {
              change(() => undefined)
              onClear()
              editor.focus()
            }}
          />
        </>
      )}
      <IconButton icon={X} label={t("cards.clearChosen")} onClick={onClear} />
    </div>
  )
}
