// Who a claim is by, as the words around it say. The fields are told by their ids, which a codebook keeps when it renames
// them; a kind of the project's own that has them is served as claims are.

import { type Annotation, extentOf, quoteOf } from "../../shared/domain/annotation.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import { type ProposedParty, proposeAttribution } from "../../shared/kinds/claim/attribution.ts"
import { mentionsAround } from "./mentions.ts"
import { type Proposal, proposeNew, proposeValue, type Surroundings } from "./proposal.ts"
import { isName, knownAs, newEntityFrom } from "./propose-entity.ts"

/** Proposals for source, cue, quotation and relay of a claim. */
export function proposeForClaim(
  annotation: Annotation,
  kind: Kind,
  surroundings: Surroundings,
): readonly Proposal[] {
  const claim = extentOf(annotation)
  const proposal = proposeAttribution(surroundings.text, claim, mentionsAround(claim, surroundings))
  if (proposal === undefined) return []
  const { quotation, cue, source, relay } = proposal
  const party = (field: string, one: ProposedParty) => partyProposal(field, one, surroundings)
  const has = (id: string, type: string) => kind.fields.some((one) => one.id === id && one.type === type)
  const offered = kind.fields.find(({ id }) => id === "quotation")?.options ?? []
  return [
    ...(source !== undefined && has("source", "entity") ? party("source", source) : []),
    ...(cue !== undefined && has("cue", "span") ? [proposeValue("cue", { span: cue })] : []),
    ...(offered.some(({ id }) => id === quotation) && quotation !== undefined
      ? [proposeValue("quotation", quotation)]
      : []),
    ...(has("relay", "entity") ? relay.flatMap((one) => party("relay", one)) : []),
  ]
}

/** Words longer than this are a description rather than a name, in UTF-16 code units. */
const LONGEST_NAME = 60

function partyProposal(
  field: string,
  { span, mention, antecedent }: ProposedParty,
  surroundings: Surroundings,
): readonly Proposal[] {
  const known = mention ?? antecedent?.mention
  if (known !== undefined) return [proposeValue(field, { entity: known })]
  const words = quoteOf(surroundings.text, antecedent?.span ?? span)
  const named = knownAs(words, surroundings)
  if (named === "several") return []
  if (named !== undefined) return [proposeValue(field, { entity: named })]
  return isName(words) && words.length <= LONGEST_NAME ? [proposeNew(field, newEntityFrom(words))] : []
}
