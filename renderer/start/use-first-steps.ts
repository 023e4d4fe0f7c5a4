// What the first screen asks for, and what then happens: the name is kept, the project made, the first article brought
// in. Each step that fails leaves the screen as it is, with the reason.

import { useState } from "react"
import { ok, type Result } from "../../shared/domain/result.ts"
import { useApp, useModel } from "../app/model-context.ts"

export interface FirstSteps {
  readonly name: string
  readonly path: string
  readonly nameMissing: boolean
  readonly failure: string | undefined
  readonly busy: boolean
  setName(name: string): void
  setPath(path: string): void
  /** Makes sure that there is a name and a project, then goes on; does nothing more when that fails. */
  begin(then: () => unknown): Promise<void>
  /** Opens a project that is there already. */
  open(path: string): Promise<void>
}

export function useFirstSteps(onNameMissing: () => void): FirstSteps {
  const model = useModel()
  const creator = useApp((state) => state.start?.creator ?? null)
  const suggested = useApp((state) => state.start?.suggestedPath ?? "")
  const [name, setName] = useState(creator?.name ?? "")
  const [chosen, setPath] = useState<string | undefined>(undefined)
  const [nameMissing, setNameMissing] = useState(false)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const path = chosen ?? suggested

  /** One step after the other, as long as they succeed. */
  const go = async (steps: readonly (() => Promise<Result<unknown>>)[]): Promise<boolean> => {
    setFailure(undefined)
    setNameMissing(name.trim() === "")
    if (name.trim() === "") {
      onNameMissing()
      return false
    }
    setBusy(true)
    for (const step of steps) {
      const result = await step()
      if (result.ok) continue
      setFailure(result.error.message)
      setBusy(false)
      return false
    }
    setBusy(false)
    return true
  }
  const keepName = async () =>
    creator?.name === name.trim() ? ok(null) : await model.projects.setCreator(name.trim())
  return {
    name,
    path,
    nameMissing,
    failure,
    busy,
    setName(value) {
      setName(value)
      setNameMissing(false)
    },
    setPath,
    async begin(then) {
      const hasProject = model.state.get().start?.project !== null
      const steps = hasProject ? [keepName] : [keepName, () => model.projects.create(path.trim())]
      if (await go(steps)) await then()
    },
    async open(other) {
      await go([keepName, () => model.projects.open(other)])
    },
  }
}
