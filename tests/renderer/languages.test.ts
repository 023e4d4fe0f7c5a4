// The interface's languages beside English: what each lacks is printed, what makes no sense fails.

import { expect, it } from "vitest"
import { de } from "../../renderer/i18n/de.ts"
import { en } from "../../renderer/i18n/en.ts"
import { formatDate, formatDay } from "../../renderer/i18n/format.ts"
import { speak, t } from "../../renderer/i18n/i18n.ts"
import { languageFor } from "../../renderer/i18n/languages.ts"
import { pseudoOf, type Words } from "../../renderer/i18n/pseudo.ts"
import { uk } from "../../renderer/i18n/uk.ts"

const english = flat(en)
/** Numbers in words are counted by the language's own rules; in English, one and other. */
const plural = /_(zero|one|two|few|many|other)$/

it.each([
  ["uk", flat(uk)],
  ["de", flat(de)],
])("%s has keys and placeholders as English has them, and every form that its numbers need", (code, own) => {
  const missing = [...english.keys()].filter((key) => !own.has(key))
  process.stdout.write(
    `${code} lacks ${missing.length} of ${english.size} keys${missing.length > 0 ? ": " : ""}${missing.join(", ")}\n`,
  )
  const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories
  for (const [key, words] of own) {
    const base = key.replace(plural, "")
    const said = english.get(key) ?? english.get(`${base}_other`)
    expect(said, `${code}: ${key} is in no English file`).toBeDefined()
    expect(placeholders(words), `${code}: ${key}`).toEqual(placeholders(said ?? ""))
    if (!key.endsWith("_other")) continue
    for (const form of forms) expect(own.has(`${base}_${form}`), `${code}: ${base}_${form}`).toBe(true)
  }
})

it("counts in Ukrainian and German as people do", () => {
  const count = (one: number) => t("library.articles", { count: one })
  speak("uk")
  expect([1, 2, 5, 11, 21, 22, 25].map(count)).toEqual([
    "1 стаття",
    "2 статті",
    "5 статей",
    "11 статей",
    "21 стаття",
    "22 статті",
    "25 статей",
  ])
  expect(formatDay("2022-10-22", "medium")).toBe("22 жовт. 2022 р.")
  speak("de")
  expect([0, 1, 2].map(count)).toEqual(["0 Artikel", "1 Artikel", "2 Artikel"])
  expect(formatDay("2022-10-22", "medium")).toBe("22. Okt. 2022")
  speak("en")
})

it.each([
  ["2022-10-21", "Fri, 21 Oct 2022", "Fr., 21. Okt. 2022", "пт, 21 жовт. 2022 р."],
  ["2022-02", "February 2022", "Februar 2022", "лютий 2022 р."],
  ["2022", "2022", "2022", "2022"],
  ["1994~", "about 1994", "um 1994", "приблизно 1994"],
  ["2022-07?", "July 2022?", "Juli 2022?", "липень 2022 р.?"],
  ["2022%", "about 2022?", "um 2022?", "приблизно 2022?"],
  ["201X", "2010s", "2010er-Jahre", "2010-ті роки"],
  ["18XX", "19th century", "19. Jahrhundert", "19 століття"],
  ["20XX", "21st century", "21. Jahrhundert", "21 століття"],
  ["2021-22", "summer 2021", "Sommer 2021", "літо 2021"],
  ["2022-05/2022-07", "May 2022 – July 2022", "Mai 2022 – Juli 2022", "травень 2022 р. – липень 2022 р."],
  ["2022-05/..", "since May 2022", "seit Mai 2022", "травень 2022 р. і далі"],
  ["../2022-10", "until October 2022", "bis Oktober 2022", "жовтень 2022 р. і раніше"],
  ["2022-10-03/2023", "Mon, 3 Oct 2022 – 2023", "Mo., 3. Okt. 2022 – 2023", "пн, 3 жовт. 2022 р. – 2023"],
  ["next Friday", "next Friday", "next Friday", "next Friday"],
])("says %s as %s, %s and %s", (value, ...said) => {
  const heard = (["en", "de", "uk"] as const).map((language) => {
    speak(language)
    return formatDate(value)
  })
  speak("en")
  expect(heard).toEqual(said)
})

it("takes the first language that somebody wants and the interface has", () => {
  expect(languageFor(["fr-CA", "uk-UA", "de"])).toBe("uk")
  expect(languageFor(["de-AT", "en-GB"])).toBe("de")
  expect(languageFor(["ja"])).toBe("en")
  expect(languageFor(["ar"])).toBe("en")
})

it("makes a language of which no letter is plain, with the placeholders as they are", () => {
  for (const [key, words] of flat(pseudoOf(en))) {
    expect(words.replace(/\{\{.*?\}\}/g, ""), key).not.toMatch(/[A-Za-z]/)
    const said = english.get(key) ?? english.get(key.replace(plural, "_other")) ?? ""
    expect(placeholders(words), key).toEqual(placeholders(said))
  }
})

function placeholders(words: string): string[] {
  // One form may say “one” instead of the number.
  return [...new Set([...words.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name ?? ""))]
    .filter((name) => name !== "count")
    .sort()
}

function flat(words: Words, path = ""): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]): [string, string][] =>
      typeof value === "string" ? [[`${path}${key}`, value]] : [...flat(value, `${path}${key}.`)],
    ),
  )
}
