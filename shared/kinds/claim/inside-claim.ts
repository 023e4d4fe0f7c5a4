// Attribution inside a claim, as when a whole sentence was marked: "The river, she said, was rising", "…, Singh said."

import { speakerAfter } from "./after-claim.ts"
import { speechVerb } from "./lexicon.ts"
import type { Speaker } from "./speaker.ts"
import type { Token } from "./token.ts"

/** Who the words of a claim themselves give as its source: only between commas, after a quotation or at the end. */
export function speakerWithin(tokens: readonly Token[]): Speaker | undefined {
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined || token.quoted) continue
    const according = token.lower === "according" && tokens[at + 1]?.lower === "to"
    if (!according && speechVerb(token.lower) === undefined) continue
    const open = tokens.findLastIndex(
      ({ text, kind, quoted }, index) => index < at && !quoted && (text === "," || kind === "quote"),
    )
    if (open <= 0) continue
    const close = tokens.findIndex(
      ({ text, kind }, index) => index > at && (/^[,.;]$/u.test(text) || kind === "quote"),
    )
    const part = tokens.slice(open + 1, close === -1 ? tokens.length : close)
    const quoted = tokens[open]?.kind === "quote" || tokens[open - 1]?.kind === "quote"
    const speaker = speakerAfter(part, { comma: true, quoted, apart: !quoted })
    if (speaker !== undefined) return { ...speaker, from: open + 1, to: open + 1 + part.length }
  }
  return undefined
}
