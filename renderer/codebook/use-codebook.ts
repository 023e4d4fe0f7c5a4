// The codebook as components follow and change it. A change is made to what the codebook is at that moment, which
// another window may have changed since it was drawn.

import type { Codebook } from "../../shared/domain/codebook.ts"
import { useApp, useModel } from "../app/model-context.ts"

export interface CodebookChange {
  readonly codebook: Codebook
  readonly readOnly: boolean
  /** False where the project cannot be changed. */
  change(how: (codebook: Codebook) => Codebook): boolean
}

export function useCodebook(): CodebookChange {
  const { records, state } = useModel()
  const codebook = useApp(({ start }) => start?.project?.codebook ?? empty)
  const readOnly = useApp(({ start }) => start?.project?.readOnly ?? null) !== null
  return {
    codebook,
    readOnly,
    change(how) {
      const now = state.get().start?.project?.codebook
      return now !== undefined && records.change([{ type: "codebook.set", codebook: how(now) }])
    },
  }
}

const empty: Codebook = { kinds: [], relationTypes: [] }
