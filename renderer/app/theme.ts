// Puts the theme on the root element: the one chosen, or what the system asks for while none is.

import type { ThemePreference } from "./preferences.ts"
import type { ReadableStore } from "./store.ts"

type Theme = Exclude<ThemePreference, "system">

const dark = "(prefers-color-scheme: dark)"
const contrast = "(prefers-contrast: more)"

/** Follows the preference and the system's wish for as long as the window lives. */
export function followTheme(preference: ReadableStore<{ readonly theme: ThemePreference }>): void {
  const apply = () => {
    document.documentElement.dataset.theme = themeFor(preference.get().theme)
  }
  apply()
  preference.subscribe(apply)
  for (const query of [dark, contrast]) matchMedia(query).addEventListener("change", apply)
}

/** The theme after this one that looks otherwise: a command that changes nothing in sight would seem broken. */
export function nextTheme(preference: ThemePreference): ThemePreference {
  const at = themes.indexOf(preference)
  const others = [...themes.slice(at + 1), ...themes.slice(0, at)]
  return others.find((one) => themeFor(one) !== themeFor(preference)) ?? preference
}

const themes: readonly ThemePreference[] = ["light", "dark", "contrast", "system"]

function themeFor(preference: ThemePreference): Theme {
  if (preference !== "system") return preference
  if (matchMedia(contrast).matches) return "contrast"
  return matchMedia(dark).matches ? "dark" : "light"
}
