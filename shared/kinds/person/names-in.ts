// Where in a text somebody's names stand, for marking all of them after a preview: the full name, the name without what
// is between given name and surname, the surname alone, and the aliases. Titles before a name and a possessive behind it
// are left out. A surname within another's full name ("Jane Austin", "Austin Powers") is not counted.

import { utf16 } from "../../domain/offset.ts"
import type { Span } from "../../domain/span.ts"
import { likeness, type NameWord, nameWord } from "./fold.ts"
import { type NameParts, readName } from "./name-parts.ts"
import { isOrganisation, type Names } from "./names.ts"
import { isGeneration, isOrganisationWord, isTitle } from "./titles.ts"

/**
 * The places where a text names the bearer of these names, in order, none overlapping.
 * @param offset what is added to every offset: where in the article the text given begins.
 */
export function namesIn(text: string, names: Names, offset = 0): Span[] {
  const words = wordsWithin(text)
  const forms = formsOf(names)
  const spans: Span[] = []
  for (let at = 0; at < words.length; at++) {
    const form = forms.find((each) => stands(text, words, at, each))
    const first = words[at]
    const last = form === undefined ? undefined : words[at + form.words.length - 1]
    if (form === undefined || first === undefined || last === undefined) continue
    spans.push({ start: utf16(offset + first.start), end: utf16(offset + last.end) })
    at += form.words.length - 1
  }
  return spans
}

interface Form {
  readonly words: readonly NameWord[]
  /** It is written with a capital letter. */
  readonly capital: boolean
  /** All of it is written in capitals, as "UN": only so it is found. */
  readonly acronym: boolean
  /** One word of a person's name, which may be part of somebody else's. */
  readonly alone: boolean
}

/** The longest first, so that a surname is not found where the whole name stands. */
function formsOf(names: Names): readonly Form[] {
  const known = made.get(names)
  if (known !== undefined) return known
  const forms = [names.name, ...names.aliases].flatMap((text) => {
    const found = readName(text)
    const parts = found[0]
    if (parts === undefined) return []
    const organisation = isOrganisation(names, parts)
    const make = (words: readonly NameWord[]): Form => ({
      words,
      capital: /\p{Lu}/u.test(text),
      acronym: /^\p{Lu}{2,5}$/u.test(text),
      alone: words.length === 1 && !organisation,
    })
    // A namesake's name is only found with what tells the two apart.
    if (parts.generation !== undefined) return [make([...parts.words, nameWord(parts.generation)])]
    return [...found.map(({ words }) => make(words)), ...(organisation ? [] : shorter(parts).map(make))]
  })
  forms.sort((a, b) => b.words.length - a.words.length)
  made.set(names, forms)
  return forms
}

const made = new WeakMap<Names, readonly Form[]>()

/** "Lloyd Austin" and "Austin" for "Lloyd J. Austin". */
function shorter({ words, surname }: NameParts): (readonly NameWord[])[] {
  const [first] = words
  if (first === undefined || surname.every(({ plain }) => plain.length < 2)) return []
  const between = words.length - surname.length - 1
  return between > 0 && surname[0] !== first ? [[first, ...surname], surname] : [surname]
}

interface WordWithin {
  readonly start: number
  /** Without a possessive. */
  readonly end: number
  readonly text: string
  readonly word: NameWord
  /** What stands between it and the word before: its own beginning where it is the first. */
  readonly gap: string
  readonly possessive: boolean
}

/** Whether a form stands at a word of the text. */
function stands(text: string, words: readonly WordWithin[], at: number, form: Form): boolean {
  const run = words.slice(at, at + form.words.length)
  if (run.length < form.words.length) return false
  const fits = run.every((each, index) => {
    const wanted = form.words[index]
    if (wanted === undefined || likeness(each.word, wanted) === 0) return false
    const joined = within.test(each.gap) || (each.gap === ", " && isGeneration(wanted.plain))
    return index === 0 || (joined && run[index - 1]?.possessive === false)
  })
  const [first] = run
  const final = run.at(-1)
  const next = words[at + run.length]
  if (!fits || first === undefined || !writtenAs(run, form)) return false
  // "Donald Trump" in "Donald Trump Jr." is somebody else.
  const before = words[at - 1]
  // "May" is a month more often than Theresa May.
  if (form.alone && calendar.has(first.word.plain) && !isTitle(before?.word.plain ?? "")) return false
  if (next !== undefined && isGeneration(next.word.plain) && /^,? $/u.test(next.gap)) return false
  return (
    !form.alone || ((final?.possessive === true || !continues(next)) && !begunBefore(text, before, first))
  )
}

