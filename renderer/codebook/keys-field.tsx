// The keys that mark a selection as a kind. What is in the way of one is said at once; keys that clash are not taken.

import type { TFunction } from "i18next"
import { useState } from "react"
import type { Kind } from "../../shared/domain/codebook.ts"
import { useModel } from "../app/model-context.ts"
import { useStore } from "../app/store.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { TextField } from "../ui/field.tsx"
import { conflictOf, type KeyConflict, keysFrom } from "./codebook-change.ts"

interface KeysFieldProps {
  readonly kind: Kind
  readonly kinds: readonly Kind[]
  onChange(keys: readonly string[]): void
}

export function KeysField({ kind, kinds, onChange }: KeysFieldProps) {
  const { t } = useTranslation()
  const chosen = useStore(useModel().preferences, (preferences) => preferences.keys)
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const keys = typed === undefined ? kind.keys : keysFrom(typed)
  const [conflict] = keys.flatMap((key) => conflictOf(key, kinds, kind.id, chosen) ?? [])
  const take = () => {
    if (typed === undefined || conflict !== undefined) return
    setTyped(undefined)
    if (keys.join(" ") !== kind.keys.join(" ")) onChange(keys)
  }
  const error = conflict === undefined ? undefined : inWords(conflict, t)
  return (
    <TextField
      label={t("codebook.keys")}
      hint={t("codebook.keysHint")}
      error={error}
      value={typed ?? kind.keys.join(" ").toUpperCase()}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === "Enter" && take()}
    />
  )
}

function inWords(conflict: KeyConflict, t: TFunction): string {
  const key = conflict.key.toUpperCase()
  switch (conflict.type) {
    case "not-a-key":
      return t("codebook.conflict-not-a-key")
    case "kind":
      return t("codebook.conflict-kind", { key, other: conflict.kind })
    case "command":
      return t("codebook.conflict-command", { key, other: t(`commands.${conflict.command}`) })
  }
}
