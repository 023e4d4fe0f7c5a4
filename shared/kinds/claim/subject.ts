// The words around a verb of saying: the group it heads ("has repeatedly warned") and the subject before it. Refuses
// what it cannot tell or what is no saying: passives, negations, "could say", "declined to say".

import type { Span } from "../../domain/span.ts"
import { adverbs, auxiliaries, conditional, passive, speechVerb } from "./lexicon.ts"
import { extent, isCapitalised, isName, isTime, nounPhrase, trailingName } from "./noun-phrase.ts"
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
  while (tokens[end - 1]?.kind === "quote" && tokens[end] !== undefined && end === group) end--
  if (tokens[end - 1]?.text === ")") {
    const open = tokens.findLastIndex(({ text }, index) => index < end && text === "(")
    if (open > 0) end = open
  }
  const last = tokens[end - 1]
  if (last === undefined) return undefined
  if (/^(?:who|which)$/u.test(last.lower)) return relative(tokens, end - 1)
  if (last.text !== ",") return phraseBetween(tokens, boundaryBefore(tokens, end), end)
  const open = openingComma(tokens, end - 1)
  if (open === undefined) return phraseBetween(tokens, boundaryBefore(tokens, end - 1), end - 1)
  return aroundParenthesis(tokens, open, end - 1)
}

/** The subject of "Austin, although, said", "Singh, the secretary, said", "On Friday, Austin, said". */
function aroundParenthesis(tokens: readonly Token[], open: number, close: number): Subject | undefined {
  const inner = tokens.slice(open + 1, close)
  const start = boundaryBefore(tokens, open)
  const base = phraseBetween(tokens, start, open)
  if (inner[0]?.lower === "according" && inner[1]?.lower === "to") {
    const relay = nounPhrase(inner.slice(2))
    return base === undefined || relay === undefined ? undefined : { ...base, relay: [relay] }
  }
  const startsClause = start === 0 || tokens[start - 1]?.kind !== "mark" || tokens[start - 1]?.text !== ","
  if (base !== undefined && startsClause && !/(?:ing)$/u.test(tokens[start]?.lower ?? "")) {
    const name = extent(inner)
    if (name !== undefined && isName(inner) && !isCapitalised(tokens[open - 1]))
      return { source: name, relay: [], from: base.from }
    return base
  }
  return phraseBetween(tokens, open + 1, close)
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

/** The comma that a closing one belongs to, if anything but a list or a clause stands between. */
function openingComma(tokens: readonly Token[], close: number): number | undefined {
  for (let index = close - 1; index >= 0 && index > close - 30; index--) {
    const token = tokens[index]
    if (token === undefined || token.quoted || token.kind === "quote") return undefined
    if (/^[;:—–]$/u.test(token.text)) return undefined
    if (token.text === "," && !isTime(tokens[index + 1])) return index
  }
  return undefined
}
