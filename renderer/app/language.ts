// The language of the interface: the one chosen, or the first that the system wants and the interface has.

import { speak } from "../i18n/i18n.ts"
import { directionOf, type Language, languageFor } from "../i18n/languages.ts"
import type { LanguagePreference } from "./preferences.ts"
import type { ReadableStore } from "./store.ts"

/** Follows the preference for as long as the window lives, on the root element too. */
export function followLanguage(preference: ReadableStore<{ readonly language: LanguagePreference }>): void {
  const apply = () => {
    const language = spokenLanguage(preference.get().language)
    speak(language)
    document.documentElement.lang = language
    document.documentElement.dir = directionOf(language)
  }
  apply()
  preference.subscribe(apply)
  window.addEventListener("languagechange", apply)
}

/** The language that a preference means on this machine. */
export function spokenLanguage(preference: LanguagePreference): Language {
  return preference === "system" ? languageFor(navigator.languages) : preference
}
