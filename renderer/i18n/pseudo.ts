// A language made from English: every letter has an accent, every sentence stands in brackets, and lines run from right
// to left. What shows without brackets was never translated, and what stands on the wrong side was never mirrored.

export interface Words {
  readonly [key: string]: string | Words
}

/** The made-up language's words for the same keys, in every form of counting that any language has. */
export function pseudoOf(words: Words): Words {
  return Object.fromEntries(
    Object.entries(words).flatMap(([key, value]): [string, string | Words][] => {
      if (typeof value !== "string") return [[key, pseudoOf(value)]]
      const said = pseudo(value)
      if (!key.endsWith("_other")) return [[key, said]]
      return ["two", "few", "many", "other"].map((form) => [key.replace(/other$/, form), said])
    }),
  )
}

const mark = "\u200F"

function pseudo(words: string): string {
  const accented = words.replace(/\{\{.*?\}\}|[A-Za-z]/g, (found) => letters[found] ?? found)
  return `${mark}⟦${accented}⟧${mark}`
}

const plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
const strange = [..."ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž"]
const letters: Readonly<Record<string, string>> = Object.fromEntries(
  [...plain].map((letter, index) => [letter, strange[index] ?? letter]),
)
