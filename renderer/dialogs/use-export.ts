// The state behind the export dialog: formats, what they would write, and the outcome. An answer that is overtaken by a
// later choice is thrown away.

import { useEffect, useState } from "react"
import type { ExportOutcome, ExportPreview, FormatInfo } from "../../shared/contract/operations.ts"
import { useModel } from "../app/model-context.ts"

export interface ExportState {
  readonly formats: readonly FormatInfo[]
  readonly format: FormatInfo | undefined
  readonly preview: ExportPreview | undefined
  readonly failure: string | undefined
  readonly busy: boolean
  readonly outcome: ExportOutcome | undefined
  choose(format: string): void
  run(folder: string): Promise<void>
  /** Goes back from the outcome to choosing. */
  again(): void
}

/** `articles` are the ids to export; all outside the trash where absent. Has to be the same array each time. */
export function useExport(articles: readonly string[] | undefined): ExportState {
  const { client, saver } = useModel()
  const [formats, setFormats] = useState<readonly FormatInfo[]>([])
  const [name, setName] = useState<string | undefined>(undefined)
  const [preview, setPreview] = useState<ExportPreview | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<ExportOutcome | undefined>(undefined)
  const format = formats.find((one) => one.name === name) ?? formats[0]

  useEffect(() => {
    void client.call("export.formats", {}).then((result) => {
      if (result.ok) setFormats(result.value)
      else setFailure(result.error.message)
    })
  }, [client])

  useEffect(() => {
    if (format === undefined) return
    let current = true
    // The host exports what is on disk: what is on its way there goes first.
    void saver
      .settled()
      .then(() => client.call("export.preview", scope(format, articles)))
      .then((result) => {
        if (!current) return
        setPreview(result.ok ? result.value : undefined)
        setFailure(result.ok ? undefined : result.error.message)
      })
    return () => {
      current = false
    }
  }, [client, saver, format, articles])

  return {
    ...{ formats, format, preview, failure, busy, outcome },
    choose: setName,
    again: () => setOutcome(undefined),
    async run(folder) {
      if (format === undefined) return
      setBusy(true)
      await saver.settled()
      const result = await client.call("export.run", { ...scope(format, articles), folder })
      setBusy(false)
      setOutcome(result.ok ? result.value : undefined)
      setFailure(result.ok ? undefined : result.error.message)
    },
  }
}

function scope(format: FormatInfo, articles: readonly string[] | undefined) {
  return { format: format.name, ...(articles === undefined ? {} : { articles: [...articles] }) }
}
