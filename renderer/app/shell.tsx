// The screen at work: a slim line on top, the library, and beside it the text with its cards in one scroller.

import { useEffect } from "react"
import { useTranslation } from "../i18n/use-translation.ts"
import { Library } from "../library/library.tsx"
import { prepareDates } from "../record/prepare-dates.ts"
import { Splitter } from "../ui/splitter.tsx"
import { useMedia } from "../ui/use-media.ts"
import { ArticlePane } from "./article-pane.tsx"
import { DropZone } from "./drop-zone.tsx"
import { useApp, useModel } from "./model-context.ts"
import { narrowWindow } from "./state.ts"
import { useStore } from "./store.ts"
import { Topbar } from "./topbar.tsx"
import "./shell.css"

const libraryWidths = { min: 220, max: 420 }

export function Shell() {
  const { t } = useTranslation()
  const model = useModel()
  const { library, cards, reading } = useStore(model.preferences, (preferences) => preferences)
  const connection = useStore(model.connection, (status) => status)
  const readOnly = useApp((state) => state.start?.project?.readOnly ?? null)
  const narrow = useMedia(narrowWindow)
  useEffect(prepareDates, [])
  const narrowPane = useApp((state) => state.narrowPane)
  const shown = {
    library: !reading.focus && (narrow ? narrowPane === "library" : library.open),
    cards: !reading.focus && (narrow ? narrowPane === "cards" : cards.open),
  }
  return (
    <div
      className="shell"
      data-library={shown.library || undefined}
      style={{ "--library-width": `${library.width}px`, "--cards-width": `${cards.width}px` }}
    >
      <Topbar shown={shown} />
      {connection === "lost" && (
        <p className="banner" role="alert">
          {t("app.lostConnection")}
        </p>
      )}
      {readOnly !== null && (
        <p className="banner" role="status">
          {t("project.readOnly", { reason: readOnly })}
        </p>
      )}
      {shown.library && (
        <nav className="library" aria-label={t("library.label")} data-pane="library">
          <Library />
          <Splitter
            label={t("library.resize")}
            pane="before"
            width={library.width}
            {...libraryWidths}
            onChange={(width) => model.preferences.change({ library: { ...library, width } })}
          />
        </nav>
      )}
      <ArticlePane cards={shown.cards} />
      <DropZone onFiles={(files) => void model.imports.files(files)} />
    </div>
  )
}
