// Before the first article the window warms up on a sample of its own: nobody sees it, and nothing of it stays.

import { readdirSync } from "node:fs"
import { expect, test } from "./support/fixture.ts"
import { expectSaved, openSample } from "./support/sample.ts"

declare global {
  interface Window {
    /** What was there of the warm-up: how many articles at most, and whether one could be seen. */
    warmUp: { articles: number; seen: boolean; ended: boolean }
    /** Lets what waits for the window to be idle go on. */
    goOn?: () => void
  }
}

test("the window warms up unseen, and takes all of it away", async ({ app, here, page }) => {
  await page.addInitScript(() => {
    window.warmUp = { articles: 0, seen: false, ended: false }
    new MutationObserver(() => {
      const place = document.querySelector(".warm-up")
      const text = place?.querySelector(".article-text")
      if (text) {
        window.warmUp.articles = Math.max(
          window.warmUp.articles,
          document.querySelectorAll(".article-text").length,
        )
        window.warmUp.seen ||= text.checkVisibility({ visibilityProperty: true })
      }
      window.warmUp.ended = window.warmUp.articles > 0 && place === null
    }).observe(document, { childList: true, subtree: true })
  })
  await app.restart()
  await expect
    .poll(() => page.evaluate(() => window.warmUp))
    .toEqual({ articles: 1, seen: false, ended: true })
  await expect(page.getByLabel("Your name")).toBeVisible()

  // It had a project, an article and an annotation, none of which is one of the analyst's.
  await openSample(page, "Ana Example")
  await expectSaved(page)
  await expect(page.getByRole("button", { name: "People: 0" })).toBeVisible()
  await expect(page.locator(".article-text")).toHaveCount(1)
  expect(
    readdirSync(here.folder, { recursive: true }).filter((name) => String(name).includes("sample-")),
  ).toEqual([])
})

test("an article that is opened meanwhile takes its place at once", async ({ app, page }) => {
  await page.addInitScript(() => {
    const waiting: (() => void)[] = []
    window.requestIdleCallback = (callback) =>
      waiting.push(() => callback({ didTimeout: false, timeRemaining: () => 50 }))
    window.goOn = () => waiting.shift()?.()
  })
  await app.restart()
  await expect(page.getByLabel("Your name")).toBeVisible()
  await expect
    .poll(async () => {
      await page.evaluate(() => window.goOn?.())
      return page.locator(".warm-up .card").count()
    })
    .toBeGreaterThan(0)
  const text = await openSample(page, "Ana Example")
  await expect(page.locator(".warm-up")).toHaveCount(0)
  await expect(page.locator(".article-text")).toHaveCount(1)
  await page.evaluate(() => window.goOn?.())
  await expect(text).toBeFocused()
})
