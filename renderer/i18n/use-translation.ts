// The interface's words inside components. Nearly each of them asks, and cards come and go by the hundred: so one
// provider listens for another language, and asking costs no more than a look at a context.

import type { TFunction } from "i18next"
import {
  createContext,
  createElement,
  type ReactNode,
  useContext,
  useMemo,
  useSyncExternalStore,
} from "react"
import { i18n } from "./i18n.ts"

interface Spoken {
  /** The words: another function in another language, so that what depends on it is made anew. */
  readonly t: TFunction
  /** Its BCP 47 tag. */
  readonly language: string
}

const SpokenContext = createContext(spokenIn(i18n.language))

/** Has all that is below it drawn again when the language changes. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const language = useSyncExternalStore(listen, languageNow)
  const spoken = useMemo(() => spokenIn(language), [language])
  return createElement(SpokenContext, { value: spoken }, children)
}

/** The words of the language that the interface speaks; follows a change of it. */
export function useTranslation(): Spoken {
  return useContext(SpokenContext)
}

function spokenIn(language: string): Spoken {
  return { t: i18n.getFixedT(language), language }
}

function languageNow(): string {
  return i18n.language
}

function listen(listener: () => void): () => void {
  i18n.on("languageChanged", listener)
  return () => i18n.off("languageChanged", listener)
}
