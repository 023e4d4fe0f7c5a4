// Who a sentence speaks of, without a grammar: a noun phrase is a short run of words that holds no verb and is bounded
// by punctuation, conjunctions or the verb of saying. What cannot be told is refused.

import type { Span } from "../../domain/span.ts"
import {
  adverbs,
  auxiliaries,
  conditional,
  determiners,
  documents,
  finite,
  joining,
  nobody,
  prepositions,
  pronouns,
  speechNouns,
  speechVerb,
  subordinators,
  times,
  trailing,
} from "./lexicon.ts"
import type { Token } from "./token.ts"

/** The most words that the name of a source runs to; a longer run is no name. */
const LONGEST = 16

/** The noun phrase that a run of words is, after leading adverbs and phrases of time. Undefined when it is none. */
export function nounPhrase(run: readonly Token[]): Span | undefined {
  let words = run.filter(({ kind }) => kind !== "quote")
  words = withoutLead(words)
  const relative = words.findIndex(
    ({ lower }, index) => index > 0 && /^(?:who|which|that|whose)$/u.test(lower),
  )
  if (relative > 0) words = words.slice(0, relative)
  words = withoutTail(words)
  if (isNounPhrase(words)) return extent(words)
  const and = words.findLastIndex(({ lower }) => lower === "and")
  const rest = words.slice(and + 1)
  return and > 0 && isNounPhrase(rest) ? extent(rest) : undefined
}

/** The noun phrase that begins a run of words, ending where a verb, a preposition of time or a mark does. */
export function leadingNounPhrase(run: readonly Token[]): readonly Token[] {
  let end = 0
  for (; end < run.length; end++) {
    const token = run[end]
    if (token === undefined || token.quoted) break
    if (token.kind !== "word" && !/^[&$]$/u.test(token.text)) break
    if (end > 0 && ends(token, run, end)) break
  }
  while (
    end > 0 &&
    (adverbs.has(run[end - 1]?.lower ?? "") || /^(?:and|or)$/u.test(run[end - 1]?.lower ?? ""))
  )
    end--
  const words = run.slice(0, end)
  return isNounPhrase(words) ? words : []
}

/** The name that ends a run of words: its last words with capitals. Empty when it ends otherwise. */
export function trailingName(run: readonly Token[]): readonly Token[] {
  let start = run.length
  while (
    start > 0 &&
    isCapitalised(run[start - 1]) &&
    !isTime(run[start - 1]) &&
    run[start - 1]?.kind === "word"
  )
    start--
  return run.slice(start)
}

/** Whether every word is a name's: "Igor Konashenkov", "Hossein A. Smith". */
export function isName(words: readonly Token[]): boolean {
  return words.length > 0 && words.length <= 5 && words.every(isCapitalised) && !isTime(words.at(-1))
}

export function isCapitalised(token: Token | undefined): boolean {
  return token !== undefined && /^\p{Lu}/u.test(token.text)
}

/** A day, a month, a year or another word of time. */
export function isTime(token: Token | undefined): boolean {
  return token !== undefined && (times.has(token.lower) || /^\d{1,4}$/u.test(token.text))
}

export function extent(words: readonly Token[]): Span | undefined {
  const first = words[0]
  const last = words.at(-1)
  return first === undefined || last === undefined ? undefined : { start: first.start, end: last.end }
}

/** Drops "Earlier this week", "On Friday", "In a statement issued late": what may stand before a subject. */
function withoutLead(run: Token[]): Token[] {
  let words = run
  for (let again = true; again; ) {
    again = false
    const first = words[0]
    if (first === undefined) return words
    if (
      adverbs.has(first.lower) ||
      (/ly$/u.test(first.lower) && words.length > 1) ||
      (isTime(first) && first.text !== "May")
    ) {
      words = words.slice(1)
      again = true
    } else if (/^(?:this|last|next|and|but|yet|so)$/u.test(first.lower) && words.length > 1) {
      const more = first.lower === "this" || first.lower === "last" || first.lower === "next"
      if (!more || isTime(words[1])) {
        words = words.slice(more ? 2 : 1)
        again = true
      }
    } else if (prepositions.has(first.lower)) {
      const stop = words.findIndex(
        (word, index) =>
          index > 0 && index < 6 && (isTime(word) || documents.has(word.lower)) && !isTime(words[index + 1]),
      )
      if (stop === -1) return words
      words = words.slice(stop + 1)
      again = true
    }
  }
  return words
}

/** Drops "on Tuesday" and "late yesterday" between a subject and its verb. */
function withoutTail(run: readonly Token[]): Token[] {
  let end = run.length
  while (end > 1 && (adverbs.has(run[end - 1]?.lower ?? "") || isTail(run, end))) end--
  return run.slice(0, end)
}

