// Verbs of saying without a claim near: a sentence in which somebody says something, by name or description, while no
// claim is marked in it or where its colon leads to. One gap a sentence, at the first such verb.

import { sentencesIn } from "../../domain/sentence.ts"
import type { Span } from "../../domain/span.ts"
import { speechVerb } from "../claim/lexicon.ts"
import type { Quoted } from "../claim/quotation.ts"
import { speakerOf } from "../claim/speaker.ts"
import { tokensIn } from "../claim/token.ts"
import type { Gap, GapView, Rule } from "./gap.ts"
import { Occurrences } from "./key.ts"

/** How much of a sentence is looked at, in code units. Longer ones are lists and tables. */
const LENGTH = 1000

export const speech: Rule = {
  id: "speech",
  find(view: GapView): readonly Gap[] {
    const { text, quotations } = view
    const occurrences = new Occurrences("speech")
    const gaps: Gap[] = []
    let next = 0
    for (const sentence of sentencesIn(text, 0, text.length)) {
      const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + LENGTH))
      if (!mentionsSpeech(words)) continue
      const key = occurrences.keyOf(words)
      while ((quotations[next]?.span.end ?? Number.POSITIVE_INFINITY) <= sentence.start) next++
      if (hasClaim(view, sentence, words)) continue
      const span = cueIn(text, sentence, quotationsFrom(quotations, next, sentence.end))
      if (span !== undefined) gaps.push({ key, rule: "speech", span })
    }
    return gaps
  },
}

/** A quick look, without telling what is quoted and who speaks. */
function mentionsSpeech(sentence: string): boolean {
  for (const [word] of sentence.matchAll(/[a-z]{3,}/gu)) if (isPlain(word)) return true
  return false
}

/** Whether a word is a verb of saying that takes a clause, and hardly ever anything else. */
function isPlain(word: string): boolean {
  const verb = speechVerb(word)
  return verb !== undefined && !verb.doubtful && verb.takes === "clause" && verb.form !== "base"
}

function hasClaim({ text, claims }: GapView, { start, end }: Span, words: string): boolean {
  if (claims.overlaps(start, end)) return true
  if (/:["“”„«]?$/u.test(words)) return claims.overlaps(end, end + 4)
  // “We will go.” Singh said.
  return (
    words.length <= 80 && /["”“»]\s$/u.test(text.slice(start - 2, start)) && claims.overlaps(start - 4, start)
  )
}

function cueIn(text: string, { start, end }: Span, quotations: readonly Quoted[]): Span | undefined {
  const tokens = tokensIn(text, start, Math.min(end, start + LENGTH), quotations)
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined || token.quoted || !isPlain(token.lower)) continue
    const speaker = speakerOf(tokens, at)
    if (speaker !== undefined) return speaker.cue
  }
  return undefined
}

function quotationsFrom(quotations: readonly Quoted[], first: number, end: number): readonly Quoted[] {
  let last = first
  while ((quotations[last]?.span.start ?? Number.POSITIVE_INFINITY) < end) last++
  return quotations.slice(first, last)
}
