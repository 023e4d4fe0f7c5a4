// The last resort when drawing fails: plain words and a way on. What was saved is on disk by then.

import { Component, type ReactNode } from "react"
import { t } from "../i18n/i18n.ts"
import { Button } from "../ui/button.tsx"

export class ErrorBoundary extends Component<
  { readonly children: ReactNode },
  { readonly message?: string }
> {
  override state: { readonly message?: string } = {}

  static getDerivedStateFromError(error: unknown) {
    return { message: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    if (this.state.message === undefined) return this.props.children
    return (
      <main className="plain-screen" role="alert">
        <h1>{t("app.crashed")}</h1>
        <p>{t("app.crashedHelp")}</p>
        <p className="muted small">{this.state.message}</p>
        <Button variant="primary" onClick={() => location.reload()}>
          {t("app.reload")}
        </Button>
      </main>
    )
  }
}
