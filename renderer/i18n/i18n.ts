// The interface's words. Keys are typed from the English file, which has them all; what another language lacks is said
// in English.

import { createInstance, type i18n as I18n } from "i18next"
import { de } from "./de.ts"
import { en } from "./en.ts"
import type { Language } from "./languages.ts"
import { pseudoOf } from "./pseudo.ts"
import { uk } from "./uk.ts"

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation"
    resources: { translation: typeof en }
  }
}

export const i18n: I18n = createInstance()

i18n.init({
  lng: "en",
  fallbackLng: "en",
  resources: { en: { translation: en }, uk: { translation: uk }, de: { translation: de } },
  interpolation: { escapeValue: false }, // React escapes
  initAsync: false,
})

/** Words outside of components; inside, `use-translation.ts` follows a change of language. */
export const t: I18n["t"] = i18n.t

/** Has everything said in a language from now on. */
export function speak(language: Language): void {
  if (language === "ar-XB" && !i18n.hasResourceBundle(language, "translation"))
    i18n.addResourceBundle(language, "translation", pseudoOf(en))
  if (i18n.language !== language) void i18n.changeLanguage(language)
}
