// The window as a whole: which of its screens shows, and what lies over all of them.

import { Direction } from "radix-ui"
import type { ReactNode } from "react"
import { Dialogs } from "../dialogs/dialogs.tsx"
import { directionOf } from "../i18n/languages.ts"
import { LanguageProvider, useTranslation } from "../i18n/use-translation.ts"
import { StartScreen } from "../start/start-screen.tsx"
import { Button } from "../ui/button.tsx"
import { Tooltips } from "../ui/tooltips.tsx"
import { ErrorBoundary } from "./error-boundary.tsx"
import { spokenLanguage } from "./language.ts"
import { LiveRegion } from "./live-region.tsx"
import type { Model } from "./model.ts"
import { KeysProvider, ModelProvider, useApp, useModel } from "./model-context.ts"
import { Shell } from "./shell.tsx"
import { useStore } from "./store.ts"
import { Toasts } from "./toasts.tsx"

export function App({ model }: { readonly model: Model }) {
  return (
    <ErrorBoundary>
      <Surroundings model={model}>
        <Screen />
        <Dialogs />
        <Toasts />
        <Tooltips />
        <LiveRegion />
      </Surroundings>
    </ErrorBoundary>
  )
}

/** What every component may rely on above it: the model, the language, the keys. */
export function Surroundings({ model, children }: { readonly model: Model; readonly children: ReactNode }) {
  const direction = useStore(model.preferences, ({ language }) => directionOf(spokenLanguage(language)))
  const keys = useStore(model.preferences, (preferences) => preferences.keys)
  return (
    <ModelProvider value={model}>
      <LanguageProvider>
        <Direction.Provider dir={direction}>
          <KeysProvider value={keys}>{children}</KeysProvider>
        </Direction.Provider>
      </LanguageProvider>
    </ModelProvider>
  )
}

function Screen() {
  const phase = useApp((state) => state.phase)
  const atWork = useApp(({ start }) => start !== null && start.project !== null && start.creator !== null)
  if (phase === "failed") return <StartFailed />
  if (phase === "starting") return <main className="plain-screen" aria-busy="true" />
  return atWork ? <Shell /> : <StartScreen />
}

function StartFailed() {
  const { t } = useTranslation()
  const model = useModel()
  const failure = useApp((state) => state.failure)
  return (
    <main className="plain-screen">
      <h1>{t("app.startFailed")}</h1>
      <p>{failure}</p>
      <Button variant="primary" onClick={() => void model.projects.start()}>
        {t("app.tryAgain")}
      </Button>
    </main>
  )
}
