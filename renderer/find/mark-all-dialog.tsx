// Many places at once, seen before they are marked: as what, how many, and each in its surroundings to be ticked off.

import { useEffect, useMemo, useState } from "react"
import { HIT_LIMIT } from "../../shared/domain/find.ts"
import { markable } from "../../shared/domain/segment.ts"
import type { Span } from "../../shared/domain/span.ts"
import { useApp, useKinds, useModel } from "../app/model-context.ts"
import { useEditor } from "../app/use-editor.ts"
import type { DialogProps } from "../dialogs/dialogs.tsx"
import type { Editor } from "../editor/editor-state.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { Segmented } from "../ui/segmented.tsx"
import { shorten } from "../ui/shorten.ts"
import { type Occurrences, unmarked, WORDS } from "./occurrences.ts"
import { fieldsOfLink } from "./same-entity.ts"
import "./mark-all-dialog.css"

export function MarkAllDialog({ onClose }: DialogProps) {
  const editor = useApp((state) => state.open?.editor)
  const occurrences = useApp((state) =>
    state.dialog?.type === "mark-all" ? state.dialog.occurrences : undefined,
  )
  if (editor === undefined || occurrences === undefined) return null
  return <Preview editor={editor} occurrences={occurrences} onClose={onClose} />
}

/** How many places are listed; more than these nobody ticks off one by one. */
const LISTED = 400

interface PreviewProps extends DialogProps {
  readonly editor: Editor
  readonly occurrences: Occurrences
}

function Preview({ editor, occurrences, onClose }: PreviewProps) {
  const { t } = useTranslation()
  const model = useModel()
  const kinds = useKinds()
  const text = useEditor(editor, (snapshot) => snapshot.text)
  const annotations = useEditor(editor, (snapshot) => snapshot.annotations)
  const [counted] = useState(text)
  useEffect(() => {
    if (text === counted) return
    // Another window corrected the text: the places are no longer where they were found.
    onClose()
    model.notify({ text: t("markAll.changed"), tone: "warning" })
  }, [text, counted, onClose, model, t])
  const [kind, setKind] = useState(occurrences.kind)
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const places = useMemo(() => markable(counted, occurrences.spans), [counted, occurrences])
  const open = useMemo(() => unmarked(places, kind, annotations), [places, kind, annotations])
  const chosen = open.filter(({ start }) => !left.has(start))
  const toggle = (start: number, isChosen: boolean) => {
    const next = new Set(left)
    if (isChosen) next.delete(start)
    else next.add(start)
    setLeft(next)
  }
  const { isMore } = occurrences
  const words = shorten(occurrences.words, WORDS)
  const link = kind === occurrences.link?.kind ? occurrences.link : undefined
  const mark = () => {
    const fields = link === undefined ? undefined : fieldsOfLink(link, model)
    if (link === undefined) editor.markSpans(kind, chosen)
    else if (fields !== undefined) editor.markSpans(kind, chosen, { fields, also: link.annotation })
    onClose()
  }
  return (
    <Dialog
      title={
        open.length === 0
          ? t("markAll.titleNone", { words })
          : t(isMore ? "markAll.titleMore" : "markAll.title", { count: open.length, words })
      }
      className="mark-all-dialog"
      onClose={onClose}
    >
      <Segmented
        label={t("markAll.kind")}
        value={kind}
        options={kinds.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setKind}
      />
      {link !== undefined && (
        <p className="mark-all-link">
          {t(link.offer.type === "new" ? "markAll.linkNew" : "markAll.link", { name: link.name })}
        </p>
      )}
      {open.length === 0 ? (
        <p className="muted">{t("markAll.none")}</p>
      ) : (
        <ul className="mark-all-list">
          {open.slice(0, LISTED).map((span) => (
            <li key={span.start}>
              <label>
                <input
                  type="checkbox"
                  checked={!left.has(span.start)}
                  onChange={(event) => toggle(span.start, event.currentTarget.checked)}
                />
                <Place text={text} span={span} />
              </label>
            </li>
          ))}
        </ul>
      )}
      {open.length > LISTED && (
        <p className="muted">{t("markAll.notListed", { count: open.length - LISTED })}</p>
      )}
      {places.length > open.length && (
        <p className="muted small">{t("markAll.already", { count: places.length - open.length })}</p>
      )}
      {occurrences.spans.length >= HIT_LIMIT && (
        <p className="muted small">{t("markAll.limit", { count: HIT_LIMIT })}</p>
      )}
      <div className="dialog-actions">
        <Button onClick={onClose}>{t(open.length === 0 ? "find.close" : "dialog.cancel")}</Button>
        {open.length > 0 && (
          <Button variant="primary" disabled={chosen.length === 0} onClick={mark}>
            {t("markAll.mark", { count: chosen.length })}
          </Button>
        )}
      </div>
    </Dialog>
  )
}

/** How much of the surroundings shows, in UTF-16 code units. */
const AROUND = 40

/** Begins with a whole word. */
function contextBefore(text: string, start: number): string {
  if (start <= AROUND) return text.slice(0, start).trimStart()
  return text.slice(start - AROUND, start).replace(/^\S*\s+/, "")
}

function Place({ text, span: { start, end } }: { readonly text: string; readonly span: Span }) {
  return (
    <span className="mark-all-place" dir="auto">
      {start > AROUND && "…"}
      {contextBefore(text, start)}
      <b>{text.slice(start, end)}</b>
      {text.slice(end, end + AROUND)}
      {end + AROUND < text.length && "…"}
    </span>
  )
}
