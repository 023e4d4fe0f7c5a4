// Quotation marks outside claims: somebody's words that no claim records. A single word in quotation marks is a writer's
// distance from it rather than speech, and is passed over.

import type { Gap, GapView, Rule } from "./gap.ts"
import { Occurrences } from "./key.ts"

export const quotations: Rule = {
  id: "quotation",
  find({ text, claims, quotations }: GapView): readonly Gap[] {
    const occurrences = new Occurrences("quotation")
    const gaps: Gap[] = []
    for (const { span, content } of quotations) {
      const words = text.slice(content.start, content.end).trim()
      if (!/\p{L}[^\p{L}]*\s.*\p{L}/su.test(words)) continue
      const key = occurrences.keyOf(words)
      if (!claims.overlaps(content.start, content.end)) gaps.push({ key, rule: "quotation", span })
    }
    return gaps
  },
}
