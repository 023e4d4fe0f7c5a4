// The words around a verb of saying: the group it heads ("has repeatedly warned") and the subject before it. Refuses
// what it cannot tell or what is no saying: passives, negations, "could say", "declined to say".

import type { Span } from "../../domain/span.ts"
import { adverbs, auxiliaries, conditional, passive, prepositions, speechVerb } from "./lexicon.ts"
import { extent, isCapitalised, isName, nounPhrase, trailingName } from "./noun-phrase.ts"
import type { Token } from "./token.ts"

export interface Group {
  /** The index of the first word of the verb group, adverbs before it included. */
  readonly from: number
  /** The index at which the cue begins: "has repeatedly warned", "warned". */
  readonly first: number
  readonly cue: Span
}

export function verbGroup(tokens: readonly Token[], at: number): Group | undefined {
  let first = at
  let index = at - 1
  let participle = false
  for (; index >= 0; index--) {
    const token = tokens[index]
    if (token === undefined) break
    const { lower } = token
    if (token.kind === "quote" && index === at - 1 && tokens[at + 1]?.kind === "quote") continue
    if (conditional.has(lower)) return undefined
    if (lower === "to") {
      if (tokens[index - 1]?.lower !== "on" || !/^(?:went|goes|going)$/u.test(tokens[index - 2]?.lower ?? ""))
        return undefined
      first = index - 2
      index -= 3
      break
    }
    if (auxiliaries.has(lower)) {
      if (!participle && passive.has(lower) && isPast(tokens[at])) return undefined
      if (lower === "been") participle = true
      first = index
    } else if (!adverbs.has(lower) && !/ly$/u.test(lower)) break
  }
  const cue = tokens[first]
  const last = tokens[at]
  if (cue === undefined || last === undefined) return undefined
  if (participle && isPast(last)) return undefined
  return { from: index + 1, first, cue: { start: cue.start, end: last.end } }
}

function isPast(token: Token | undefined): boolean {
  return token !== undefined && speechVerb(token.lower)?.form === "past"
}

export interface Subject {
  readonly source: Span
  readonly relay: readonly Span[]
  readonly from: number
}

/** The subject that ends before a verb group. */
export function subjectBefore(tokens: readonly Token[], group: number): Subject | undefined {
  let end = group
  if (tokens[end - 1]?.kind === "quote") end--
  if (tokens[end - 1]?.text === ")") {
    const open = tokens.findLastIndex(({ text }, index) => index < end && text === "(")
    if (open > 0) end = open
  }
  const last = tokens[end - 1]
  if (last === undefined) return undefined
  if (/^(?:who|which)$/u.test(last.lower)) return relative(tokens, end - 1)
  if (/^[–—-]$/u.test(last.text)) return beforeDash(tokens, end - 1)
  if (last.text !== ",") return phraseBetween(tokens, boundaryBefore(tokens, end), end)
  return beforeComma(tokens, end - 1)
}

/**
 * The subject of a clause whose verb follows a comma: "Austin, although, said", "On Friday, Mary Smith, 34, a nurse,
 * said". It is the first part that is a noun phrase, or the name that explains it.
 */
function beforeComma(tokens: readonly Token[], close: number): Subject | undefined {
  const parts = partsBefore(tokens, close)
  const according = parts.find(({ from }) => isAccordingTo(tokens, from))
  const relay =
    according === undefined ? undefined : nounPhrase(tokens.slice(according.from + 2, according.to))
  const others = parts.filter((part) => part !== according && !opensClause(tokens[part.from]))
  const at = others.findIndex((part) => phraseOf(tokens, part) !== undefined)
  const [part, next] = [others[at], others[at + 1]]
  const base = part === undefined ? undefined : phraseOf(tokens, part)
  if (part === undefined || base === undefined) return undefined
  const name = next === undefined ? [] : tokens.slice(next.from, next.to)
  const named = isName(name) && !isCapitalised(tokens[part.to - 1]) ? extent(name) : undefined
  return { source: named ?? base.source, relay: relay === undefined ? [] : [relay], from: base.from }
}

