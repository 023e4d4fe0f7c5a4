// Which language the interface speaks, as a part of a menu.

import { languageNames, languages } from "../i18n/languages.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { MenuChoice, MenuLabel } from "../ui/menu.tsx"
import { useModel } from "./model-context.ts"
import { useStore } from "./store.ts"

/** The made-up language is for trying the interface, while it is being developed. */
const offered = languages.filter((language) => language !== "ar-XB" || import.meta.env.DEV)

export function LanguageChoice() {
  const { t } = useTranslation()
  const { preferences } = useModel()
  const language = useStore(preferences, (value) => value.language)
  return (
    <>
      <MenuLabel>{t("language.label")}</MenuLabel>
      <MenuChoice
        label={t("language.label")}
        value={language}
        options={[
          { value: "system", label: t("language.system") },
          ...offered.map((value) => ({ value, label: languageNames[value], language: value })),
        ]}
        onChange={(value) => preferences.change({ language: value })}
      />
    </>
  )
}
