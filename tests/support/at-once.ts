// Work in steps, done in one go.

import type { Steps } from "../../shared/domain/steps.ts"

export function atOnce<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
