// Proposes who a claim is by, from the words around it: the source, the cue ("said"), who passed it on, and whether it
// is quoted. Rules over English news prose, no statistics and no network; what they do not recognise they leave
// undefined, because a wrong proposal costs an analyst more than none. Only the claim's sentence, those beside it and the
// claim itself are read, so that the cost does not grow with the article. Accepting a proposal is not done here.

import { utf16 } from "../../domain/offset.ts"
import { snapToGraphemes } from "../../domain/segment.ts"
import type { Span } from "../../domain/span.ts"
import { speakerAfter } from "./after-claim.ts"
import { antecedentOf, bearerOf } from "./antecedent.ts"
import { speakerBefore, withSaying } from "./before-claim.ts"
import { speakerWithin } from "./inside-claim.ts"
import { pronouns } from "./lexicon.ts"
import { speakerAround } from "./opening-participle.ts"
import { type Quotation, type Quoted, quotationOf, quotationsIn } from "./quotation.ts"
import { lastSpeaker, type Speaker } from "./speaker.ts"
import { sentencesIn, type Token, tokensIn } from "./token.ts"

/** A mention already marked in the text: of a person, or a name of the registry. */
export interface KnownMention {
  readonly span: Span
  readonly id: string
  /** What it names; a person where nothing is said. */
  readonly type?: "person" | "organisation"
}

/** Somebody whom the text names as a source or as one who passed a claim on. */
export interface ProposedParty {
  readonly span: Span
  /** The id of the known mention that the words contain or equal; the last one where there are several. */
  readonly mention?: string
  /** Whom a pronoun or a title stands for, where that can be told. */
  readonly antecedent?: { readonly span: Span; readonly mention?: string }
}

/** What the text says about a claim's origin. Offsets are UTF-16 code units into the text passed in. */
export interface AttributionProposal {
  readonly quotation?: Quotation
  readonly cue?: Span
  readonly source?: ProposedParty
  /** Who passed the claim on, from the one nearest the source to the one nearest the reader. Often empty. */
  readonly relay: readonly ProposedParty[]
}

/**
 * Proposes the attribution of a claim.
 * @param text The article's canonical text.
 * @param claim The claim's extent.
 * @param mentions Mentions in the text, in any order.
 * @returns undefined when the text around gives nothing to propose.
 */
export function proposeAttribution(
  text: string,
  claim: Span,
  mentions: readonly KnownMention[] = [],
): AttributionProposal | undefined {
  const whole = claim.end > text.length ? undefined : snapToGraphemes(text, claim)
  if (whole === undefined) return undefined
  const view = viewOf(text, whole)
  const found = speakerOfClaim(view)
  const speaker = found === undefined ? undefined : relayed(view, found)
  const quotation = quotationOf(text, whole, view.quotations)
  if (speaker === undefined) {
    return quotation === undefined || quotation === "indirect" ? undefined : { quotation, relay: [] }
  }
  const near = mentions.filter(({ span }) => span.start < view.to && span.end > view.from)
  const party = (span: Span): ProposedParty => partyOf(view, span, near)
  const within = speaker.kind === "inside" ? quotationWithout(view, speaker) : quotation
  return {
    ...(within === undefined ? {} : { quotation: within }),
    cue: snapped(text, speaker.cue),
    source: party(speaker.source),
    relay: speaker.relay.map(party),
  }
}

/** How much text is read on each side of a claim at most. */
const WINDOW = 1500

interface View {
  readonly text: string
  readonly claim: Span
  /** The claim, grown to the quotations that it begins and ends in. */
  readonly anchor: Span
  /** What is read: half-open. */
  readonly from: number
  readonly to: number
  readonly quotations: readonly Quoted[]
  /** The sentences read, and which of them the anchor begins and ends in. */
  readonly sentences: readonly Span[]
  readonly first: number
  readonly last: number
}

interface Found extends Speaker {
  readonly kind: "before" | "around" | "after" | "inside" | "neighbour"
  readonly tokens: readonly Token[]
}