function isTail(run: readonly Token[], end: number): boolean {
  const last = run[end - 1]
  const before = run[end - 2]
  if (isTime(last))
    return prepositions.has(before?.lower ?? "") || isTime(before) || /^\p{Ll}/u.test(last?.text ?? "")
  return /^(?:on|in|last|late|this)$/u.test(last?.lower ?? "") && isTime(run[end])
}

function isNounPhrase(words: readonly Token[]): boolean {
  const first = words[0]
  const last = words.at(-1)
  if (first === undefined || last === undefined || words.length > LONGEST) return false
  if (nobody.has(first.lower)) return false
  if (pronouns.has(first.lower)) return words.length === 1
  if (prepositions.has(first.lower) || subordinators.has(first.lower)) return false
  // A subject that ends so is a time, unless it is Theresa May.
  if (isTime(last) && last.text !== "May") return false
  if (/ing$/u.test(first.text) && !isCapitalised(first)) return false
  if (first.lower === "and" || /^(?:it|this|that)'s$/u.test(first.lower)) return false
  if (prepositions.has(last.lower) || determiners.has(last.lower) || subordinators.has(last.lower))
    return false
  if (adverbs.has(first.lower) && words.length === 1) return false
  return words.every((word, index) => fits(word, words, index))
}

function fits(word: Token, words: readonly Token[], index: number): boolean {
  if (word.quoted) return false
  if (word.kind === "mark") return /^[&$£€%(),.]$/u.test(word.text)
  const { lower } = word
  const before = words[index - 1]
  if (isCapitalised(word) && index > 0) return !conditional.has(lower)
  if (pronouns.has(lower) || (nobody.has(lower) && !determiners.has(lower))) return false
  if (conditional.has(lower) || subordinators.has(lower)) return false
  if (
    finite.has(lower) ||
    auxiliaries.has(lower) ||
    (lower === "to" && /^(?:be|say)$/u.test(words[index + 1]?.lower ?? ""))
  )
    return false
  if (prepositions.has(lower)) return joining.has(lower) && before !== undefined && index < words.length - 1
  if (trailing.has(lower)) return true
  const verb = speechVerb(lower)
  if (verb !== undefined && !speechNouns.has(lower) && !documents.has(lower) && !verb.doubtful) return false
  if (/ed$/u.test(lower) && index > 0) return isAttributive(words, index)
  return true
}

/** Whether a word in -ed stands before its noun ("a retired general", "US-backed forces"), not as a verb. */
function isAttributive(words: readonly Token[], index: number): boolean {
  const before = words[index - 1]
  const after = words[index + 1]
  if (
    after === undefined ||
    determiners.has(after.lower) ||
    prepositions.has(after.lower) ||
    pronouns.has(after.lower)
  )
    return false
  return /-/u.test(words[index]?.text ?? "") || (before !== undefined && startsNoun(before))
}

function startsNoun(token: Token): boolean {
  return (
    determiners.has(token.lower) ||
    prepositions.has(token.lower) ||
    /['’]s?$|ly$/u.test(token.lower) ||
    token.lower === "and"
  )
}

/** Whether a noun phrase that has begun stops before this token. */
function ends(token: Token, run: readonly Token[], index: number): boolean {
  const { lower } = token
  const next = run[index + 1]
  if (subordinators.has(lower) || adverbs.has(lower) || conditional.has(lower)) return true
  if (nobody.has(lower) || pronouns.has(lower) || finite.has(lower) || auxiliaries.has(lower))
    return !isCapitalised(token)
  if (prepositions.has(lower)) {
    if (!joining.has(lower) || next === undefined || next.kind !== "word") return true
    if (isTime(next) || /^(?:this|last|next|a|an|his|her|their|its)$/u.test(next.lower)) return true
    return /^(?:in|at|on|to|from|by|near|with)$/u.test(lower) && !isRole(run, index)
  }
  if (isTime(token) && !(isCapitalised(token) && run[index - 1]?.text === "of")) return true
  if (lower === "and") return next === undefined || !(isCapitalised(next) || determiners.has(next.lower))
  const verb = speechVerb(lower)
  if (verb !== undefined && !isCapitalised(token) && !speechNouns.has(lower) && !documents.has(lower))
    return true
  return /(?:ed|ing)$/u.test(lower) && !isCapitalised(token) && !startsNoun(run[index - 1] ?? token)
}

/** "Officials in Kyiv", "people close to the talks": a place belongs to a common noun, not to a proper name or pronoun. */
function isRole(run: readonly Token[], index: number): boolean {
  const before = run[index - 1]
  return before !== undefined && !isCapitalised(before) && !pronouns.has(before.lower)
}
