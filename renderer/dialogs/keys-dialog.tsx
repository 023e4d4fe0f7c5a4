// All keys on one page. Commands come from their registry, kinds from the codebook; the rest is what the text and the
// library listen for themselves.

import { useTranslation } from "react-i18next"
import { type CommandId, commands } from "../app/commands.ts"
import { keyLabel } from "../app/keyboard.ts"
import { useKinds } from "../app/model-context.ts"
import { Dialog } from "../ui/dialog.tsx"
import type { DialogProps } from "./dialogs.tsx"
import "./dialogs.css"

const anywhere: readonly CommandId[] = [
  "undo",
  "redo",
  "copy-citation",
  "find",
  "find-next",
  "find-previous",
  "export",
  "import-files",
  "paste-text",
  "open-project",
  "toggle-edit",
  "toggle-library",
  "toggle-cards",
  "next-pane",
  "previous-pane",
  "commands",
  "show-keys",
]

const inText: readonly CommandId[] = ["resize", "add-span", "remove-span", "list-here"]

export function KeysDialog({ onClose }: DialogProps) {
  const { t } = useTranslation()
  const kinds = useKinds()
  return (
    <Dialog title={t("keys.title")} className="keys-dialog" onClose={onClose}>
      <div className="keys-columns">
        <section>
          <h3>{t("keys.inText")}</h3>
          <dl>
            <Key keys={["Shift+←", "Shift+→"]} words={t("keys.byLetter")} />
            <Key keys={["Mod+Shift+←", "Mod+Shift+→"]} words={t("keys.byWord")} />
            {kinds.map((kind) => (
              <Key
                key={kind.id}
                keys={kind.keys.map((key) => key.toUpperCase())}
                words={t("keys.mark", { kind: kind.name })}
              />
            ))}
            <Key keys={["Enter"]} words={t("keys.acceptKind")} />
            <Key keys={commands["mark-all"].keys} words={t("commands.mark-all")} />
            <Key keys={commands["accept-proposals"].keys} words={t("commands.accept-proposals")} />
            <Key keys={commands["take-selection"].keys} words={t("commands.take-selection")} />
            <Key keys={["Tab", "Shift+Tab"]} words={t("keys.next")} />
            {inText.map((id) => (
              <Key key={id} keys={commands[id].keys} words={t(`commands.${id}`)} />
            ))}
            <Key keys={["Backspace"]} words={t("keys.remove")} />
            <Key keys={["Esc"]} words={t("keys.escape")} />
          </dl>
          <h3>{t("keys.inLibrary")}</h3>
          <dl>
            <Key keys={["↑", "↓"]} words={t("keys.chooseRow")} />
            <Key keys={["Enter"]} words={t("keys.openRow")} />
            <Key keys={["F2"]} words={t("keys.renameRow")} />
            <Key keys={["Delete"]} words={t("keys.trashRow")} />
          </dl>
        </section>
        <section>
          <h3>{t("keys.anywhere")}</h3>
          <dl>
            {anywhere.map((id) => (
              <Key key={id} keys={commands[id].keys} words={t(`commands.${id}`)} />
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  )
}

function Key({ keys, words }: { readonly keys: readonly string[]; readonly words: string }) {
  return (
    <div className="keys-row">
      <dt>{words}</dt>
      <dd>
        {keys.map((key) => (
          <kbd key={key}>{keyLabel(key)}</kbd>
        ))}
      </dd>
    </div>
  )
}
