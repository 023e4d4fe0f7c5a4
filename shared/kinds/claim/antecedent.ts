// Whom "she", "it" or "they" stands for, where a pronoun is a claim's source: the last one who was given as a source
// before it; and whom a title alone means. No resolving beyond that; several candidates are no answer.

import type { Span } from "../../domain/span.ts"
import type { KnownMention } from "./attribution.ts"
import { pronouns } from "./lexicon.ts"
import type { Quoted } from "./quotation.ts"
import { type Speaker, speakerOf } from "./speaker.ts"
import { type Token, tokensIn } from "./token.ts"

/** How many sentences back an antecedent is looked for. */
const REACH = 3

/** The phrase that a pronoun stands for. Undefined where it cannot be told. */
export function antecedentOf(
  text: string,
  pronoun: Span,
  sentences: readonly Span[],
  quotations: readonly Quoted[],
  mentions: readonly KnownMention[],
): Span | undefined {
  const word = text.slice(pronoun.start, pronoun.end).toLowerCase()
  const own = sentences.findLastIndex(({ start }) => start <= pronoun.start)
  for (let index = own; index >= 0 && index > own - REACH; index--) {
    const sentence = sentences[index]
    if (sentence === undefined) break
    const tokens = tokensIn(text, sentence.start, Math.min(sentence.end, pronoun.start), quotations)
    for (const { source } of speakersIn(tokens)) {
      const phrase = text.slice(source.start, source.end)
      if (
        !pronouns.has(phrase.toLowerCase()) &&
        agrees(
          word,
          phrase,
          mentions.some(({ span, type }) => type !== "organisation" && inside(span, source)),
        )
      )
        return source
    }
  }
  return onlyMention(word, pronoun, sentences[own], sentences[own - 1], mentions, text)
}

/** The person whose title a phrase is: "Secretary of State" after "Secretary of State Antony Blinken". */
export function bearerOf(
  text: string,
  title: Span,
  from: number,
  mentions: readonly KnownMention[],
): Span | undefined {
  const words = text
    .slice(title.start, title.end)
    .replace(/^the\s+/iu, "")
    .toLowerCase()
  const borne = mentions
    .map(({ span }) => span)
    .filter(({ start, end }) => {
      const before = start - 1 - words.length
      return before >= from && end <= title.start && text.slice(before, start - 1).toLowerCase() === words
    })
  return new Set(borne.map((span) => lastWord(text, span))).size === 1 ? borne.at(-1) : undefined
}

/** Those who say something in a sentence, the last first. */
function speakersIn(tokens: readonly Token[]): Speaker[] {
  const result: Speaker[] = []
  for (let index = tokens.length - 1; index >= 0; index--) {
    const speaker = speakerOf(tokens, index)
    if (speaker !== undefined) result.push(speaker)
  }
  return result
}

/** Whether a pronoun may stand for a phrase: as far as its first and last words tell. */
function agrees(pronoun: string, phrase: string, isPerson: boolean): boolean {
  const plural = /(?:officials|people|workers|[^s]s)$/u.test(phrase) && !/^\p{Lu}\S*$/u.test(phrase)
  if (pronoun === "they") return plural || /\band\b/u.test(phrase)
  if (plural && !isPerson) return false
  const organisation = /^(?:the|its|their)\s/iu.test(phrase) && !roles.test(phrase)
  const named = /\p{Lu}\S*$/u.test(phrase)
  if (pronoun === "it")
    return (
      !isPerson &&
      (organisation || /(?:Ministry|Department|Organi[sz]ation|Agency|Council|Office)\b/u.test(phrase))
    )
  return (
    isPerson ||
    roles.test(phrase) ||
    (named &&
      !organisation &&
      !/\b(?:Ministry|Department|Organi[sz]ation|Agency|Council|Office|Committee|Army|Union)\b/u.test(phrase))
  )
}

const roles =
  /\b(?:president|minister|secretary|chief|mayor|governor|general|spokes(?:man|woman|person)|leader|ambassador|envoy|official|director|head|chairman|chair|judge|lawyer|doctor|senator|king|queen|prince|pope|chancellor|commander|officer|resident|woman|man)\b/iu

/** The only person named in the sentence of a pronoun and the one before it. */
function onlyMention(
  pronoun: string,
  at: Span,
  sentence: Span | undefined,
  before: Span | undefined,
  mentions: readonly KnownMention[],
  text: string,
): Span | undefined {
  if (!/^s?he$/u.test(pronoun) || sentence === undefined) return undefined
  const from = before?.start ?? sentence.start
  const near = mentions
    .filter(({ span }) => span.start >= from && span.end <= at.start)
    .map(({ span }) => span)
  const names = new Set(near.map((span) => lastWord(text, span)))
  return names.size === 1 ? near.at(-1) : undefined
}

function lastWord(text: string, { start, end }: Span): string | undefined {
  return text.slice(start, end).split(/\s/u).at(-1)
}

function inside(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end
}
