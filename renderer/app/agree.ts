// Two windows that change registry or codebook at the same time may each think that they came last. The host knows, so
// it is asked once nothing is on its way any more.

import type { ProjectRecords } from "../../shared/domain/project.ts"
import type { Context } from "./context.ts"

/** @param show shows the registry and codebook as the host has them @returns what to call when another window changed them */
export function createAgreement({ client, state, saver }: Context, show: (records: ProjectRecords) => void) {
  /** How often another window was heard of. */
  let heard = 0
  let asking = false

  const allSent = () =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (saver.pendingRecords().length > 0) return
        stop()
        resolve()
      }
      const stop = saver.subscribe(look)
      look()
    })

  const ask = async () => {
    for (;;) {
      await allSent()
      const [before, path] = [heard, state.get().start?.project?.path]
      const answer = path === undefined ? undefined : await client.call("project.open", { path })
      if (answer?.ok !== true || state.get().start?.project?.path !== path) return
      if (heard !== before || saver.pendingRecords().length > 0) continue
      show(answer.value)
      return
    }
  }

  return (): void => {
    heard++
    if (asking || saver.pendingRecords().length === 0) return
    asking = true
    void ask().finally(() => {
      asking = false
    })
  }
}