const calendar = new Set(
  "january march april may june july august october december monday friday saturday sunday".split(" "),
)

const within = /^(?:\.?[ \u00a0\n]|\.|[-‐‑])$/u

function writtenAs(run: readonly WordWithin[], { capital, acronym, words }: Form): boolean {
  if (acronym) return run.every(({ text }) => text === text.toUpperCase())
  if (!capital || run.some(({ text }) => /\p{Lu}|\p{Lo}/u.test(text))) return true
  // Newspapers write "the pentagon", too; but "bush" and "rice" are no people.
  return words.some(({ plain }) => isOrganisationWord(plain) && plain.length > 6)
}

/** "Austin Powers", "Austin-Healey": a surname does not go on with a name. */
function continues(next: WordWithin | undefined): boolean {
  if (next === undefined || !/^[ \u00a0-]$/u.test(next.gap)) return false
  return next.gap === "-" || (/^\p{Lu}\p{Ll}/u.test(next.text) && !isTitle(next.word.plain))
}

/** "Jane Austin": the word before is a name and no title and no first word of a sentence that only looks like one. */
function begunBefore(text: string, before: WordWithin | undefined, first: WordWithin): boolean {
  if (before === undefined || !/^(?:\.?[ \u00a0]|[-‐‑])$/u.test(first.gap) || before.possessive) return false
  if (first.gap === "-" || first.gap === "‐") return /^\p{L}/u.test(before.text)
  if (!/^\p{Lu}/u.test(before.text) || isTitle(before.word.plain)) return false
  const initial = /^\p{Lu}$/u.test(before.text)
  if (first.gap.startsWith(".") && !initial) return false
  return initial || !(smallWords.has(before.word.plain) && beginsSentence(text, before.start))
}

function beginsSentence(text: string, at: number): boolean {
  return /(?:^|[.!?:;\n"“”'‘(\]][ \u00a0"“‘(]*)$/u.test(text.slice(Math.max(0, at - 4), at))
}

const smallWords = new Set(
  "a after also although and as at because before both but by did does for from had has he if in is it like meanwhile nor of on or once only since so than that the then though to today under until was were what when where whereas while who why will with yet yesterday".split(
    " ",
  ),
)

/** The article of Arabic names belongs to the word: "al-Assad" is found for "Assad", and marked as it stands. */
const particle = /^(?:(?:al|el|ul|ash?|ad|ar|an|at|az)[-‐]|[ae]l )(?=\p{L})/iu
const wordPattern =
  /\b[UE]\.[SKNU]\.(?:A\.)?|(?<![\p{L}\p{M}\p{N}])(?:(?:[Aa]l|[Ee]l|[Uu]l|[Aa]sh?|[Aa]d|[Aa]r|[Aa]n|[Aa]t|[Aa]z)[-‐](?=\p{L})|[ae]l (?=\p{Lu}))?[\p{L}\p{M}\p{N}]+(?:['’ʼ][\p{L}\p{M}]+)*/gu

function wordsWithin(article: string): readonly WordWithin[] {
  if (last.text === article) return last.words
  const words: WordWithin[] = []
  let end = 0
  for (const { 0: found, index } of article.matchAll(wordPattern)) {
    const possessive = /['’ʼ][sS]$/u.test(found)
    const text = possessive ? found.slice(0, -2) : found
    words.push({
      start: index,
      end: index + text.length,
      text,
      word: nameWord(text.replace(particle, "")),
      gap: article.slice(end, index),
      possessive,
    })
    end = index + found.length
  }
  last = { text: article, words }
  return words
}

/** The names of many entities are looked for in one text after another. */
let last: { readonly text: string; readonly words: readonly WordWithin[] } = { text: "", words: [] }
