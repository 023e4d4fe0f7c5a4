// What the window adds to open cards: what a claim is linked with, and the way to what happened to an annotation.

import { isSaid } from "../../shared/domain/codebook.ts"
import type { CardExtras } from "../cards/card-extras.ts"
import { HistoryButton } from "../history/history-button.tsx"
import { RelatedRow } from "../links/related-row.tsx"

/** @param readOnly whether links can be looked at only */
export const cardExtras = (readOnly: boolean): CardExtras => ({
  below: ({ id }, kind) => isSaid(kind) && <RelatedRow key={id} annotation={id} readOnly={readOnly} />,
  beside: ({ id }) => <HistoryButton annotation={id} />,
})
