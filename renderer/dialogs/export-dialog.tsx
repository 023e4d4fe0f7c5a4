// Export: formats on the left, on the right what will be written, what the format leaves out, and where it goes.

import { CircleCheck, Info, TriangleAlert } from "lucide-react"
import { useMemo, useState } from "react"
import { useTranslation } from "react-i18next"
import type { ExportOutcome } from "../../shared/contract/operations.ts"
import type { Loss } from "../../shared/domain/loss.ts"
import { useApp, useKinds, useModel } from "../app/model-context.ts"
import { formatBytes } from "../i18n/format.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { KindLetter } from "../ui/kind-letter.tsx"
import { Segmented } from "../ui/segmented.tsx"
import type { DialogProps } from "./dialogs.tsx"
import { type ExportState, useExport } from "./use-export.ts"
import "./export-dialog.css"

export function ExportDialog({ onClose }: DialogProps) {
  const { t } = useTranslation()
  const openId = useApp((state) => state.open?.id)
  const [all, setAll] = useState(openId === undefined)
  const articles = useMemo(() => (all || openId === undefined ? undefined : [openId]), [all, openId])
  const state = useExport(articles)
  const { format, outcome, failure, preview } = state
  return (
    <Dialog title={t("export.title")} className="export-dialog" bare onClose={onClose}>
      <div className="export-left">
        <h2>{t("export.title")}</h2>
        <FormatList state={state} />
      </div>
      <div className="export-right">
        {outcome !== undefined ? (
          <Done outcome={outcome} onAgain={state.again} onClose={onClose} />
        ) : (
          <>
            <h2>{format?.title}</h2>
            <Scope articles={articles} onAll={setAll} />
            <section
              className="export-preview"
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a long line is read by scrolling with the keys.
              tabIndex={0}
              aria-label={t("export.preview", { name: preview?.files[0]?.name ?? "" })}
            >
              <pre>{preview?.head}</pre>
            </section>
            {failure !== undefined ? (
              <p className="warn" role="alert">
                {failure}
              </p>
            ) : (
              preview !== undefined && <Losses losses={preview.losses} />
            )}
            <Target key={preview?.folder} state={state} onClose={onClose} />
          </>
        )}
      </div>
    </Dialog>
  )
}

function FormatList({ state }: { readonly state: ExportState }) {
  const { t } = useTranslation()
  return (
    <div className="export-formats" role="radiogroup" aria-label={t("export.formats")}>
      {state.formats.map(({ name, title, readers, lossless }) => (
        <label key={name} className="export-format">
          <input
            type="radio"
            name="format"
            checked={name === state.format?.name}
            disabled={state.outcome !== undefined}
            onChange={() => state.choose(name)}
          />
          <b>{title}</b>
          {lossless && <em>{t("export.keepsEverything")}</em>}
          <span>{readers}</span>
        </label>
      ))}
    </div>
  )
}

/** What is exported: this article or all, and how much is marked in it. */
function Scope({
  articles,
  onAll,
}: {
  readonly articles: readonly string[] | undefined
  onAll(all: boolean): void
}) {
  const { t } = useTranslation()
  const kinds = useKinds()
  const isOpen = useApp((state) => state.open !== null)
  const rows = useApp((state) => state.rows)
  const live = useMemo(() => rows?.filter((row) => row.trashed === undefined) ?? [], [rows])
  const chosen = articles === undefined ? live : (rows?.filter(({ id }) => articles.includes(id)) ?? [])
  return (
    <dl className="export-lines">
      <div>
        <dt>{t("export.what")}</dt>
        <dd>
          <Segmented
            label={t("export.what")}
            value={articles === undefined ? "all" : "this"}
            options={[
              ...(isOpen ? [{ value: "this" as const, label: t("export.thisArticle") }] : []),
              { value: "all" as const, label: t("export.allArticles", { count: live.length }) },
            ]}
            onChange={(value) => onAll(value === "all")}
          />
        </dd>
      </div>
      <div>
        <dt>{t("export.kinds")}</dt>
        <dd className="export-counts">
          {kinds.map((kind) => (
            <span key={kind.id}>
              <KindLetter kind={kind} />
              {kind.plural}{" "}
              <span className="tabular">
                {chosen.reduce((sum, row) => sum + (row.counts[kind.id] ?? 0), 0)}
              </span>
            </span>
          ))}
        </dd>
      </div>
    </dl>
  )
}

