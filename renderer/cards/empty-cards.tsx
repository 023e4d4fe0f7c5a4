// What stands in the panel when it has no cards: how to make the first one, or why all are hidden.

import { Fragment } from "react"
import type { Kind } from "../../shared/domain/codebook.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"
import { KindLetter } from "../ui/kind-letter.tsx"
import { keyLabel } from "./kind-key.ts"

export function NothingMarked({ kinds }: { readonly kinds: readonly Kind[] }) {
  const { t } = useTranslation()
  return (
    <div className="cards-empty">
      <h2>{t("cards.emptyTitle")}</h2>
      <p>{t("cards.emptyHint")}</p>
      <dl>
        {kinds.map((kind) => (
          <Fragment key={kind.id}>
            <dt>
              <KindLetter kind={kind} />
              {kind.name}
              <kbd>{keyLabel(kind)}</kbd>
            </dt>
            <dd>{kind.guidance}</dd>
          </Fragment>
        ))}
      </dl>
    </div>
  )
}

export function NothingFound({ hidden, onClear }: { readonly hidden: number; onClear(): void }) {
  const { t } = useTranslation()
  return (
    <div className="cards-empty">
      <h2>{t("cards.nothingFound")}</h2>
      <p>{t("cards.nothingFoundHint", { number: hidden })}</p>
      <Button variant="outline" onClick={onClear}>
        {t("cards.clearFilter")}
      </Button>
    </div>
  )
}
