// Who a verb of saying belongs to: the subject before it ("Austin, although, emphasised"), after it (“…,” said Austin),
// or the one it shares with the clause before ("…, adding that"). Works on the words of one sentence.

import type { Span } from "../../domain/span.ts"
import { auxiliaries, documents, finite, hearers, passive, type SpeechVerb, speechVerb } from "./lexicon.ts"
import { extent, isCapitalised, isName, leadingNounPhrase, nounPhrase } from "./noun-phrase.ts"
import { type Group, subjectBefore, verbGroup } from "./subject.ts"
import type { Token } from "./token.ts"

export interface Speaker {
  readonly cue: Span
  readonly source: Span
  /** Who passes it on, from the one nearest the source outwards. */
  readonly relay: readonly Span[]
  /** The tokens that the saying takes up, half-open: its source and its cue. */
  readonly from: number
  readonly to: number
}

/** The speaker of the verb at an index. Undefined where the verb is no saying, or whose it is cannot be told. */
export function speakerOf(tokens: readonly Token[], at: number): Speaker | undefined {
  const saying = sayingAt(tokens, at)
  if (saying === undefined) return undefined
  const { cue, group, known } = saying
  if (known.form === "participle" && group.first === at) {
    return asSaying(tokens, at, cue) ?? inherited(tokens, at, cue)
  }
  return ownSpeaker(tokens, at, saying) ?? shared(tokens, saying)
}

/** The phrase after "said": its name where one stands in apposition. `to` is the index of the first token after it. */
export function inverted(tokens: readonly Token[], from: number): { source: Span; to: number } | undefined {
  const phrase = leadingNounPhrase(tokens.slice(from))
  const source = extent(phrase)
  if (source === undefined) return undefined
  const to = from + phrase.length
  if (tokens[to]?.lower === "," && !isCapitalised(phrase.at(-1))) {
    const name = leadingNounPhrase(tokens.slice(to + 1))
    const span = extent(name)
    if (span !== undefined && isName(name)) return { source: span, to: to + 1 + name.length }
  }
  return { source, to }
}

/** The last one who says something in a sentence before an index, in a clause with its own subject. */
export function lastSpeaker(tokens: readonly Token[], before: number): Speaker | undefined {
  for (let at = before - 1; at >= 0; at--) {
    const saying = sayingAt(tokens, at)
    if (saying === undefined || saying.known.form === "participle" || saying.known.doubtful) continue
    const speaker = ownSpeaker(tokens, at, saying)
    if (speaker !== undefined) return speaker
  }
  return undefined
}

interface Saying {
  readonly known: SpeechVerb
  readonly group: Group
  readonly cue: Span
  /** The index after the cue. */
  readonly to: number
}

function sayingAt(tokens: readonly Token[], at: number): Saying | undefined {
  const verb = tokens[at]
  const known = verb === undefined || verb.quoted ? undefined : speechVerb(verb.lower)
  if (verb === undefined || known === undefined) return undefined
  const group = verbGroup(tokens, at)
  if (group === undefined) return undefined
  const hearer = tokens[at + 1]
  const told = known.addresses && hearer !== undefined && hearers.has(hearer.lower)
  const cue = { start: group.cue.start, end: told ? hearer.end : verb.end }
  return { known, group, cue, to: at + (told ? 2 : 1) }
}

/** The speaker whom the verb's own clause names. */
function ownSpeaker(
  tokens: readonly Token[],
  at: number,
  { known, group, cue, to }: Saying,
): Speaker | undefined {
  if (known.inverts && group.first === at && followsQuotation(tokens, at)) {
    const after = inverted(tokens, to)
    if (after !== undefined) return { cue, source: after.source, relay: [], from: at, to: after.to }
  }
  const subject = subjectBefore(tokens, group.from)
  return subject === undefined ? undefined : { cue, ...subject, to }
}

/** "Blinken met Lavrov and said": the subject of the clause before. */
function shared(tokens: readonly Token[], { cue, group, to }: Saying): Speaker | undefined {
  const joint = group.from - 1
  if (!/^(?:and|but|then)$/u.test(tokens[joint]?.lower ?? "")) return undefined
  const before = lastSpeaker(tokens, joint)
  const source = before?.source ?? clauseSubject(tokens, joint)
  return source === undefined ? undefined : { cue, source, relay: [], from: joint, to }
}

/** "…, adding that": the speaker of the clause before. */
function inherited(tokens: readonly Token[], at: number, cue: Span): Speaker | undefined {
  const before = tokens[at - 1]
  const joins =
    before !== undefined && (/^[,—–-]$/u.test(before.text) || /^(?:and|by|while)$/u.test(before.lower))
  const speaker = lastSpeaker(tokens, at)
  const adds = tokens[at]?.lower === "adding" && speaker !== undefined
  if (!joins && !adds && !documents.has(before?.lower ?? "")) return undefined
  const source = speaker?.source ?? clauseSubject(tokens, at)
  return source === undefined ? undefined : { cue, source, relay: speaker?.relay ?? [], from: at, to: at + 1 }
}

/** "Interfax quoted Peskov as saying": Peskov's words, passed on by Interfax. */
function asSaying(tokens: readonly Token[], at: number, cue: Span): Speaker | undefined {
  if (tokens[at - 1]?.lower !== "as") return undefined
  const quoted = tokens.findLastIndex(
    ({ lower }, index) =>
      index < at - 1 && index > at - 14 && /^(?:quoted|cited|quotes|cites|quoting|citing)$/u.test(lower),
  )
  const verb = tokens[quoted]
  if (verb === undefined) return undefined
  const aux = tokens[quoted - 1]
  if (aux !== undefined && passive.has(aux.lower)) {
    const subject = subjectBefore(tokens, quoted - 1)
    if (subject === undefined) return undefined
    const by = tokens[quoted + 1]?.lower === "by" ? nounPhrase(tokens.slice(quoted + 2, at - 1)) : undefined
    const whole = quoted === at - 2 ? { start: aux.start, end: cue.end } : cue
    return {
      cue: whole,
      source: subject.source,
      relay: by === undefined ? [] : [by],
      from: subject.from,
      to: at + 1,
    }
  }
  const source = nounPhrase(tokens.slice(quoted + 1, at - 1))
  if (source === undefined) return undefined
  const teller = /ing$/u.test(verb.lower) ? undefined : subjectBefore(tokens, quoted)
  return {
    cue,
    source,
    relay: teller === undefined ? [] : [teller.source],
    from: teller?.from ?? quoted,
    to: at + 1,
  }
}

/** Whether a verb stands right after a quotation or a comma behind one, as an inverted "said Austin" does. */
function followsQuotation(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  if (before === undefined) return true
  return before.kind === "quote" || (before.text === "," && tokens[at - 2]?.kind === "quote")
}

/** The subject of the sentence's first clause: what stands before its first verb that is told for one. */
function clauseSubject(tokens: readonly Token[], before: number): Span | undefined {
  const verb = tokens.findIndex(
    (token, index) => index > 0 && index < before && !token.quoted && isFiniteVerb(token, tokens[index - 1]),
  )
  if (verb <= 0) return undefined
  return subjectBefore(tokens, verb)?.source
}

function isFiniteVerb({ lower, text }: Token, before: Token | undefined): boolean {
  if (finite.has(lower) || (auxiliaries.has(lower) && text === lower)) return true
  return (
    /[a-z]{2}ed$/u.test(text) &&
    before !== undefined &&
    before.kind !== "quote" &&
    !/^(?:the|a|an)$/u.test(before.lower)
  )
}
