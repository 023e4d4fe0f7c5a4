// Attribution that stands before a claim in its sentence: "S said (that) …", "According to S, …", "S's claim that …".

import { utf16 } from "../../domain/offset.ts"
import type { Span } from "../../domain/span.ts"
import {
  adverbs,
  auxiliaries,
  conditional,
  determiners,
  documents,
  finite,
  prepositions,
  pronouns,
  speechNouns,
  speechVerb,
  subordinators,
} from "./lexicon.ts"
import { extent, isCapitalised, isTime, nounPhrase } from "./noun-phrase.ts"
import { lastSpeaker, type Speaker, speakerOf } from "./speaker.ts"
import type { Token } from "./token.ts"

/** How far before a claim its verb may stand, in words and marks. */
const REACH = 22

/** How the words before a claim lead into it. */
interface Lead {
  readonly kind: "that" | "colon" | "comma" | "to" | "of" | "none"
  /** The tokens before the word or mark that leads in. */
  readonly length: number
}

/**
 * Who the words before a claim give as its source.
 * @param tokens The claim's sentence up to the claim.
 * @param direct Whether the claim begins with a quotation.
 */
export function speakerBefore(tokens: readonly Token[], direct: boolean, claim: string): Speaker | undefined {
  const lead = leadOf(tokens, claim)
  return (
    accordingToBefore(tokens) ??
    byVerb(tokens, lead, direct) ??
    (lead.kind === "that"
      ? (byNoun(tokens, lead.length) ?? byFurtherThat(tokens, lead.length))
      : undefined) ??
    (direct ? embedded(tokens) : undefined)
  )
}

function leadOf(tokens: readonly Token[], claim: string): Lead {
  let length = tokens.length
  while (tokens[length - 1]?.kind === "quote" && !closesOneWord(tokens, length - 1)) length--
  const last = tokens[length - 1]
  if (last?.lower === "that") return { kind: "that", length: length - 1 }
  if (/^that\s/iu.test(claim)) return { kind: "that", length }
  if (last?.text === ":") return { kind: "colon", length: length - 1 }
  if (last?.text === ",") return { kind: "comma", length: length - 1 }
  if (last?.lower === "to") return { kind: "to", length: length - 1 }
  if (/^to\s/iu.test(claim)) return { kind: "to", length }
  if (last?.lower === "of") return { kind: "of", length: length - 1 }
  return { kind: "none", length }
}

function closesOneWord(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 2]?.kind === "quote" && tokens[at - 1]?.kind === "word"
}

function byVerb(tokens: readonly Token[], lead: Lead, direct: boolean): Speaker | undefined {
  for (let at = lead.length - 1; at >= 0 && at > lead.length - REACH; at--) {
    const token = tokens[at]
    if (token?.quoted === true && lead.kind === "that") continue
    if (token === undefined || token.quoted || token.text === ";") return undefined
    const verb = speechVerb(token.lower)
    if (verb === undefined) continue
    const between = tokens.slice(at + 1, lead.length).filter(({ kind }) => kind !== "quote")
    if (verb.takes === "of" || lead.kind === "of") {
      if (verb.takes !== "of" || lead.kind !== "of" || between.length === 0) continue
      return speakerOf(tokens, at)
    }
    if (lead.kind === "to" && verb.takes !== "to") continue
    if (verb.takes === "quote" && !direct) continue
    const strong = lead.kind === "that" || lead.kind === "colon"
    if (
      verb.doubtful &&
      !strong &&
      !(direct && (between.length === 0 || verb.takes === "quote")) &&
      !(lead.kind === "comma" && between.length === 0)
    )
      continue
    const speaker = speakerOf(tokens, at)
    if (speaker === undefined) continue
    const rest = tokens
      .slice(speaker.to > at ? speaker.to : at + 1, lead.length)
      .filter(({ kind }) => kind !== "quote")
    const comment = tokens[speaker.from - 1]?.lower === "as"
    if (lead.kind === "comma" && !direct && rest.length === 0) {
      if (comment) return speaker
      continue
    }
    if (verb.takes === "quote" && rest.at(-1)?.lower === "as") rest.pop()
    if (leadsOn(rest, verb.addresses, strong, direct)) return speaker
  }
  return undefined
}

/** Whether the words between a verb and a claim only say when, where and to whom. */
function leadsOn(words: readonly Token[], addresses: boolean, strong: boolean, direct: boolean): boolean {
  const first = words[0]
  if (first === undefined) return true
  const last = words.at(-1)
  if (last === undefined || prepositions.has(last.lower) || determiners.has(last.lower)) return false
  if (subordinators.has(last.lower) || last.lower === "and") return false
  const opens =
    prepositions.has(first.lower) ||
    isTime(first) ||
    adverbs.has(first.lower) ||
    /ly$/u.test(first.lower) ||
    /^(?:this|last|next|in|earlier)$/u.test(first.lower) ||
    (strong && first.text === ",") ||
    (direct && first.text === ",")
  const told = addresses && !subordinators.has(first.lower)
  if (!opens && !told) return false
  if (!strong && !direct && words.some(({ text }) => text === ",")) return false
  return words.every(
    (word, index) =>
      !(subordinators.has(word.lower) && !prepositions.has(word.lower)) &&
      !auxiliaries.has(word.lower) &&
      !conditional.has(word.lower) &&
      !(pronouns.has(word.lower) && (index > 0 || !told)) &&
      !(finite.has(word.lower) && !isCapitalised(word)) &&
      !/^[;:]$/u.test(word.text) &&
      (speechVerb(word.lower) === undefined ||
        documents.has(word.lower) ||
        speechNouns.has(word.lower) ||
        speechVerb(word.lower)?.doubtful === true),
  )
}

