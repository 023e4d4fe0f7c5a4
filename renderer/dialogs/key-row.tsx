// One command with its keys, and how another key is chosen for it: its button waits for the next key pressed. A key
// that means something else already is not taken silently.

import { RotateCcw } from "lucide-react"
import { type KeyboardEvent, useState } from "react"
import type { CommandId } from "../app/commands.ts"
import { type Clash, clashOf, keysOf, withKey, withoutChoice } from "../app/key-choice.ts"
import { keyLabel, keyOfEvent } from "../app/keyboard.ts"
import { useKinds, useModel } from "../app/model-context.ts"
import { useStore } from "../app/store.ts"
import { t as say } from "../i18n/i18n.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button, IconButton } from "../ui/button.tsx"

interface KeyRowProps {
  readonly id: CommandId
  /** Whether it waits for a key. */
  readonly isAsking: boolean
  onAsk(yes: boolean): void
}

interface Refused {
  readonly key: string
  readonly clash: Clash
}

export function KeyRow({ id, isAsking, onAsk }: KeyRowProps) {
  const { t } = useTranslation()
  const { preferences } = useModel()
  const kinds = useKinds()
  const chosen = useStore(preferences, ({ keys }) => keys)
  const [refused, setRefused] = useState<Refused | null>(null)
  const keys = keysOf(chosen, id)
  const words = t(`commands.${id}`)
  const finish = (key: string | null) => {
    preferences.change({ keys: withKey(chosen, id, key) })
    setRefused(null)
    onAsk(false)
  }
  const press = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (!isAsking) return
    const key = keyOfEvent(event.nativeEvent)
    event.preventDefault()
    event.stopPropagation()
    if (key === undefined) return
    if (key === "Escape") {
      setRefused(null)
      onAsk(false)
    } else if (key === "Backspace") finish(null)
    else {
      const clash = clashOf(chosen, kinds, id, key)
      if (clash === undefined) finish(key)
      else setRefused({ key, clash })
    }
  }
  const labels = keys.map((key) => keyLabel(key))
  const wrong = keys
    .map((key) => ({ key, clash: clashOf(chosen, kinds, id, key) }))
    .find((one): one is Refused => one.clash?.type === "kind")
  return (
    <li className="keys-row" data-asking={isAsking || undefined}>
      <span className="keys-words">{words}</span>
      {chosen[id] !== undefined && (
        <IconButton
          icon={RotateCcw}
          size={14}
          label={t("keys.reset", { command: words })}
          onClick={() => preferences.change({ keys: withoutChoice(chosen, id) })}
        />
      )}
      <button
        type="button"
        className="keys-now keys-change"
        aria-label={t("keys.change", { command: words, keys: labels.join(", ") || t("keys.none") })}
        aria-pressed={isAsking}
        onClick={() => onAsk(!isAsking)}
        onKeyDown={press}
        onBlur={(event) => {
          // Taking the key from another command is a button of this row.
          if (event.relatedTarget?.closest(".keys-row") === event.currentTarget.closest(".keys-row")) return
          setRefused(null)
          onAsk(false)
        }}
      >
        {isAsking
          ? t("keys.press")
          : labels.length === 0
            ? t("keys.none")
            : labels.map((label) => <kbd key={label}>{label}</kbd>)}
      </button>
      <span className="keys-clash" role="status">
        {isAsking && refused === null && t("keys.pressHelp")}
        {isAsking && refused !== null && (
          <>
            {why(refused)}{" "}
            {refused.clash.type === "command" && (
              <Button variant="outline" onClick={() => finish(refused.key)}>
                {t("keys.take", { key: keyLabel(refused.key) })}
              </Button>
            )}
          </>
        )}
        {!isAsking && wrong !== undefined && why(wrong)}
      </span>
    </li>
  )
}

function why({ key, clash }: Refused): string {
  const label = keyLabel(key)
  switch (clash.type) {
    case "command":
      return say("keys.clash.command", { key: label, command: say(`commands.${clash.id}`) })
    case "kind":
      return say("keys.clash.kind", { key: label, kind: clash.kind.name })
    default:
      return say(`keys.clash.${clash.type}`, { key: label })
  }
}
