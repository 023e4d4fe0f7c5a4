// The edge between the text and what stands beside it, cards or the review of an update: one width for both.

import { useTranslation } from "../i18n/use-translation.ts"
import { Splitter } from "../ui/splitter.tsx"
import { useModel } from "./model-context.ts"
import { useStore } from "./store.ts"

const widths = { min: 300, max: 560 }

export function CardsEdge() {
  const { t } = useTranslation()
  const { preferences } = useModel()
  const cards = useStore(preferences, (all) => all.cards)
  return (
    <div className="cards-edge">
      <Splitter
        label={t("article.resizeCards")}
        pane="after"
        width={cards.width}
        {...widths}
        onChange={(width) => preferences.change({ cards: { ...cards, width } })}
      />
    </div>
  )
}