function viewOf(text: string, claim: Span): View {
  const from = atSpace(text, Math.max(0, claim.start - WINDOW))
  const to = Math.min(text.length, claim.end + WINDOW)
  const quotations = quotationsIn(text, from, to)
  const opening = quotations.find(({ span }) => span.start < claim.start && claim.start < span.end)
  const closing = quotations.findLast(
    ({ span, content }) => span.start < claim.end && claim.end <= content.end + 1,
  )
  const start = opening?.span.start ?? claim.start
  const end = Math.max(claim.end, closing?.span.end ?? 0)
  const anchor = { start: utf16(start), end: utf16(end) }
  const sentences = sentencesIn(text, from, to)
  const first = Math.max(
    0,
    sentences.findLastIndex((sentence) => sentence.start <= start),
  )
  const last = Math.max(
    first,
    sentences.findLastIndex((sentence) => sentence.start < end),
  )
  return { text, claim, anchor, from, to, quotations, sentences, first, last }
}

function speakerOfClaim(view: View): Found | undefined {
  return beforeClaim(view) ?? aroundClaim(view) ?? afterClaim(view) ?? insideClaim(view) ?? beside(view)
}

function beforeClaim(view: View, claim = view.anchor): Found | undefined {
  const tokens = between(view, view.sentences[view.first]?.start ?? claim.start, claim.start)
  const speaker = speakerBefore(
    tokens,
    beginsQuoted(view, claim),
    view.text.slice(claim.start, claim.start + 16),
  )
  return speaker === undefined ? undefined : { ...speaker, kind: "before", tokens }
}

function aroundClaim(view: View): Found | undefined {
  const { anchor, sentences } = view
  const tokens = between(view, sentences[view.first]?.start ?? anchor.start, anchor.start)
  const after = between(view, anchor.end, sentences[view.last]?.end ?? anchor.end)
  const speaker = speakerAround(tokens, after)
  return speaker === undefined ? undefined : { ...speaker, kind: "around", tokens }
}

