// Where an export goes, what will be written there, and the button that does it.

import { Fragment, useState } from "react"
import type { ExportPreview } from "../../shared/contract/answers.ts"
import { useApp, useModel } from "../app/model-context.ts"
import { formatBytes } from "../i18n/format.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"
import type { DialogProps } from "./dialogs.tsx"
import type { ExportState } from "./use-export.ts"

export function Target({ state, onClose }: DialogProps & { readonly state: ExportState }) {
  const { t } = useTranslation()
  const { projects } = useModel()
  const canChoose = useApp((app) => app.start?.capabilities.chooseFolder === true)
  const { preview } = state
  // What was typed stays, whenever the suggestion of the host arrives.
  const [chosen, setFolder] = useState<string | undefined>(undefined)
  const folder = chosen ?? preview?.folder ?? ""
  const [editing, setEditing] = useState(false)
  const change = async () => {
    if (!canChoose) return setEditing(true)
    const picked = await projects.chooseFolder("export")
    if (picked !== undefined) setFolder(picked)
  }
  return (
    <form
      className="export-target"
      onSubmit={(event) => {
        event.preventDefault()
        void state.run(folder.trim())
      }}
    >
      <div className="export-folder">
        <span className="muted">{t("export.folder")}</span>
        {editing ? (
          <input
            aria-label={t("export.folder")}
            value={folder}
            spellCheck={false}
            // biome-ignore lint/a11y/noAutofocus: the analyst has just asked to type here.
            autoFocus
            onChange={(event) => setFolder(event.currentTarget.value)}
          />
        ) : (
          <>
            <bdi dir="auto" title={folder}>
              {folder}
            </bdi>
            <Button variant="link" onClick={change}>
              {t("export.change")}
            </Button>
          </>
        )}
      </div>
      <div className="dialog-actions">
        {state.busy && state.progress !== undefined ? (
          <div className="export-progress">
            <progress
              aria-label={t("export.running")}
              value={state.progress.done}
              max={state.progress.total}
            />
            <span className="export-files">{t("export.progress", { ...state.progress })}</span>
          </div>
        ) : (
          <p className="export-files">{preview !== undefined && <Files preview={preview} />}</p>
        )}
        <Button onClick={state.busy ? state.stop : onClose}>
          {t(state.busy ? "export.stop" : "export.cancel")}
        </Button>
        <Button
          key={preview === undefined ? "waiting" : "ready"}
          type="submit"
          variant="primary"
          // This button is new once there is something to export: Enter then does it.
          autoFocus={preview !== undefined && !editing}
          disabled={state.busy || preview === undefined || preview.articles === 0 || folder.trim() === ""}
        >
          {t(state.busy ? "export.running" : "export.run")}
        </Button>
      </div>
    </form>
  )
}

const filesShown = 2

function Files({ preview: { files, articles, seen } }: { readonly preview: ExportPreview }) {
  const { t } = useTranslation()
  if (seen < articles) return t("export.soFar", { seen, articles })
  const more = files.length - filesShown
  return (
    <>
      {files.slice(0, filesShown).map(({ name, bytes }, index) => (
        <Fragment key={name}>
          {index > 0 && ", "}
          <bdi dir="auto">{name}</bdi> ({formatBytes(bytes)})
        </Fragment>
      ))}
      {more > 0 && ` ${t("export.moreFiles", { count: more })}`}
    </>
  )
}
