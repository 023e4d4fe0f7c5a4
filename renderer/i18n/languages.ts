// The languages of the interface. Names are in the languages themselves, for those who can read no other; they say, too,
// that nobody has checked the words of a language yet.

/** `ar-XB` is the usual code of a made-up language that runs from right to left. */
export const languages = ["en", "uk", "de", "ar-XB"] as const

export type Language = (typeof languages)[number]

export const languageNames: Readonly<Record<Language, string>> = {
  en: "English",
  uk: "Українська (не перевірено)",
  de: "Deutsch (ungeprüft)",
  "ar-XB": "⟦Þšéûðö⟧",
}

/** The first of the wanted languages (BCP 47, the dearest first) that the interface has, or else English. */
export function languageFor(wanted: readonly string[]): Language {
  const codes = wanted.map((tag) => tag.split("-")[0])
  return languages.find((language) => language === codes.find((code) => isSpoken(code))) ?? "en"
}

function isSpoken(code: string | undefined): boolean {
  return languages.some((language) => language === code)
}

/** From which side lines begin. */
export function directionOf(language: Language): "ltr" | "rtl" {
  return language === "ar-XB" ? "rtl" : "ltr"
}