function afterClaim(view: View): Found | undefined {
  const { text, anchor, sentences, last } = view
  const quoted =
    view.quotations.some(({ span }) => span.end === anchor.end) ||
    /["”»“]$/u.test(text.slice(view.claim.start, anchor.end))
  const tail = text.slice(Math.max(view.claim.start, anchor.end - 3), anchor.end)
  const rest = sentences[last]
  const tokens = between(view, anchor.end, rest?.end ?? anchor.end)
  const comma =
    /[,?!][^\p{L}\p{N}]{0,2}$/u.test(tail) || /^[\s"”»“]*[,—–]/u.test(text.slice(anchor.end, anchor.end + 4))
  if (tokens.some(({ kind }) => kind === "word")) {
    const stopped = /[.;:][^\p{L}\p{N}]{0,2}$/u.test(tail) && !quoted
    const speaker = stopped ? undefined : speakerAfter(tokens, { comma, quoted, apart: false })
    return speaker === undefined ? undefined : { ...speaker, kind: "after", tokens }
  }
  const following = sentences[last + 1]
  if (!quoted || following === undefined || text.slice(anchor.end, following.start).includes("\n"))
    return undefined
  const next = between(view, following.start, following.end)
  const speaker = speakerAfter(next, { comma, quoted, apart: true })
  return speaker === undefined ? undefined : { ...speaker, kind: "after", tokens: next }
}

function insideClaim(view: View): Found | undefined {
  if (view.claim.end - view.claim.start > WINDOW * 2) return undefined
  const tokens = between(view, view.claim.start, view.claim.end)
  const speaker = speakerWithin(tokens)
  return speaker === undefined ? undefined : { ...speaker, kind: "inside", tokens }
}

/** A quotation that goes on where the sentence before it named who speaks: “…,” he said. “…” */
function beside(view: View): Found | undefined {
  const { text, anchor, sentences, first } = view
  const sentence = sentences[first]
  const previous = sentences[first - 1]
  if (sentence === undefined || previous === undefined || !beginsQuoted(view, anchor)) return undefined
  if (
    text.slice(sentence.start, anchor.start).trim() !== "" ||
    /\p{L}/u.test(text.slice(anchor.end, sentences[view.last]?.end))
  )
    return undefined
  const tokens = between(view, previous.start, previous.end)
  const introduced = tokens.at(-1)?.text === ":"
  if (!introduced && !tokens.some(({ kind, quoted }) => kind === "quote" || quoted)) return undefined
  const speaker = introduced ? speakerBefore(tokens, true, "") : lastSpeaker(tokens, tokens.length)
  return speaker === undefined ? undefined : { ...speaker, kind: "neighbour", tokens }
}

/** Adds those who pass a saying on: the sources of the saying itself. */
function relayed(view: View, found: Found): Found {
  const relay = [...found.relay]
  let outermost: Found = found
  let claim = view.anchor
  for (let depth = 0; depth < 6 && outermost.kind === "before"; depth++) {
    const saying = withSaying(outermost.tokens, outermost, claim)
    if (saying.start >= claim.start) break
    const next = beforeClaim(view, saying)
    if (next === undefined || next.source.start >= saying.start) break
    relay.push(next.source, ...next.relay)
    outermost = next
    claim = saying
  }
  if (found.kind === "before") {
    const after = afterClaim(view)
    if (after !== undefined && passesOn(view.text.slice(after.cue.start, after.cue.end))) {
      relay.push(after.source, ...after.relay)
    }
  }
  if (found.kind === "after") {
    const before = beforeClaim(view)
    if (before !== undefined) relay.push(before.source)
  }
  return { ...found, relay }
}

/** Verbs that newspapers and agencies do to what others say. */
function passesOn(cue: string): boolean {
  return /\b(?:report(?:s|ed)?|according to)$/iu.test(cue)
}

function partyOf(view: View, span: Span, mentions: readonly KnownMention[]): ProposedParty {
  const { text } = view
  const mention = mentionIn(span, mentions)
  if (mention !== undefined) return { span: snapped(text, span), mention }
  const antecedent = pronouns.has(text.slice(span.start, span.end).toLowerCase())
    ? antecedentOf(text, span, view.sentences, view.quotations, mentions)
    : bearerOf(text, span, view.from, mentions)
  if (antecedent === undefined) return { span: snapped(text, span) }
  const known = mentionIn(antecedent, mentions)
  return {
    span: snapped(text, span),
    antecedent: { span: snapped(text, antecedent), ...(known === undefined ? {} : { mention: known }) },
  }
}

/** The last mention inside a phrase: "the deputy press secretary Sabrina Singh" is Singh. */
function mentionIn(span: Span, mentions: readonly KnownMention[]): string | undefined {
  let best: KnownMention | undefined
  for (const mention of mentions) {
    if (mention.span.start < span.start || mention.span.end > span.end) continue
    if (best === undefined || mention.span.end > best.span.end) best = mention
  }
  return best?.id
}

/** How a claim is quoted that holds its own attribution: “We will go,” he said, “and soon.” */
function quotationWithout(view: View, found: Found): Quotation | undefined {
  const start = found.tokens[found.from]?.start ?? found.cue.start
  const end = found.tokens[found.to - 1]?.end ?? found.cue.end
  const kinds = [
    quotationOf(view.text, { start: view.claim.start, end: start }, view.quotations),
    quotationOf(view.text, { start: end, end: view.claim.end }, view.quotations),
  ].filter((kind) => kind !== undefined)
  return kinds.every((kind) => kind === kinds[0]) ? kinds[0] : "mixed"
}

function beginsQuoted(view: View, claim: Span): boolean {
  return view.quotations.some(({ span }) => span.start <= claim.start && claim.start < span.end)
}

function between(view: View, from: number, to: number): Token[] {
  return from < to ? tokensIn(view.text, from, to, view.quotations) : []
}

function snapped(text: string, span: Span): Span {
  return snapToGraphemes(text, span) ?? span
}

/** The next place from an offset on where a word may begin. */
function atSpace(text: string, from: number): number {
  if (from === 0) return 0
  const space = text.slice(from, from + 100).search(/\s/u)
  return space === -1 ? from : from + space
}
