// The gap finder: what an article's record seems to lack, by rules that each look for one sort of gap. To add a sort,
// write a rule and add it here. What a gap is called on screen, and what can be done about it, is not decided here.

import type { Annotation } from "../../domain/annotation.ts"
import { Registry } from "../../domain/registry.ts"
import { quotationsIn } from "../claim/quotation.ts"
import { Coverage } from "./coverage.ts"
import { fields } from "./fields.ts"
import type { Gap, GapInput, GapView, Rule } from "./gap.ts"
import { names } from "./names.ts"
import { quotations } from "./quotations.ts"
import { speech } from "./speech.ts"

const rules: readonly Rule[] = [fields, quotations, speech, names]

/**
 * The gaps in an article's record, in reading order, without those that were dismissed. Its cost grows with the text
 * and the annotations, not with their product. Keys are unique and stay the same while other things change.
 */
export function findGaps(input: GapInput): Gap[] {
  const view = viewOf(input)
  const dismissed = new Set(input.dismissed)
  return rules
    .flatMap((rule) => rule.find(view))
    .filter(({ key }) => !dismissed.has(key))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
}

function viewOf({ text, annotations, kinds, entities }: GapInput): GapView {
  const byId = new Map<string, Annotation>()
  const claims = []
  for (const annotation of annotations) {
    byId.set(annotation.id, annotation)
    if (annotation.kind === "claim") claims.push(...annotation.spans)
  }
  return {
    text,
    annotations: byId,
    kinds: new Map(kinds.map((kind) => [kind.id, kind])),
    registry: new Registry(entities),
    claims: new Coverage(claims),
    quotations: quotationsIn(text),
  }
}
