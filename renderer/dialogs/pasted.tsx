// A field for text that the analyst has copied, which keeps its rich form as long as the text is what it was.

import { useState } from "react"
import { useTranslation } from "../i18n/use-translation.ts"
import { TextArea } from "../ui/field.tsx"

interface Pasted {
  readonly text: string
  /** The rich form of what was pasted. */
  readonly html: string | undefined
  readonly field: React.ReactNode
  /** Whether there is any text; the field says so where there is none. */
  check(): boolean
}

export function usePasted(): Pasted {
  const { t } = useTranslation()
  const [text, setText] = useState("")
  const [html, setHtml] = useState<string>()
  const [missing, setMissing] = useState(false)
  return {
    text,
    html,
    check() {
      setMissing(text.trim() === "")
      return text.trim() !== ""
    },
    field: (
      <TextArea
        label={t("paste.text")}
        error={missing ? t("paste.textMissing") : undefined}
        hint={html === undefined ? undefined : t("paste.rich")}
        value={text}
        rows={13}
        dir="auto"
        onPaste={(event) => {
          const rich = event.clipboardData.getData("text/html")
          const plain = event.clipboardData.getData("text/plain")
          if (text !== "" || rich === "" || plain.trim() === "") return
          event.preventDefault()
          setText(plain)
          setHtml(rich)
        }}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setHtml(undefined)
        }}
      />
    ),
  }
}
