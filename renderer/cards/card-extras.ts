// What the window adds to an open card beyond the record itself: links, history. The cards need not know what it is.

import { createContext, type ReactNode } from "react"
import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Kind } from "../../shared/domain/codebook.ts"

export interface CardExtras {
  /** Below the form. */
  below(annotation: Annotation, kind: Kind): ReactNode
  /** In the line that says who made the annotation. */
  beside(annotation: Annotation): ReactNode
}

export const CardExtrasContext = createContext<CardExtras>({ below: () => null, beside: () => null })