function Losses({ losses }: { readonly losses: readonly Loss[] }) {
  const { t } = useTranslation()
  if (losses.length === 0)
    return (
      <p className="export-kept">
        <CircleCheck size={14} aria-hidden />
        {t("export.keeps")}
      </p>
    )
  return (
    <div className="export-losses">
      <h3>
        <TriangleAlert size={14} aria-hidden />
        {t("export.leavesOut")}
      </h3>
      <ul>
        {losses.map(({ code, message }) => (
          <li key={`${code} ${message}`}>{message}</li>
        ))}
      </ul>
    </div>
  )
}

/** Where it goes, and the button. */
function Target({ state, onClose }: DialogProps & { readonly state: ExportState }) {
  const { t } = useTranslation()
  const { projects } = useModel()
  const canChoose = useApp((app) => app.start?.capabilities.chooseFolder === true)
  const [folder, setFolder] = useState(state.preview?.folder ?? "")
  const [editing, setEditing] = useState(false)
  const { preview } = state
  const change = async () => {
    if (!canChoose) return setEditing(true)
    const chosen = await projects.chooseFolder("export")
    if (chosen !== undefined) setFolder(chosen)
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
            <bdi title={folder}>{folder}</bdi>
            <Button variant="link" onClick={change}>
              {t("export.change")}
            </Button>
          </>
        )}
      </div>
      <div className="dialog-actions">
        <p className="export-files">{preview !== undefined && <Files files={preview.files} />}</p>
        <Button onClick={onClose}>{t("export.cancel")}</Button>
        <Button
          type="submit"
          variant="primary"
          // This component is new once there is something to export: Enter then does it.
          autoFocus={preview !== undefined}
          disabled={state.busy || preview === undefined || folder.trim() === ""}
        >
          {t(state.busy ? "export.running" : "export.run")}
        </Button>
      </div>
    </form>
  )
}

const filesShown = 2

function Files({ files }: { readonly files: readonly { readonly name: string; readonly bytes: number }[] }) {
  const { t } = useTranslation()
  const more = files.length - filesShown
  return (
    <>
      {files
        .slice(0, filesShown)
        .map(({ name, bytes }) => `${name} (${formatBytes(bytes)})`)
        .join(", ")}
      {more > 0 && ` ${t("export.moreFiles", { count: more })}`}
    </>
  )
}

function Done({
  outcome,
  onAgain,
  onClose,
}: DialogProps & { readonly outcome: ExportOutcome; onAgain(): void }) {
  const { t } = useTranslation()
  const { client } = useModel()
  const canReveal = useApp((state) => state.start?.capabilities.reveal === true)
  const { files, folder, losses } = outcome
  return (
    <div className="export-done" role="status">
      <h2>
        <CircleCheck size={18} aria-hidden />
        {t("export.doneTitle")}
      </h2>
      <p>
        {t("export.doneFiles", { count: files.length })} <bdi>{folder}</bdi>
      </p>
      <ul className="export-written">
        {files.map((file) => (
          <li key={file}>{file}</li>
        ))}
      </ul>
      {losses.length > 0 && (
        <p className="muted">
          <Info size={14} aria-hidden /> {t("export.leavesOut")}:{" "}
          {losses.map(({ message }) => message).join("; ")}
        </p>
      )}
      <div className="dialog-actions">
        <Button onClick={onAgain}>{t("export.again")}</Button>
        {canReveal && (
          <Button variant="outline" onClick={() => void client.call("app.reveal", { path: folder })}>
            {t("export.reveal")}
          </Button>
        )}
        <Button variant="primary" onClick={onClose} autoFocus>
          {t("export.close")}
        </Button>
      </div>
    </div>
  )
}