/** "According to the mayor, …", at the beginning of the sentence or of a clause. */
function accordingToBefore(tokens: readonly Token[]): Speaker | undefined {
  let end = tokens.length
  while (tokens[end - 1]?.kind === "quote") end--
  if (tokens[end - 1]?.text === ",") end--
  else return undefined
  const at = tokens.findLastIndex(
    ({ lower }, index) => lower === "according" && tokens[index + 1]?.lower === "to" && index > end - REACH,
  )
  if (at === -1 || at + 2 >= end || tokens[at]?.quoted === true) return undefined
  return accordingTo(tokens, at, end)
}

/** The speaker that "according to" at an index names, its phrase ending before another. */
export function accordingTo(tokens: readonly Token[], at: number, end: number): Speaker | undefined {
  const first = tokens[at]
  const to = tokens[at + 1]
  const source = owner(tokens.slice(at + 2, end))
  if (first === undefined || to === undefined || source === undefined) return undefined
  return { cue: { start: first.start, end: to.end }, source, relay: [], from: at, to: end }
}

/** Whose a paper is: "a statement from the Kremlin" is the Kremlin's, "three aid workers" themselves. */
function owner(words: readonly Token[]): Span | undefined {
  const paper = words.findIndex(({ lower }) => documents.has(lower) || speechNouns.has(lower))
  const by = words.findIndex(
    ({ lower }, index) => index > paper && index < paper + 4 && /^(?:by|from|of)$/u.test(lower),
  )
  if (paper !== -1 && paper < 5 && by !== -1) {
    const span = nounPhrase(words.slice(by + 1))
    if (span !== undefined) return span
  }
  const comma = words.findIndex(({ text }) => text === ",")
  return nounPhrase(comma === -1 ? words : words.slice(0, comma))
}

/** "Moscow's claim that …", "the claim by Moscow that …". */
function byNoun(tokens: readonly Token[], end: number): Speaker | undefined {
  const at = tokens.findLastIndex(
    ({ lower }, index) => index < end && index > end - 8 && speechNouns.has(lower),
  )
  const noun = tokens[at]
  if (noun === undefined || noun.quoted) return undefined
  const cue = { start: noun.start, end: noun.end }
  if (at < end - 1) {
    if (!/^(?:by|from)$/u.test(tokens[at + 1]?.lower ?? "")) return undefined
    const source = nounPhrase(tokens.slice(at + 2, end))
    return source === undefined ? undefined : { cue, source, relay: [], from: at, to: end }
  }
  const possessor = tokens.findLastIndex(
    ({ lower }, index) => index < at && index >= at - 3 && /(?:'s|s')$/u.test(lower),
  )
  if (possessor === -1) return undefined
  let from = possessor
  while (from > 0 && isCapitalised(tokens[from - 1]) && tokens[from - 1]?.kind === "word") from--
  while (from > 0 && isModifier(tokens, from - 1, from === possessor)) from--
  const source = extent(tokens.slice(from, possessor + 1))
  return source === undefined ? undefined : { cue, source, relay: [], from, to: end }
}

function isModifier(tokens: readonly Token[], at: number, common: boolean): boolean {
  const word = tokens[at]
  if (word === undefined || word.kind !== "word") return false
  return /^(?:the|a|an|its|their|his|her)$/u.test(word.lower) ? tokens[at + 1] !== undefined && common : false
}

/** "said that … and that [claim]". */
function byFurtherThat(tokens: readonly Token[], end: number): Speaker | undefined {
  if (!/^(?:and|but|or|,)$/u.test(tokens[end - 1]?.lower ?? "")) return undefined
  const that = tokens.findLastIndex(({ lower, quoted }, index) => index < end && lower === "that" && !quoted)
  return that === -1 ? undefined : byVerb(tokens, { kind: "that", length: that }, false)
}

/** "He said the talks were “[a waste of time]”": quoted words inside what somebody is said to have said. */
function embedded(tokens: readonly Token[]): Speaker | undefined {
  const speaker = lastSpeaker(tokens, tokens.length)
  if (speaker === undefined) return undefined
  const between = tokens.slice(speaker.to)
  const broken = between.some(
    ({ text, quoted, kind, lower }, index) =>
      /^[;:.]$/u.test(text) ||
      quoted ||
      (kind === "quote" && index < between.length - 1) ||
      (lower === "and" && between[index - 1]?.text === ","),
  )
  return broken || between.length > REACH ? undefined : speaker
}

/** The stretch from where a saying begins to the claim's end: itself a claim that others may have passed on. */
export function withSaying(tokens: readonly Token[], speaker: Speaker, claim: Span): Span {
  const first = tokens[speaker.from]
  return first === undefined ? claim : { start: utf16(Math.min(first.start, claim.start)), end: claim.end }
}
