// Attribution that stands after a claim in its sentence: "…," S said; "…," said S; "…, according to S".

import { accordingTo } from "./before-claim.ts"
import { adverbs, hearers, nobody, prepositions, pronouns, speechVerb, subordinators } from "./lexicon.ts"
import { isTime, nounPhrase } from "./noun-phrase.ts"
import { inverted, type Speaker, speakerOf } from "./speaker.ts"
import type { Token } from "./token.ts"

/** How many words and marks may stand between a claim and its verb. */
const REACH = 24

/** What joins a claim to the words after it. */
export interface Joint {
  /** A comma or a question or exclamation mark at the claim's end, inside or outside its quotation marks. */
  readonly comma: boolean
  /** A quotation that ends where the claim does. */
  readonly quoted: boolean
  /** The words after the claim begin a new sentence, and must consist of the attribution alone. */
  readonly apart: boolean
}

/**
 * Who the words after a claim give as its source.
 * @param tokens The rest of the claim's sentence, from the claim's end on.
 */
export function speakerAfter(tokens: readonly Token[], joint: Joint): Speaker | undefined {
  const start = tokens.findIndex(({ kind, text }) => kind === "word" || !/^[,"'“”„«»‘’—–-]$/u.test(text))
  const words = start === -1 ? [] : tokens.slice(start)
  const first = words[0]
  if (first === undefined || first.quoted || first.kind !== "word") return undefined
  if (first.lower === "according" && words[1]?.lower === "to")
    return withCited(words, accordingTo(words, 0, stop(words, 2)))
  if (!joint.comma && !joint.quoted) return bare(words)
  const as = first.lower === "as" ? 1 : 0
  const speaker = (as === 0 ? verbFirst(words, joint) : undefined) ?? subjectFirst(words.slice(as), joint)
  return speaker === undefined ? undefined : passedOn(words.slice(as), speaker)
}

/** "The war is over, officials say" without its comma: nothing but subject and verb up to the end. */
function bare(words: readonly Token[]): Speaker | undefined {
  const end = words.findIndex(({ kind }) => kind !== "word")
  const at = (end === -1 ? words.length : end) - 1
  if (
    at > 4 ||
    at < 1 ||
    !/^sa(?:y|ys|id)$/u.test(words[at]?.lower ?? "") ||
    nobody.has(words[0]?.lower ?? "")
  ) {
    return undefined
  }
  const speaker = speakerOf(words, at)
  return speaker?.from === 0 ? speaker : undefined
}

function verbFirst(words: readonly Token[], joint: Joint): Speaker | undefined {
  const verb = words[0]
  const known = verb === undefined ? undefined : speechVerb(verb.lower)
  if (verb === undefined || known === undefined) return undefined
  if (!(known.inverts || known.addresses) || known.form === "participle" || known.form === "base")
    return undefined
  if (!known.inverts || (known.doubtful && !joint.quoted)) return undefined
  const next = words[1]
  if (next === undefined || prepositions.has(next.lower) || subordinators.has(next.lower) || isTime(next))
    return undefined
  const after = inverted(words, 1)
  if (after === undefined) return undefined
  return { cue: { start: verb.start, end: verb.end }, source: after.source, relay: [], from: 0, to: after.to }
}

function subjectFirst(words: readonly Token[], joint: Joint): Speaker | undefined {
  const first = words[0]
  if (
    first === undefined ||
    nobody.has(first.lower) ||
    subordinators.has(first.lower) ||
    /^(?:and|or)$/u.test(first.lower)
  )
    return undefined
  for (let at = 1; at < words.length && at < REACH; at++) {
    const token = words[at]
    if (token === undefined || token.quoted || /^[.;:!?]$/u.test(token.text)) return undefined
    const verb = speechVerb(token.lower)
    if (verb === undefined || verb.takes === "of") continue
    if (verb.form === "participle" && words[at - 1]?.lower !== "as") continue
    const speaker = speakerOf(words, at)
    if (speaker === undefined || speaker.from !== 0) {
      if (speaker !== undefined && startsWithPhrase(words, speaker))
        return closes(words, at, verb.addresses, joint) ? speaker : undefined
      continue
    }
    if (closes(words, at, verb.addresses, joint)) return speaker
  }
  return undefined
}

/** Whether what stands before the speaker's name is a phrase in apposition: "the secretary, Singh, said". */
function startsWithPhrase(words: readonly Token[], speaker: Speaker): boolean {
  if (words[speaker.from - 1]?.text !== ",") return false
  return nounPhrase(words.slice(0, speaker.from - 1)) !== undefined
}

/** Whether a saying ends at its verb, with when, where and to whom at most, and introduces no other claim. */
function closes(words: readonly Token[], at: number, addresses: boolean, joint: Joint): boolean {
  const next = words[at + 1]
  if (next === undefined) return true
  if (next.kind !== "word") return /^[,.;—–)-]$/u.test(next.text) || (joint.quoted && next.text === ":")
  if (next.lower === "that" || (pronouns.has(next.lower) && !addresses)) return false
  const opens =
    addresses ||
    hearers.has(next.lower) ||
    prepositions.has(next.lower) ||
    isTime(next) ||
    adverbs.has(next.lower) ||
    /(?:ly|ing)$/u.test(next.lower) ||
    /^(?:this|last|next|when|while|as|and)$/u.test(next.lower)
  if (!opens) return false
  const end = words.findIndex(({ text }, index) => index > at && /^[,.;:]$/u.test(text))
  const tail = words.slice(at + 1, end === -1 ? words.length : end)
  if (tail.some(({ lower, quoted }) => lower === "that" || quoted)) return false
  if (joint.quoted && !joint.apart) return true
  return !tail.some(
    ({ lower }, index) =>
      (index > 0 && pronouns.has(lower)) ||
      /^(?:is|are|was|were|has|had|have|will|would|could)$/u.test(lower),
  )
}

/** "…, the newspaper reported, citing two officials": the officials' words, passed on by the newspaper. */
function passedOn(words: readonly Token[], speaker: Speaker): Speaker {
  const according = words.findIndex(
    ({ lower }, index) =>
      index >= speaker.to &&
      index < speaker.to + 8 &&
      lower === "according" &&
      words[index + 1]?.lower === "to",
  )
  if (according !== -1) {
    const relay = accordingTo(words, according, stop(words, according + 2))
    return relay === undefined ? speaker : { ...speaker, relay: [...speaker.relay, relay.source] }
  }
  return withCited(words, speaker) ?? speaker
}

function withCited(words: readonly Token[], speaker: Speaker | undefined): Speaker | undefined {
  if (speaker === undefined) return undefined
  const citing = words.findIndex(
    ({ lower }, index) =>
      index >= speaker.to && index < speaker.to + 8 && /^(?:citing|quoting|cited|quoted)$/u.test(lower),
  )
  if (citing === -1) return speaker
  const cited = nounPhrase(words.slice(citing + 1, stop(words, citing + 1)))
  return cited === undefined
    ? speaker
    : { ...speaker, source: cited, relay: [speaker.source, ...speaker.relay] }
}

/** The index of the mark that ends the phrase beginning at an index. */
function stop(words: readonly Token[], from: number): number {
  const end = words.findIndex(
    (token, index) =>
      index > from &&
      (/^[,.;:!?()—–]$/u.test(token.text) ||
        token.kind === "quote" ||
        subordinators.has(token.lower) ||
        isTail(token, words[index + 1])),
  )
  return end === -1 ? words.length : end
}

function isTail(token: Token, next: Token | undefined): boolean {
  return /^(?:on|in)$/u.test(token.lower) && isTime(next)
}
