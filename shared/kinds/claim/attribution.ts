// Proposes who a claim is by, from the words around it: the source, the cue ("said"), who passed it on, and whether it
// is quoted. Rules over English news prose, no statistics and no network; what they do not recognise they leave
// undefined, because a wrong proposal costs an analyst more than none. Only the claim's sentence, those beside it and the
// claim itself are read, so that the cost does not grow with the article. Accepting a proposal is not done here.

import { snapToGraphemes } from "../../domain/segment.ts"
import type { Span } from "../../domain/span.ts"
import { antecedentOf, bearerOf } from "./antecedent.ts"
import { type View, viewOf } from "./claim-view.ts"
import { type Found, speakerOfClaim } from "./find-speaker.ts"
import { pronouns } from "./lexicon.ts"
import { type Quotation, quotationOf } from "./quotation.ts"

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
  const speaker = speakerOfClaim(view)
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

function snapped(text: string, span: Span): Span {
  return snapToGraphemes(text, span) ?? span
}
