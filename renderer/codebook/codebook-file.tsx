// The codebook as a file: written where exports go, read from wherever it is.

import { Download, Upload } from "lucide-react"
import type { Codebook } from "../../shared/domain/codebook.ts"
import { readCodebook } from "../../shared/domain/codebook-file.ts"
import { useModel } from "../app/model-context.ts"
import { pickFile } from "../app/pick-files.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"

interface CodebookFileProps {
  readonly readOnly: boolean
  onRead(codebook: Codebook): void
  /** Something to tell the analyst: where the file is, or what is wrong with one. */
  onTold(text: string): void
}

export function CodebookFile({ readOnly, onRead, onTold }: CodebookFileProps) {
  const { t } = useTranslation()
  const model = useModel()
  const write = async () => {
    await model.saver.settled()
    const written = await model.client.call("codebook.write", {})
    onTold(
      written.ok
        ? t("codebook.written", { file: written.value.files.join(", "), folder: written.value.folder })
        : written.error.message,
    )
  }
  const read = async (file: File) => {
    const codebook = readCodebook(await file.text())
    if (codebook.ok) onRead(codebook.value)
    else onTold(`${file.name}: ${codebook.error.message}`)
  }
  return (
    <div className="codebook-file">
      <Button icon={Download} onClick={() => void write()}>
        {t("codebook.export")}
      </Button>
      {!readOnly && (
        <Button icon={Upload} onClick={() => pickFile(".json", (file) => void read(file))}>
          {t("codebook.import")}
        </Button>
      )}
    </div>
  )
}
