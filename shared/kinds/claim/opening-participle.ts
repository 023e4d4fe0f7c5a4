// Attribution around a claim that a participle opens: "Noting that [claim], Chaudhary said …". The participle is
// before the claim, and the one who says it is the subject of the clause after it.

import { auxiliaries, finite, speechVerb } from "./lexicon.ts"
import { extent, leadingNounPhrase } from "./noun-phrase.ts"
import type { Speaker } from "./speaker.ts"
import type { Token } from "./token.ts"

/**
 * @param before The claim's sentence up to the claim.
 * @param after The claim's sentence from its end on.
 */
export function speakerAround(before: readonly Token[], after: readonly Token[]): Speaker | undefined {
  const [cue, that] = before
  const verb = cue === undefined ? undefined : speechVerb(cue.lower)
  if (cue === undefined || verb?.form !== "participle" || verb.doubtful || before.length > 2) return undefined
  if (that !== undefined && that.lower !== "that") return undefined
  const comma = after.findIndex(({ text }) => text === ",")
  if (comma === -1 || comma > 1) return undefined
  const phrase = leadingNounPhrase(after.slice(comma + 1))
  const source = extent(phrase)
  const next = after[comma + 1 + phrase.length]
  if (source === undefined || next === undefined || !isVerb(next)) return undefined
  return { cue: { start: cue.start, end: cue.end }, source, relay: [], from: 0, to: before.length }
}

function isVerb({ lower }: Token): boolean {
  return finite.has(lower) || auxiliaries.has(lower) || speechVerb(lower) !== undefined || /ed$/u.test(lower)
}
