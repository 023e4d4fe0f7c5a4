// The interface's languages beside English: what each lacks is printed, what makes no sense fails.

import { expect, it } from "vitest"
import { de } from "../../renderer/i18n/de.ts"
import { en } from "../../renderer/i18n/en.ts"
import { formatDay } from "../../renderer/i18n/format.ts"
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
