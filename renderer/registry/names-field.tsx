// Other names of an entity: one in a line, as it is easiest to paste and to put right.

import { useTranslation } from "../i18n/use-translation.ts"
import { TextArea } from "../ui/field.tsx"
import { useDraft } from "./use-draft.ts"

interface NamesFieldProps {
  readonly names: readonly string[]
  onChange(names: readonly string[]): void
}

export function NamesField({ names, onChange }: NamesFieldProps) {
  const { t } = useTranslation()
  const draft = useDraft(names.join("\n"), (typed) => {
    const lines = typed.split("\n").map((line) => line.trim())
    onChange([...new Set(lines.filter((line) => line !== ""))])
  })
  const rows = Math.min(8, Math.max(2, draft.value.split("\n").length))
  return (
    <TextArea
      label={t("registry.aliases")}
      hint={t("registry.aliasesHint")}
      rows={rows}
      dir="auto"
      {...draft}
    />
  )
}
