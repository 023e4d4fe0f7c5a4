// Making, opening and renaming projects. A folder is chosen in the system's dialog where there is one; its path can be
// typed in any case.

import { useState } from "react"
import type { Result } from "../../shared/domain/result.ts"
import { useApp, useModel } from "../app/model-context.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { TextField } from "../ui/field.tsx"
import type { DialogProps } from "./dialogs.tsx"
import { Form } from "./form.tsx"
import "./dialogs.css"

export function NewProjectDialog({ onClose }: DialogProps) {
  const { t } = useTranslation()
  const { projects } = useModel()
  const suggested = useApp((state) => state.start?.suggestedPath ?? "")
  const [name, setName] = useState("")
  const [chosen, setPath] = useState<string | undefined>(undefined)
  const [checked, setChecked] = useState(false)
  const path = chosen ?? withName(suggested, name)
  const submit = async () => {
    setChecked(true)
    if (name.trim() === "" || path.trim() === "") return undefined
    return await projects.create(path.trim(), name.trim())
  }
  return (
    <Dialog title={t("project.newTitle")} onClose={onClose}>
      <Form submitLabel={t("project.create")} onSubmit={submit} onClose={onClose}>
        <TextField
          label={t("project.name")}
          error={checked && name.trim() === "" ? t("project.nameMissing") : undefined}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <FolderField
          label={t("project.newPath")}
          hint={t("project.newPathHelp")}
          purpose="new-project"
          error={checked && path.trim() === "" ? t("project.pathMissing") : undefined}
          value={path}
          onChange={setPath}
        />
      </Form>
    </Dialog>
  )
}

export function OpenProjectDialog({ onClose }: DialogProps) {
  const { t } = useTranslation()
  const { projects } = useModel()
  const [path, setPath] = useState("")
  const [checked, setChecked] = useState(false)
  const submit = async () => {
    setChecked(true)
    return path.trim() === "" ? undefined : await projects.open(path.trim())
  }
  return (
    <Dialog title={t("project.openTitle")} onClose={onClose}>
      <Form submitLabel={t("project.open")} onSubmit={submit} onClose={onClose}>
        <FolderField
          label={t("project.openPath")}
          hint={t("project.openPathHelp")}
          purpose="open-project"
          error={checked && path.trim() === "" ? t("project.pathMissing") : undefined}
          value={path}
          onChange={setPath}
        />
      </Form>
    </Dialog>
  )
}

export function RenameProjectDialog({ onClose }: DialogProps) {
  const { t } = useTranslation()
  const { projects } = useModel()
  const name = useApp((state) => state.start?.project?.name ?? "")
  return (
    <NameDialog
      title={t("project.renameTitle")}
      label={t("project.name")}
      missing={t("project.nameMissing")}
      name={name}
      submit={projects.rename}
      onClose={onClose}
    />
  )
}

/** The analyst's own name, as it goes with annotations from now on; those made before show it, too. */
export function AnalystDialog({ onClose }: DialogProps) {
  const { t } = useTranslation()
  const { projects } = useModel()
  const name = useApp((state) => state.start?.creator?.name ?? "")
  return (
    <NameDialog
      title={t("start.name")}
      label={t("project.name")}
      missing={t("project.analystMissing")}
      name={name}
      submit={projects.setCreator}
      onClose={onClose}
    />
  )
}

interface NameDialogProps extends DialogProps {
  readonly title: string
  readonly label: string
  readonly missing: string
  readonly name: string
  submit(name: string): Promise<Result<null>>
}

function NameDialog({ title, label, missing, name: before, submit, onClose }: NameDialogProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(before)
  const given = name.trim()
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        submitLabel={t("project.rename")}
        onSubmit={async () => (given === "" ? undefined : await submit(given))}
        onClose={onClose}
      >
        <TextField
          label={label}
          error={given === "" ? missing : undefined}
          value={name}
          maxLength={200}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </Form>
    </Dialog>
  )
}

interface FolderFieldProps {
  readonly label: string
  readonly hint: string
  readonly purpose: "open-project" | "new-project"
  readonly error: string | undefined
  readonly value: string
  onChange(path: string): void
}

function FolderField({ purpose, onChange, ...field }: FolderFieldProps) {
  const { t } = useTranslation()
  const { projects } = useModel()
  const canChoose = useApp((state) => state.start?.capabilities.chooseFolder === true)
  const choose = async () => {
    const path = await projects.chooseFolder(purpose)
    if (path !== undefined) onChange(path)
  }
  return (
    <TextField
      {...field}
      dir="ltr"
      onChange={(event) => onChange(event.currentTarget.value)}
      action={
        canChoose && (
          <Button variant="outline" onClick={choose}>
            {t("project.choose")}
          </Button>
        )
      }
    />
  )
}

/** The suggested folder with the project's name as its last part, without what folders cannot be called. */
function withName(suggested: string, name: string): string {
  const folder = name
    .replace(/[\\/:*?"<>|\p{Cc}\s]+/gu, " ")
    .trim()
    .replace(/^\.+|\.+$/g, "")
  return folder === "" ? suggested : suggested.replace(/[^\\/]+$/, folder)
}