interface Part {
  readonly from: number
  readonly to: number
}

/** What stands between the commas of a clause, up to the one at an index. */
function partsBefore(tokens: readonly Token[], close: number): Part[] {
  const parts: Part[] = []
  let to = close
  for (let from = close; parts.length < 8; from--) {
    const before = tokens[from - 1]
    const ends = before === undefined || before.quoted || before.kind === "quote" || before.lower === "that"
    const stops = ends || /^[;:()—–]$/u.test(before.text)
    if (!stops && before.text !== ",") continue
    if (from < to) parts.unshift({ from, to })
    if (stops) break
    to = from - 1
  }
  return parts
}

/** The phrase that a part ends with, after whatever conjunction is in it. */
function phraseOf(tokens: readonly Token[], { from, to }: Part): Subject | undefined {
  return phraseBetween(tokens, Math.max(from, boundaryBefore(tokens, to)), to)
}

function isAccordingTo(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.lower === "according" && tokens[at + 1]?.lower === "to"
}

/** "Speaking in Kyiv", "After the talks": what comes before a subject rather than being one. */
function opensClause(first: Token | undefined): boolean {
  return first === undefined || /ing$/u.test(first.text) || prepositions.has(first.lower)
}

/** "Johnson – who denies it – said": the phrase before the dashes. */
function beforeDash(tokens: readonly Token[], close: number): Subject | undefined {
  const open = tokens.findLastIndex(({ text }, index) => index < close && /^[–—-]$/u.test(text))
  return open <= 0 ? undefined : phraseBetween(tokens, boundaryBefore(tokens, open), open)
}

function phraseBetween(tokens: readonly Token[], from: number, to: number): Subject | undefined {
  const run = tokens.slice(from, to)
  if (run.some(({ quoted }) => quoted)) return undefined
  const source = nounPhrase(run) ?? nounPhrase(afterSpeech(run))
  return source === undefined
    ? undefined
    : { source, relay: [], from: tokens.findIndex(({ start }) => start >= source.start) }
}

/** "The Pentagon said its analysts": the words after a verb of saying that needed no "that". */
function afterSpeech(run: readonly Token[]): readonly Token[] {
  const verb = run.findLastIndex(({ lower }) => speechVerb(lower)?.doubtful === false)
  return verb <= 0 ? [] : run.slice(verb + 1)
}

/** "Lavrov, who said": the name before the comma. */
function relative(tokens: readonly Token[], at: number): Subject | undefined {
  const end = tokens[at - 1]?.text === "," ? at - 1 : at
  const name = trailingName(tokens.slice(boundaryBefore(tokens, end), end))
  const source = extent(name)
  return source === undefined ? undefined : { source, relay: [], from: end - name.length }
}

/** Where the clause that ends at an index begins: after the last mark, quotation or conjunction. */
function boundaryBefore(tokens: readonly Token[], end: number): number {
  let start = end
  while (start > 0) {
    const token = tokens[start - 1]
    if (token === undefined || token.quoted) break
    if (token.kind === "quote" && !(tokens[start]?.kind === "word" && tokens[start - 3]?.kind === "quote"))
      break
    if (token.kind === "mark" && !/^[&$£€%.]$/u.test(token.text)) break
    if (/^(?:that|because|although|though|whereas|while|if|but|when|whether|as|than)$/u.test(token.lower)) {
      if (token.lower !== "as" || !isCommonBefore(tokens, start - 1)) break
    }
    start--
  }
  return start
}

/** "Known as", "such as": no clause begins there. */
function isCommonBefore(tokens: readonly Token[], at: number): boolean {
  return /^(?:known|such|well|name|acting)$/u.test(tokens[at - 1]?.lower ?? "")
}
