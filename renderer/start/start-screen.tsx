// The first screen: who is annotating, where the project is kept, and the ways to a first article. Also what shows when
// the project worked on last could not be opened.

import { Languages } from "lucide-react"
import { useRef } from "react"
import { runCommand } from "../app/commands.ts"
import { DropZone } from "../app/drop-zone.tsx"
import { LanguageChoice } from "../app/language-choice.tsx"
import { useApp, useModel } from "../app/model-context.ts"
import { pickFiles } from "../app/pick-files.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button, IconButton } from "../ui/button.tsx"
import { TextField } from "../ui/field.tsx"
import { Menu } from "../ui/menu.tsx"
import { Problem, Recent } from "./earlier.tsx"
import { Place } from "./place.tsx"
import { SampleSentence } from "./sample-sentence.tsx"
import { useFirstSteps } from "./use-first-steps.ts"
import { type Way, Ways } from "./ways.tsx"
import "./start.css"

export function StartScreen() {
  const { t } = useTranslation()
  const model = useModel()
  const start = useApp((state) => state.start)
  const nameField = useRef<HTMLInputElement>(null)
  const steps = useFirstSteps(() => nameField.current?.focus())
  if (start === null) return null
  const { creator, project, problem } = start
  const recent = start.recent.filter(({ path }) => path !== project?.path)

  const choose = (way: Way) => {
    if (way !== "import-files") return steps.begin(() => runCommand(model, way))
    // The browser opens its file dialog only as the direct answer to a click.
    if (steps.name.trim() === "") return steps.begin(() => undefined)
    pickFiles((files) => steps.begin(() => model.imports.files(files)))
  }
  return (
    <main className="start">
      <div className="start-language">
        <Menu align="end" trigger={<IconButton icon={Languages} label={t("language.label")} />}>
          <LanguageChoice />
        </Menu>
      </div>
      <SampleSentence />
      <div className="start-do">
        <h1>{creator === null ? t("start.title") : t("start.titleAgain")}</h1>
        <p className="start-lead">{t("start.lead")}</p>
        {problem !== null && <Problem problem={problem} steps={steps} />}
        {creator === null && (
          <TextField
            ref={nameField}
            label={t("start.name")}
            hint={t("start.nameHelp")}
            error={steps.nameMissing ? t("start.nameMissing") : undefined}
            value={steps.name}
            maxLength={200}
            autoComplete="name"
            autoFocus
            onChange={(event) => steps.setName(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter") void choose("open-sample")
            }}
          />
        )}
        {project === null ? (
          <Place steps={steps} />
        ) : (
          <div className="start-project">
            <p>{t("start.continueWith", { name: project.name })}</p>
            <p className="muted small">{project.path}</p>
            <Button variant="primary" disabled={steps.busy} onClick={() => steps.begin(() => undefined)}>
              {t("start.continue")}
            </Button>
          </div>
        )}
        {steps.failure !== undefined && (
          <p className="warn" role="alert">
            {steps.failure}
          </p>
        )}
        <Ways
          disabled={steps.busy}
          onEnter={steps.name.trim() === "" || creator !== null ? undefined : "open-sample"}
          onChoose={choose}
        />
        {recent.length > 0 && <Recent recent={recent} steps={steps} />}
        <p className="start-drop">{t("start.drop")}</p>
      </div>
      <DropZone onFiles={(files) => void steps.begin(() => model.imports.files(files))} />
    </main>
  )
}
