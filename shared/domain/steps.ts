// Long work in steps, so that a host can do what else waits in between. What it comes to is the same in one go.

/** Work that may be left for a while at each `yield`; returns what it comes to. */
export type Steps<Value = void> = Generator<undefined, Value>

/** Does all steps. @param pause is awaited after each: where it gives nothing, the next follows at once */
export async function takeSteps<Value>(
  steps: Steps<Value>,
  pause: () => Promise<void> | undefined,
): Promise<Value> {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    const paused = pause()
    if (paused !== undefined) await paused
  }
}
