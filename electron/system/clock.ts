// What time it is, and when long work should let others go first.

import { setImmediate as others } from "node:timers/promises"
import type { Clock } from "../../shared/application/ports.ts"

/** Milliseconds at a stretch. */
const STRETCH = 8

export function createClock(): Clock {
  let since = performance.now()
  return {
    now: () => new Date().toISOString(),
    pause() {
      if (performance.now() - since < STRETCH) return undefined
      return others().then(() => {
        since = performance.now()
      })
    },
  }
}
