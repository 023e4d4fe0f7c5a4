// A second window at the same project, which can be kept from hearing what happens in the first.

import { type BrowserContext, expect, type Page } from "@playwright/test"

export interface SecondWindow {
  readonly other: Page
  deafen(): void
  /** Hears what came while it heard nothing, and everything from now on. */
  hear(): void
}

export async function secondWindow(page: Page, context: BrowserContext): Promise<SecondWindow> {
  const other = await context.newPage()
  // Hears nothing while `waiting` is a list.
  let waiting: (() => void)[] | undefined
  await other.routeWebSocket(/.*/, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => {
      if (waiting === undefined) socket.send(message)
      else waiting.push(() => socket.send(message))
    })
  })
  const token = await page.evaluate(() => sessionStorage.getItem("postil.token") ?? "")
  await other.goto(`${new URL(page.url()).origin}/#token=${token}`)
  await expect(other.locator(".article-text")).toBeVisible()
  return {
    other,
    deafen() {
      waiting = []
    },
    hear() {
      const missed = waiting ?? []
      waiting = undefined
      for (const hear of missed) hear()
    },
  }
}
