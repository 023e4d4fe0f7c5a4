// Each test gets a machine of its own and a window on the app that runs there.

import { test as base, expect } from "@playwright/test"
import { type Machine, machine, type RunningApp, startApp } from "./app.ts"

interface Fixtures {
  readonly here: Machine
  /** The running app; `restart` kills it and starts it again, as after a power cut. */
  readonly app: {
    restart(): Promise<void>
    stop(): Promise<void>
    start(words?: readonly string[]): Promise<void>
    /** Starts the app, but leaves the window as it is. */
    startAgain(): Promise<void>
  }
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies from the pattern.
  here: async ({}, use) => {
    const here = machine()
    await use(here)
    here.remove()
  },
  app: async ({ here, page }, use) => {
    let running: RunningApp | undefined
    const app = {
      async startAgain() {
        running = await startApp(here)
      },
      async stop() {
        await running?.kill()
        running = undefined
      },
      async start(words: readonly string[] = []) {
        running = await startApp(here, words)
        // Another fragment alone would not load the page anew.
        await page.goto("about:blank")
        await page.goto(running.address)
      },
      async restart() {
        await app.stop()
        await app.start()
      },
    }
    await app.start()
    await use(app)
    await app.stop()
  },
})

export { expect }
