// One key for the spellings of a name: without case, diacritics and apostrophes, in Latin letters, and with one letter
// for sounds that Slavic and Arabic names are written with in several ways. Keys are for comparing, never for showing.

import { otherSpellings } from "./spellings.ts"

/** A word of a name in the forms that it is compared in. */
export interface NameWord {
  /** Lower case, Latin, without marks: "Zelenskyy" is `zelenskyy`. */
  readonly plain: string
  /** With spellings of one sound made one: `zelenski`. Ukrainian and Russian read one Cyrillic letter differently. */
  readonly folded: readonly string[]
}

/**
 * What a name is the same by: "Сергей Шойгу", "SERGEI SHOIGU" and "Sergey Shoygu" have one key.
 * Titles and possessives are left in: `matchNames` understands those.
 */
export function nameKey(name: string): string {
  return wordsOf(name)
    .map(({ folded }) => folded[0])
    .join(" ")
}

/** The words of a name, in order. Hyphens and full stops part words; apostrophes do not. */
export function wordsOf(name: string): NameWord[] {
  return name
    .normalize("NFC")
    .split(/[^\p{L}\p{M}\p{N}'’ʼ`´]+/u)
    .map(nameWord)
    .filter(({ plain }) => plain !== "")
}

/** One word, already parted from others. */
export function nameWord(word: string): NameWord {
  const known = words.get(word)
  if (known !== undefined) return known
  const plain = latin(word, "g")
  const folded = fold(plain)
  const other = /г/iu.test(word) ? fold(latin(word, "h")) : folded
  const made = { plain, folded: folded === other ? [folded] : [folded, other] }
  if (words.size >= 50_000) words.clear()
  words.set(word, made)
  return made
}

/** Texts and registries repeat their words, and folding takes longest of all that is done with names. */
const words = new Map<string, NameWord>()

/** 2: the same letters; 1: another spelling of the same name; 0: another name. */
export function likeness(one: NameWord, other: NameWord): 0 | 1 | 2 {
  if (one.plain === other.plain) return 2
  const known = otherSpellings(one.plain)
  if (known?.includes(other.plain) === true) return 1
  return one.folded.some((key) => other.folded.includes(key)) ? 1 : 0
}

/** @param ge what the letter г is: Russian and Ukrainian differ. */
function latin(word: string, ge: "g" | "h"): string {
  const lower = word.toLowerCase()
  if (/^[a-z0-9]*$/u.test(lower)) return lower
  return lower
    .replace(/[а-яёєіїґў]/gu, (letter) => (letter === "г" ? ge : (cyrillic[letter] ?? "")))
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/[ßæœøłđðþıə]/gu, (letter) => letters[letter] ?? letter)
}

function fold(word: string): string {
  const long = word.length > 4
  return (
    word
      .replaceAll("x", "ks")
      .replaceAll("sch", "sh")
      .replaceAll("dh", "d")
      .replaceAll("ph", "f")
      .replaceAll("q", "k")
      .replace(/ou|oo/gu, long ? "u" : "$&")
      .replace(/ee/gu, long ? "i" : "$&")
      .replace(/([uo])e(?=.)/gu, long ? "$1" : "$&")
      // Yevgeny and Evgeny, Medvedyev and Medvedev
      .replace(/(^|[^aeiou])ye/gu, "$1e")
      .replace(/j$/u, "i")
      .replace(/ow$/u, long ? "ov" : "$&")
      .replaceAll("y", "i")
      .replace(/i+/gu, "i")
      .replace(/ieh$/u, "ia")
      .replace(/(?<=.a)h$/u, "")
      .replace(/(\p{L})\1+/gu, "$1")
  )
}

const letters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ə: "a",
}

const cyrillic: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  ґ: "g",
  д: "d",
  е: "e",
  ё: "e",
  є: "ye",
  ж: "zh",
  з: "z",
  и: "i",
  і: "i",
  ї: "i",
  й: "i",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ў: "u",
  ф: "f",
  х: "kh",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "shch",
  ъ: "",
  ы: "y",
  ь: "",
  э: "e",
  ю: "yu",
  я: "ya",
}
