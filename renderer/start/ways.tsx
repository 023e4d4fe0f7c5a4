// The three ways to a first article, each with its key. Shown on the first screen and in a project without articles.

import { BookOpen, ClipboardPaste, FileDown, type LucideIcon } from "lucide-react"
import { keyLabel } from "../app/keyboard.ts"
import { useCommand, useKeyLabels } from "../app/model-context.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import "./ways.css"

export type Way = "open-sample" | "import-files" | "paste-text"

interface WaysProps {
  readonly disabled?: boolean
  /** The one that Enter chooses, from a field above. */
  readonly onEnter?: Way | undefined
  /** What happens instead of the command itself. */
  onChoose?(way: Way): void
}

const ways = [
  { id: "open-sample", icon: BookOpen, words: "sample" },
  { id: "import-files", icon: FileDown, words: "import" },
  { id: "paste-text", icon: ClipboardPaste, words: "paste" },
] as const satisfies readonly { id: Way; icon: LucideIcon; words: string }[]

export function Ways({ disabled = false, onEnter, onChoose }: WaysProps) {
  const { t } = useTranslation()
  const run = useCommand()
  const keyOf = useKeyLabels()
  return (
    <div className="ways">
      {ways.map(({ id, icon: Icon, words }) => {
        const key = id === onEnter ? keyLabel("Enter") : keyOf(id)
        return (
          <button
            key={id}
            type="button"
            className="way"
            data-first={id === onEnter || undefined}
            disabled={disabled}
            onClick={() => (onChoose === undefined ? run(id) : onChoose(id))}
          >
            <Icon size={18} aria-hidden />
            <span className="way-words">
              <b>{t(`start.${words}`)}</b>
              <span>{t(`start.${words}Help`)}</span>
            </span>
            {key !== undefined && <kbd>{key}</kbd>}
          </button>
        )
      })}
    </div>
  )
}
