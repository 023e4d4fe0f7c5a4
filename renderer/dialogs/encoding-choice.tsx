// Another encoding for a file whose own was guessed.

import { useState } from "react"
import { useModel } from "../app/model-context.ts"
import { useTranslation } from "../i18n/use-translation.ts"

export function EncodingChoice({ articleId }: { readonly articleId: string }) {
  const { t } = useTranslation()
  const { imports } = useModel()
  const [chosen, setChosen] = useState("")
  const [problem, setProblem] = useState<string>()
  const choose = async (encoding: string) => {
    setChosen(encoding)
    const result = await imports.readAgain(articleId, encoding)
    setProblem(result.ok ? undefined : result.error.message)
  }
  return (
    <div className="import-choice">
      <select
        aria-label={t("import.readAs")}
        aria-invalid={problem !== undefined}
        value={chosen}
        onChange={(event) => void choose(event.currentTarget.value)}
      >
        <option value="" disabled>
          {t("import.readAsGuessed")}
        </option>
        {encodings.map(([label, name]) => (
          <option key={label} value={label}>
            {name}
          </option>
        ))}
      </select>
      {problem !== undefined && (
        <p className="warn" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

/** Labels of the Encoding Standard, and the names that people know them by. */
const encodings = [
  ["windows-1252", "Western (Windows-1252)"],
  ["macintosh", "Western (Mac)"],
  ["iso-8859-15", "Western (ISO 8859-15)"],
  ["windows-1250", "Central European (Windows-1250)"],
  ["iso-8859-2", "Central European (ISO 8859-2)"],
  ["windows-1257", "Baltic (Windows-1257)"],
  ["windows-1251", "Cyrillic (Windows-1251)"],
  ["koi8-r", "Russian (KOI8-R)"],
  ["koi8-u", "Ukrainian (KOI8-U)"],
  ["ibm866", "Cyrillic (DOS)"],
  ["windows-1253", "Greek (Windows-1253)"],
  ["windows-1254", "Turkish (Windows-1254)"],
  ["windows-1255", "Hebrew (Windows-1255)"],
  ["windows-1256", "Arabic (Windows-1256)"],
  ["windows-874", "Thai (Windows-874)"],
  ["windows-1258", "Vietnamese (Windows-1258)"],
  ["shift_jis", "Japanese (Shift JIS)"],
  ["euc-jp", "Japanese (EUC-JP)"],
  ["gb18030", "Chinese, simplified (GB 18030)"],
  ["big5", "Chinese, traditional (Big5)"],
  ["euc-kr", "Korean (EUC-KR)"],
  ["utf-16le", "Unicode (UTF-16 LE)"],
  ["utf-8", "Unicode (UTF-8)"],
] as const
