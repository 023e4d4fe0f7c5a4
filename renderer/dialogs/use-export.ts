// The state behind the export dialog: formats and choices, what they would write, how far it is, and the outcome. An
// answer that is overtaken by a later choice is thrown away.

import { useEffect, useMemo, useState } from "react"
import type { ExportOutcome, ExportPreview, FormatInfo } from "../../shared/contract/answers.ts"
import { useModel } from "../app/model-context.ts"

/** What is exported beside the format: which articles, and what of them. */
export interface ExportChoice {
  /** Ids; all outside the trash where absent. */
  readonly articles: readonly string[] | undefined
  /** Leaves out what the analyst infers. */
  readonly sourceOnly: boolean
  /** Values of formats' own options, by format and name. */
  readonly options: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export interface ExportState {
  readonly formats: readonly FormatInfo[]
  readonly format: FormatInfo | undefined
  readonly preview: ExportPreview | undefined
  readonly failure: string | undefined
  readonly busy: boolean
  /** Articles written and to be written, while an export of many runs. */
  readonly progress: { readonly done: number; readonly total: number } | undefined
  readonly outcome: ExportOutcome | undefined
  choose(format: string): void
  run(folder: string): Promise<void>
  stop(): void
  /** Goes back from the outcome to choosing. */
  again(): void
}

/** `choice` has to be the same object until something is chosen. */
export function useExport(choice: ExportChoice): ExportState {
  const { client, saver } = useModel()
  const [formats, setFormats] = useState<readonly FormatInfo[]>([])
  const [name, setName] = useState<string | undefined>(undefined)
  const [preview, setPreview] = useState<ExportPreview | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const [progress, setProgress] = useState<ExportState["progress"]>(undefined)
  const [outcome, setOutcome] = useState<ExportOutcome | undefined>(undefined)
  const format = formats.find((one) => one.name === name) ?? formats[0]
  const request = useMemo(() => (format === undefined ? undefined : scope(format, choice)), [format, choice])

  useEffect(() => {
    void client.call("export.formats", {}).then((result) => {
      if (result.ok) setFormats(result.value)
      else setFailure(result.error.message)
    })
  }, [client])

  useEffect(
    () =>
      client.listen((event) => {
        if (event.type === "export.progress") setProgress({ done: event.done, total: event.total })
      }),
    [client],
  )

  useEffect(() => {
    if (request === undefined) return
    let current = true
    // The host exports what is on disk: what is on its way there goes first.
    void saver
      .settled()
      .then(() => client.call("export.preview", request))
      .then((result) => {
        if (!current) return
        setPreview(result.ok ? result.value : undefined)
        setFailure(result.ok ? undefined : result.error.message)
      })
    return () => {
      current = false
    }
  }, [client, saver, request])

  return {
    ...{ formats, format, preview, failure, busy, progress, outcome },
    choose: setName,
    again: () => setOutcome(undefined),
    stop: () => void client.call("export.stop", {}),
    async run(folder) {
      if (request === undefined) return
      setBusy(true)
      setProgress(undefined)
      await saver.settled()
      const result = await client.call("export.run", { ...request, folder })
      setBusy(false)
      setOutcome(result.ok ? result.value : undefined)
      setFailure(result.ok ? undefined : result.error.message)
    },
  }
}

function scope(format: FormatInfo, { articles, sourceOnly, options }: ExportChoice) {
  return {
    format: format.name,
    sourceOnly,
    options: { ...options[format.name] },
    ...(articles === undefined ? {} : { articles: [...articles] }),
  }
}
