// The note on an open card. It is saved after a pause in typing and whenever the field is left, however that
// happens; until then the words live here, and a change from elsewhere (undo, another window) shows at once.

import { useEffect, useLayoutEffect, useRef, useState } from "react"
import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Editor } from "../editor/editor-state.ts"
import { useTranslation } from "../i18n/use-translation.ts"

/** Milliseconds without typing after which a note is saved. */
const PAUSE = 600

interface CardNoteProps {
  readonly annotation: Annotation
  readonly editor: Editor
}

export function CardNote({ annotation, editor }: CardNoteProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<string | undefined>(undefined)
  const unsaved = useRef<string | undefined>(undefined)
  const { id } = annotation
  const { readOnly } = editor.getSnapshot()

  const save = () => {
    const note = unsaved.current
    unsaved.current = undefined
    setDraft(undefined)
    if (note !== undefined && note !== (annotation.note ?? "")) editor.setNote(id, note)
  }
  const saveNow = useRef(save)
  useEffect(() => {
    saveNow.current = save
  })

  useEffect(() => {
    if (draft === undefined) return
    const timer = setTimeout(() => saveNow.current(), PAUSE)
    return () => clearTimeout(timer)
  }, [draft])

  // A card that closes while its note has focus, or a window that goes away, sends no blur.
  useLayoutEffect(() => {
    const leave = () => saveNow.current()
    window.addEventListener("pagehide", leave)
    return () => {
      window.removeEventListener("pagehide", leave)
      leave()
    }
  }, [])

  return (
    <textarea
      className="card-note"
      data-part="note"
      rows={1}
      dir="auto"
      aria-label={t("cards.note")}
      placeholder={readOnly ? "" : t("cards.noteHint")}
      readOnly={readOnly}
      value={draft ?? annotation.note ?? ""}
      onChange={(event) => {
        unsaved.current = event.target.value
        setDraft(event.target.value)
      }}
      onBlur={save}
      onKeyDown={(event) => {
        const done = event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey))
        if (!done || event.nativeEvent.isComposing) return
        event.preventDefault()
        event.stopPropagation()
        save()
        editor.select(id, { focus: true })
      }}
    />
  )
}
