// Finds who a claim is by, trying one way after another in which a text says so, and who passed it on.

import { speakerAfter } from "./after-claim.ts"
import { speakerBefore, withSaying } from "./before-claim.ts"
import { beginsQuoted, between, type View, WINDOW } from "./claim-view.ts"
import { speakerWithin } from "./inside-claim.ts"
import { speakerAround } from "./opening-participle.ts"
import { lastSpeaker, type Speaker } from "./speaker.ts"
import type { Token } from "./token.ts"

export interface Found extends Speaker {
  readonly kind: "before" | "around" | "after" | "inside" | "neighbour"
  readonly tokens: readonly Token[]
}

/** The speaker of a claim and those who pass it on. Undefined where the text around does not say. */
export function speakerOfClaim(view: View): Found | undefined {
  const found =
    beforeClaim(view) ?? aroundClaim(view) ?? afterClaim(view) ?? insideClaim(view) ?? beside(view)
  return found === undefined ? undefined : relayed(view, found)
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
