// All keys on one page. Those of commands can be changed here; those of kinds are the codebook's; the rest is what the
// text and the library listen for themselves, which stays as it is.

import { RotateCcw } from "lucide-react"
import { useState } from "react"
import { type CommandId, commandIds } from "../app/commands.ts"
import { isTextCommand } from "../app/key-choice.ts"
import { keyLabel } from "../app/keyboard.ts"
import { useKinds, useModel } from "../app/model-context.ts"
import { useStore } from "../app/store.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import type { DialogProps } from "./dialogs.tsx"
import { KeyRow } from "./key-row.tsx"
import "./keys-dialog.css"

/** These are about the selected words, though the window listens for their keys. */
const alsoInText: readonly CommandId[] = ["mark-all", "accept-proposals", "take-selection"]
const inText = commandIds.filter((id) => isTextCommand(id) || alsoInText.includes(id))
const anywhere = commandIds.filter((id) => !inText.includes(id))

export function KeysDialog({ onClose }: DialogProps) {
  const { t } = useTranslation()
  const { preferences } = useModel()
  const kinds = useKinds()
  const chosen = useStore(preferences, ({ keys }) => keys)
  const [asking, setAsking] = useState<CommandId | null>(null)
  const [first] = kinds.flatMap(({ keys: [key] }) => key ?? [])
  const exactly = first === undefined ? [] : [`Alt+${first.toUpperCase()}`]
  const row = (id: CommandId) => (
    <KeyRow
      key={id}
      id={id}
      isAsking={asking === id}
      onAsk={(yes) => setAsking((before) => (yes ? id : before === id ? null : before))}
    />
  )
  return (
    <Dialog title={t("keys.title")} className="keys-dialog" onClose={onClose}>
      <p className="keys-help">
        <span>{t("keys.help")}</span>
        <Button
          icon={RotateCcw}
          disabled={Object.keys(chosen).length === 0}
          onClick={() => preferences.change({ keys: {} })}
        >
          {t("keys.resetAll")}
        </Button>
      </p>
      <div className="keys-columns">
        <section>
          <h3>{t("keys.inText")}</h3>
          <ul>
            <Fixed keys={["Shift+ArrowLeft", "Shift+ArrowRight"]} words={t("keys.byLetter")} />
            <Fixed keys={["Mod+Shift+ArrowLeft", "Mod+Shift+ArrowRight"]} words={t("keys.byWord")} />
            {kinds.map((kind) => (
              <Fixed
                key={kind.id}
                keys={kind.keys.map((key) => key.toUpperCase())}
                words={t("keys.mark", { kind: kind.name })}
              />
            ))}
            <Fixed keys={["Enter"]} words={t("keys.acceptKind")} />
            <Fixed keys={[...exactly, "Alt+Enter"]} words={t("keys.exact")} />
            {inText.map(row)}
            <Fixed keys={["Backspace"]} words={t("keys.remove")} />
            <Fixed keys={["Escape"]} words={t("keys.escape")} />
          </ul>
          <h3>{t("keys.inCards")}</h3>
          <ul>
            <Fixed keys={["ArrowUp", "ArrowDown"]} words={t("keys.goCard")} />
            <Fixed keys={["Shift+ArrowUp", "Shift+ArrowDown"]} words={t("keys.chooseCards")} />
            <Fixed keys={["Mod+A"]} words={t("keys.chooseAllCards")} />
            <Fixed keys={["Enter"]} words={t("keys.fillCard")} />
            <Fixed keys={["Delete"]} words={t("keys.removeCard")} />
            <Fixed keys={["Escape"]} words={t("keys.leaveCard")} />
          </ul>
          <h3>{t("keys.inLibrary")}</h3>
          <ul>
            <Fixed keys={["ArrowUp", "ArrowDown"]} words={t("keys.chooseRow")} />
            <Fixed keys={["Enter"]} words={t("keys.openRow")} />
            <Fixed keys={["F2"]} words={t("keys.renameRow")} />
            <Fixed keys={["Delete"]} words={t("keys.trashRow")} />
          </ul>
        </section>
        <section>
          <h3>{t("keys.anywhere")}</h3>
          <ul>{anywhere.map(row)}</ul>
        </section>
      </div>
    </Dialog>
  )
}

/** Keys that mean the same for everybody. */
function Fixed({ keys, words }: { readonly keys: readonly string[]; readonly words: string }) {
  return (
    <li className="keys-row">
      <span className="keys-words">{words}</span>
      <span className="keys-now">
        {keys.map((key) => (
          <kbd key={key}>{keyLabel(key)}</kbd>
        ))}
      </span>
    </li>
  )
}
