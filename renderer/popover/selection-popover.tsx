// What can be done with the text just selected: mark it as one of the kinds, or copy it with its citation. The
// same is done by keys in the text, which the editor handles; this shows them, and serves the mouse.

import { CornerDownLeft, Quote, TextSelect } from "lucide-react"
import { Toolbar } from "radix-ui"
import { type KeyboardEvent, useEffect, useRef, useState } from "react"
import type { Kind } from "../../shared/domain/codebook.ts"
import type { Span } from "../../shared/domain/span.ts"
import { useEditor } from "../app/use-editor.ts"
import type { Editor, EditorSnapshot } from "../editor/editor-state.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { KindLetter } from "../ui/kind-letter.tsx"
import { usePopoverPlace } from "./use-popover-place.ts"
import "./popover.css"

interface SelectionPopoverProps {
  readonly editor: Editor
  readonly kinds: readonly Kind[]
  /** Every place of the selected words is to be marked. */
  onMarkAll(): void
}

/** Lies anywhere inside the scroller of the text, so that it scrolls with the text. */
export function SelectionPopover({ editor, kinds, onMarkAll }: SelectionPopoverProps) {
  const selection = useEditor(editor, (snapshot) => (snapshot.selecting ? null : snapshot.selection))
  const [dismissed, setDismissed] = useState<Span | null>(null)
  if (selection === null || selection === dismissed) return null
  return (
    <Popover editor={editor} kinds={kinds} onMarkAll={onMarkAll} onDismiss={() => setDismissed(selection)} />
  )
}

const whole = (snapshot: EditorSnapshot) => snapshot

interface PopoverProps extends SelectionPopoverProps {
  onDismiss(): void
}

function Popover({ editor, kinds, onMarkAll, onDismiss }: PopoverProps) {
  const { t } = useTranslation()
  const snapshot = useEditor(editor, whole)
  const toolbar = useRef<HTMLDivElement>(null)
  const { layer, place } = usePopoverPlace(() => editor.selectionBox(), snapshot, toolbar)

  // Tab in the text leads here while text is selected. Caught before the text takes it for its own.
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const isInText = event.target instanceof Element && event.target.closest("[contenteditable]") !== null
      if (event.key !== "Tab" || event.shiftKey || event.ctrlKey || event.altKey || !isInText) return
      event.preventDefault()
      event.stopPropagation()
      const [first] = toolbar.current?.querySelectorAll("button") ?? []
      const preferred = toolbar.current?.querySelector<HTMLElement>("[data-preferred]") ?? first
      preferred?.focus()
    }
    window.addEventListener("keydown", onKeyDown, true)
    return () => window.removeEventListener("keydown", onKeyDown, true)
  }, [])

  const mark = (kind: string, exact: boolean) => {
    editor.mark(kind, { exact })
    editor.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" && event.key !== "Tab") return
    event.preventDefault()
    if (event.key === "Escape") onDismiss()
    editor.focus()
  }
  return (
    <div ref={layer} className="popover-layer">
      <Toolbar.Root
        ref={toolbar}
        className="popover"
        aria-label={t("popover.label")}
        data-placed={place !== undefined || undefined}
        style={place && { translate: `${place.left}px ${place.top}px` }}
        // A press must not take the selection away that it is about.
        onMouseDown={(event) => event.preventDefault()}
        onKeyDown={onKeyDown}
      >
        {kinds.map((kind) => {
          const isPreferred = kind.id === snapshot.preferredKind
          return (
            <Toolbar.Button
              key={kind.id}
              className="popover-kind"
              data-preferred={isPreferred || undefined}
              title={kind.guidance}
              aria-keyshortcuts={kind.keys.join(" ")}
              onClick={(event) => mark(kind.id, event.altKey)}
            >
              <KindLetter kind={kind} />
              {kind.name}
              {kind.keys[0] !== undefined && <kbd aria-hidden>{kind.keys[0].toUpperCase()}</kbd>}
              {isPreferred && <CornerDownLeft className="popover-enter" size={12} aria-hidden />}
            </Toolbar.Button>
          )
        })}
        <Toolbar.Separator className="popover-separator" />
        <Toolbar.Button
          className="popover-copy"
          aria-label={t("popover.markAll")}
          aria-keyshortcuts="a"
          title={`${t("popover.markAll")} (A)`}
          onClick={onMarkAll}
        >
          <TextSelect size={14} aria-hidden />
        </Toolbar.Button>
        <Toolbar.Button
          className="popover-copy"
          aria-label={t("popover.copy")}
          title={t("popover.copy")}
          onClick={() => void editor.copy({ citation: true })}
        >
          <Quote size={14} aria-hidden />
        </Toolbar.Button>
      </Toolbar.Root>
    </div>
  )
}
