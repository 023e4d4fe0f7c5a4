// A name taken apart: the words that are the name, in the order given name to surname, without titles, possessive,
// article, particles and degrees.

import { type NameWord, wordsOf } from "./fold.ts"
import { otherSpellings } from "./spellings.ts"
import {
  countryOf,
  isDegree,
  isGeneration,
  isOrganisationWord,
  isPortfolio,
  isTitle,
  isTitleOrSurname,
} from "./titles.ts"

export interface NameParts {
  /** Never empty. */
  readonly words: readonly NameWord[]
  /** "jr", "iii": undefined where the name has none. */
  readonly generation: string | undefined
  /** What a body's name is the same by, whatever the order of its words. */
  readonly body: string
  readonly isOrganisation: boolean
  /** "The Pentagon": no person is called so. */
  readonly hasArticle: boolean
  /** The words that stand for a person alone: "von der Leyen", "Jean-Pierre", "Xi". Empty where there is one word only. */
  readonly surname: readonly NameWord[]
}

/** The readings of a mention, the likeliest first: with titles before the name left out, and as it stands. */
export function readName(text: string): NameParts[] {
  const plain = withoutPossessive(text.replace(/\s*\([^()]*\)/gu, ""))
  const [head = "", ...tail] = plain.split(",")
  const afterComma = wordsOf(tail.join(" "))
  const generation = afterComma.find(({ plain }) => isGeneration(plain))?.plain
  // "Pelosi, the House speaker" is Pelosi with what she is.
  const described = afterComma.some(({ plain }) => isTitle(plain) || articles.has(plain))
  if (!described && afterComma.some(({ plain }) => !isDegree(plain) && !isGeneration(plain))) {
    // "Austin, Lloyd J." is the order of indexes. "Austin, Texas" comes out as a person of that name, and nobody has it.
    return tail.length === 1 ? parts([...wordsIn(tail[0] ?? ""), ...wordsIn(head)], undefined, 1) : []
  }
  const words = wordsIn(head)
  const hyphened = wordsIn(head.trim().split(/\s+/u).at(-1) ?? "").length
  const from = nameStart(words)
  const whole = parts(words, generation, hyphened).map((name) => ({
    ...name,
    hasArticle: /^the\s/iu.test(head.trim()),
  }))
  return [...(from === 0 ? [] : parts(words.slice(from), generation, hyphened)), ...whole]
}

/** "Milley’s" is a mention of Milley, and "the Forces'" one of the Forces. */
function withoutPossessive(text: string): string {
  return text.trim().replace(/(?:['’ʼ]s|(?<=s)['’ʼ])$/iu, "")
}

/** @param hyphened how many words are joined at the end. */
function parts(words: readonly NameWord[], after: string | undefined, hyphened: number): NameParts[] {
  const last = words.at(-1)
  const own = last !== undefined && words.length > 1 && isGeneration(last.plain) ? last.plain : undefined
  const name = own === undefined ? words : words.slice(0, -1)
  if (name.length === 0 || name.every(({ plain }) => articles.has(plain))) return []
  const plain = name.map((word) => otherSpellings(word.plain)?.[0] ?? word.plain)
  return [
    {
      words: name,
      generation: (own ?? after)?.replace("junior", "jr").replace("senior", "sr"),
      body: plain
        .flatMap((word) => (bodyLess.has(word) ? [] : (countryOf(word) ?? word)))
        .sort()
        .join(" "),
      isOrganisation: plain.some(isOrganisationWord),
      hasArticle: false,
      surname: surnameOf(name, hyphened),
    },
  ]
}

function surnameOf(words: readonly NameWord[], hyphened: number): readonly NameWord[] {
  const [first, ...others] = words
  if (first === undefined || others.length === 0) return []
  if (others.length <= 2 && familyFirst.has(first.plain)) return [first]
  const particle = others.findIndex(({ plain }) => isParticle(plain))
  if (particle !== -1 && particle < others.length - 1) return others.slice(particle)
  return others.slice(-Math.max(1, hyphened))
}

/** "Mohammed bin Salman" without "bin" is another name. */
export function isParticle(word: string): boolean {
  return particles.has(word)
}

const particles = new Set("bin ibn bint abu von van de della da di du la le der den".split(" "))

/** Surnames of China, Korea and Vietnam, where they come first; those that are English words, too, are left out. */
const familyFirst = new Set(
  "xi kim mao deng hu wen zhou li wang zhang liu chen yang zhao wu xu zhu lin guo park moon yoon choi jung kang nguyen tran pham".split(
    " ",
  ),
)

const articles = new Set(["the", "a", "an"])
const bodyLess = new Set(["the", "of", "for", "and", "s", "federation"])

/** The words without articles before them and without the particles of Arabic names, which are written in many ways. */
function wordsIn(text: string): NameWord[] {
  const plain = text
    .replace(/(^|[\s-])(?:al|el|ul|as|ash|ad|ar|an|at|az)[-‐]/giu, "$1")
    .replace(/(?<=\S)\s(?:al|el)(?=\s)/gu, "")
    .replace(/(?<=\p{L}\s)Al(?=\s\p{L})/gu, "")
    .replace(/^(?:al|el)\s(?=\p{L})/u, "")
    .replace(/^(?:the)\s+/iu, "")
    .replace(/\b(U|E)\.([SKNU])\.(?:(A)\.)?/gu, "$1$2$3")
    .replace(/['’ʼ]s(?=\s)/gu, "")
  return wordsOf(plain)
}

/** Where the name begins behind its titles: 0 where it has none, or is nothing but titles. */
function nameStart(words: readonly NameWord[]): number {
  const lastTitle = words.findLastIndex(({ plain }, index) => {
    const before = words[index - 1]?.plain
    return isTitle(plain) && (!isTitleOrSurname(plain) || before === undefined || isPortfolio(before))
  })
  if (lastTitle === -1) return 0
  let start = lastTitle + 1
  if (words[start]?.plain === "of" || words[start]?.plain === "for") {
    while (start < words.length && isPortfolio(words[start]?.plain ?? "")) start++
  }
  if (words.slice(start).some(({ plain }) => !isGeneration(plain))) return start
  return isTitleOrSurname(words[lastTitle]?.plain ?? "") ? lastTitle : 0
}
