// The proposals for the open card: made anew whenever what they are drawn from changes, without those dismissed.

import { useMemo } from "react"
import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import type { Editor } from "../editor/editor-state.ts"
import type { RecordDesk } from "./desk.ts"
import { acceptProposals, type Proposal } from "./proposal.ts"
import { keyOf, proposalsFor } from "./proposals.ts"

export interface OpenProposals {
  readonly proposals: readonly Proposal[]
  /** Makes proposals values, in one step. */
  accept(proposals: readonly Proposal[]): void
  dismiss(proposal: Proposal): void
}

interface ProposalsRequest extends RecordDesk {
  readonly editor: Editor
  readonly kinds: readonly Kind[]
  /** The annotation whose card is open. */
  readonly annotation: Annotation | undefined
  readonly annotations: readonly Annotation[]
  readonly text: string
  /** Nothing is proposed where nothing can be changed. */
  readonly readOnly: boolean
}

export function useProposals(request: ProposalsRequest): OpenProposals {
  const { editor, kinds, annotation, annotations, text, registry, dateline, language, readOnly } = request
  const { unwanted, change, newEntity, dismissProposal } = request
  const kind = kinds.find(({ id }) => id === annotation?.kind)
  const proposals = useMemo(() => {
    if (annotation === undefined || kind === undefined || readOnly) return none
    const surroundings = { text, annotations, kinds, registry, dateline, language }
    return proposalsFor(annotation, kind, surroundings, unwanted)
  }, [annotation, kind, annotations, text, kinds, registry, dateline, language, unwanted, readOnly])
  return useMemo(
    () => ({
      proposals,
      accept(accepted) {
        if (annotation === undefined || kind === undefined) return
        const { fields, made } = acceptProposals(kind, annotation.fields, accepted, ({ type, name }) =>
          newEntity(type, name),
        )
        if (made.length > 0 && !change(made.map((entity) => ({ type: "entity.set", entity })))) return
        editor.revise(annotation.id, { fields })
      },
      dismiss(proposal) {
        if (annotation !== undefined) dismissProposal(keyOf(annotation, proposal))
      },
    }),
    [proposals, annotation, kind, editor, change, newEntity, dismissProposal],
  )
}

const none: readonly Proposal[] = []
