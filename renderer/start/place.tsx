// Where the first project will be made, with a way to say otherwise.

import { useState } from "react"
import { useApp, useModel } from "../app/model-context.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"
import { TextField } from "../ui/field.tsx"
import type { FirstSteps } from "./use-first-steps.ts"

export function Place({ steps }: { readonly steps: FirstSteps }) {
  const { t } = useTranslation()
  const model = useModel()
  const [editing, setEditing] = useState(false)
  const canChoose = useApp((state) => state.start?.capabilities.chooseFolder === true)
  if (editing)
    return (
      <TextField
        label={t("start.placePath")}
        hint={t("project.newPathHelp")}
        value={steps.path}
        autoFocus
        onChange={(event) => steps.setPath(event.currentTarget.value)}
      />
    )
  const change = async () => {
    if (!canChoose) return setEditing(true)
    const path = await model.projects.chooseFolder("new-project")
    if (path !== undefined) steps.setPath(path)
  }
  return (
    <p className="start-place">
      {t("start.place")} <bdi>{steps.path}</bdi>{" "}
      <Button variant="link" onClick={change}>
        {t("start.change")}
      </Button>
    </p>
  )
}
