// The interface's words. Keys are typed from the English file; other languages will be files beside it.

import { createInstance, type i18n as I18n } from "i18next"
import { initReactI18next } from "react-i18next"
import { en } from "./en.ts"

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation"
    resources: { translation: typeof en }
  }
}

export const i18n: I18n = createInstance()

i18n.use(initReactI18next).init({
  lng: "en",
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false }, // React escapes
  initAsync: false,
})

/** Words outside of components; inside, `useTranslation` follows a change of language. */
export const t: I18n["t"] = i18n.t
