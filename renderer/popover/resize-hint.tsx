// Says which keys count while an annotation is being resized. For the eye: screen readers hear each step instead.

import { keyLabel } from "../app/keyboard.ts"
import { useEditor } from "../app/use-editor.ts"
import type { Editor } from "../editor/editor-state.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import "./popover.css"

export function ResizeHint({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation()
  const isResizing = useEditor(editor, (snapshot) => snapshot.resizing !== null)
  if (!isResizing) return null
  return (
    <div className="resize-hint" aria-hidden>
      <p>
        <Key keys={["←", "→"]} words={t("popover.byWord")} />
        <Key keys={["Mod+←", "Mod+→"]} words={t("popover.byLetter")} />
        <Key keys={["Tab"]} words={t("popover.otherEnd")} />
        <Key keys={["Enter"]} words={t("popover.accept")} />
        <Key keys={["Esc"]} words={t("popover.cancel")} />
      </p>
    </div>
  )
}

function Key({ keys, words }: { readonly keys: readonly string[]; readonly words: string }) {
  return (
    <span>
      {keys.map((key) => (
        <kbd key={key}>{keyLabel(key)}</kbd>
      ))}{" "}
      {words}
    </span>
  )
}
